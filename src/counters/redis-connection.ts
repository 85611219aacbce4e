import { Logger } from '@nestjs/common';
import Redis from 'ioredis';

/** Replies of a server that does not let this client in: a wrong password or user, none given, or one without rights. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR (invalid password|Client sent AUTH|AUTH))/;

/** A connection to Redis that remembers why it failed. Errors of ioredis hold the password, so only their messages count. */
export class RedisConnection {
  readonly client: Redis;
  private lastError = '';

  /** @param timeoutMs For one command. */
  constructor(url: string, timeoutMs: number) {
    this.client = new Redis(url, {
      enableOfflineQueue: false,
      enableAutoPipelining: true,
      maxRetriesPerRequest: 0,
      connectTimeout: timeoutMs * 5,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    });
    // Without a listener ioredis prints every failed attempt. The counter says once that Redis is away.
    this.client.on('error', (error: Error) => {
      this.lastError = error.message;
      new Logger('Limits').debug(`Redis: ${error.message}`);
    });
    this.client.on('ready', () => (this.lastError = ''));
  }

  /** Says why a command failed, and what to do. */
  reasonOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (REFUSED.test(message) || REFUSED.test(this.lastError)) {
      return 'Redis rejects the user or the password of REDIS_URL: correct it.';
    }
    return `The cause: ${this.lastError || message}.`;
  }
}
