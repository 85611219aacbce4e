import { setTimeout as delay } from 'node:timers/promises';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { DatabaseUnavailable } from './unavailable';
import { DatabaseClient } from './client';
import { limitPool } from './internals';
import type { ConnectionMonitor } from './monitor';

/** Milliseconds until the pool asks again for a connection that the server refused. */
const RETRY_MS = 100;
/** Milliseconds until the pool tries to grow again. */
const GROW_AGAIN_MS = 5_000;

export interface DatabasePoolConfig extends PoolConfig {
  max: number;
  /** Limit of the wait for a connection. */
  connectionTimeoutMillis: number;
  /** Null for the embedded database. */
  monitor: ConnectionMonitor | null;
}

type Callback = (error: Error | undefined, client: PoolClient | undefined, release: (error?: unknown) => void) => void;

/**
 * pg's pool, with one difference: if the server refuses a further connection, requests wait for an existing one. While the
 * server is silent, requests fail at once.
 */
export class DatabasePool extends Pool {
  private readonly monitor: ConnectionMonitor | null;
  private readonly maxConfigured: number;
  private readonly waitLimitMs: number;

  constructor(config: DatabasePoolConfig) {
    super({ ...config, Client: DatabaseClient as unknown as PoolConfig['Client'] });
    this.monitor = config.monitor;
    this.maxConfigured = config.max;
    this.waitLimitMs = config.connectionTimeoutMillis;
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | undefined {
    const acquired = this.acquire();
    if (!callback) {
      return acquired;
    }
    acquired.then(
      (client) => callback(undefined, client, (error) => client.release(error as Error | undefined)),
      (error: unknown) => callback(error as Error, undefined, () => undefined),
    );
    return undefined;
  }

  /** Adopts a limit that the server has shown, until the pool tries to grow again. */
  private shrink(): void {
    const max = Math.max(1, this.totalCount);
    if (max < this.options.max) {
      limitPool(this, max);
      setTimeout(() => limitPool(this, this.maxConfigured), GROW_AGAIN_MS).unref();
    }
  }

  /** @throws DatabaseUnavailable */
  private async acquire(): Promise<PoolClient> {
    const deadline = performance.now() + this.waitLimitMs;
    for (;;) {
      try {
        return await this.next();
      } catch (error) {
        const refused = DatabaseUnavailable.from(error);
        const isHopeless = this.ending || this.monitor?.isSilent === true || performance.now() > deadline;
        if (isHopeless || (this.totalCount === 0 && !refused.isConnectionLimit)) {
          throw refused;
        }
        this.shrink();
        // If others have all connections, or ours are still being opened, there is nothing to wait for yet.
        await delay(this.totalCount === 0 ? RETRY_MS : 0);
      }
    }
  }

  private next(): Promise<PoolClient> {
    const client = super.connect();
    return this.monitor?.connected(client) ?? client;
  }
}
