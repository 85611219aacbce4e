import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

const LOCK = 'admin-api:audit-partitions';
/** Number of months created in advance, so that writes succeed even if this job fails for weeks. */
const AHEAD = 3;

/** Creates the monthly partitions of the audit log. An entry without a partition for its month cannot be written. */
@Injectable()
export class AuditPartitions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Creates missing partitions, from two months ago to a few months ahead. An event of the application may be 30 days old,
   * which can be two months ago in March. Months past the retention period are left out.
   */
  async ensure(): Promise<void> {
    await this.unitOfWork.run(
      async () => {
        await this.unitOfWork.lock(LOCK);
        await this.unitOfWork.query(
          `SELECT audit_logs_add_partition(month::date)
           FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => away) AS month
             FROM generate_series(-2, $1::int) AS away) AS months
           WHERE $2::int IS NULL OR month + interval '1 month' > now() AT TIME ZONE 'UTC' - make_interval(days => $2::int)`,
          [AHEAD, this.config.auditRetentionDays ?? null],
        );
      },
      () => Promise.resolve(),
    );
  }
}
