import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SuspensionsService } from './suspensions.service';

const INTERVAL_MS = 3_000;

/** Lets suspensions end at their time. */
@Injectable()
export class SuspensionJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Users');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(private readonly suspensions: SuspensionsService) {}

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
      await this.round().then(
        () => (this.failing = false),
        (error: unknown) => this.report(error),
      );
      await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async round(): Promise<void> {
    let lifted = 0;
    do {
      lifted = await this.suspensions.liftDue();
    } while (lifted > 0 && !this.stopping.signal.aborted);
  }

  /** Once for each time that it begins to fail: while the database is away, every round fails. */
  private report(error: unknown): void {
    if (!this.failing && !this.stopping.signal.aborted) {
      this.logger.warn({ err: error }, 'Suspensions that are over cannot be lifted at the moment; it is tried again');
    }
    this.failing = true;
  }
}
