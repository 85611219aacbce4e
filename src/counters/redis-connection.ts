import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';

/** Replies of a server that rejects the client: a wrong password or user, no password, or a user without rights. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR (invalid password|Client sent AUTH|AUTH))/;

/** A connection to Redis that remembers why it failed. Errors of ioredis hold the password: only their messages are used. */
export class RedisConnection {
  private lastError = '';

  /** @param timeoutMs Time limit of one command, in milliseconds. */
  static async open(url: string, timeoutMs: number): Promise<RedisConnection> {
    // Loaded only if it is used: it has 39 modules.
    const { Redis } = await import('ioredis');
    const client = new Redis(url, {
      enableOfflineQueue: false,
      enableAutoPipelining: true,
      maxRetriesPerRequest: 0,
      connectTimeout: timeoutMs * 5,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    });
    return new RedisConnection(client);
  }

  private constructor(readonly client: Redis) {
    // Without a listener ioredis prints every failed attempt. The counter logs once that Redis is away.
    this.client.on('error', (error: Error) => {
      this.lastError = error.message;
      new Logger('Limits').debug(`Redis: ${error.message}`);
    });
    this.client.on('ready', () => (this.lastError = ''));
  }

  /** Returns why a command failed, and what to do. */
  reasonOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (REFUSED.test(message) || REFUSED.test(this.lastError)) {
      return 'Redis rejects the user or the password of REDIS_URL: correct it.';
    }
    return `The cause: ${this.lastError || message}.`;
  }
}
