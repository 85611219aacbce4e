import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Purge } from './purge';

const INTERVAL_MS = 60_000;

/** Lets the purge have its way in the background: a minute after the start, and then every minute. */
@Injectable()
export class PurgeJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Deletion');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly purge: Purge) {}

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
    for (;;) {
      await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) {
        return;
      }
      await this.purge.run(signal).catch((error: unknown) => this.report(error));
    }
  }

  private report(error: unknown): void {
    if (!this.stopping.signal.aborted) {
      this.logger.warn({ err: error }, 'Deleted rows cannot be removed at the moment; it is tried again');
    }
  }
}
