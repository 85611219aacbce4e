import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { IdempotencyService } from './idempotency.service';

const INTERVAL_MS = 60_000;
/** So many at a time: no long transaction, and other requests get their turn on the embedded database. */
const BATCH = 500;

/** Removes keys that have expired, in the background: a request has no time for it. */
@Injectable()
export class IdempotencySweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Idempotency');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly keys: IdempotencyService) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const swept = await this.keys.sweep(BATCH).catch((error: unknown) => this.report(error));
      if (swept < BATCH) {
        await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  private report(error: unknown): 0 {
    if (!this.stopping.signal.aborted) {
      this.logger.warn({ err: error }, 'Expired idempotency keys cannot be removed at the moment; it is tried again');
    }
    return 0;
  }
}
