import { setTimeout as delay } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { AuditRetention } from './audit-retention';

const INTERVAL_MS = 3_600_000;
/** What did not come to its end is tried again sooner. */
const RETRY_MS = 60_000;

/** Lets the retention have its way in the background: at the start, and then every hour. */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly retention: AuditRetention,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.auditRetentionDays !== undefined) {
      this.working = this.work();
    }
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const isDone = await this.retention.run(signal).catch((error: unknown) => this.report(error));
      await delay(isDone ? INTERVAL_MS : RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private report(error: unknown): false {
    if (!this.stopping.signal.aborted) {
      this.logger.warn(
        { err: error },
        'Old months of the audit log cannot be dropped at the moment; it is tried again',
      );
    }
    return false;
  }
}
