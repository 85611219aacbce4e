import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { AuditRetention } from './audit-retention';

/** Drops old months of the audit log at the start and then every hour. */
@Injectable()
export class RetentionJob extends PeriodicJob {
  constructor(
    private readonly retention: AuditRetention,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super({
      name: 'Audit',
      intervalMs: 3_600_000,
      retryMs: 60_000,
      outage: 'Old months of the audit log cannot be dropped. The job retries every minute.',
    });
  }

  override onApplicationBootstrap(): void {
    if (this.config.auditRetentionDays !== undefined) {
      super.onApplicationBootstrap();
    }
  }

  protected async run(stopping: AbortSignal): Promise<RunResult> {
    return (await this.retention.run(stopping)) ? 'done' : 'retry';
  }
}
