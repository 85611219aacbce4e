import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

const LOCK = 'admin-api:audit-partitions';
/** So far ahead, so that a service that nobody looks after still has where to write. In months. */
const AHEAD = 3;

/** The months of the audit log. An entry whose month is not there cannot be written, so they are made ahead. */
@Injectable()
export class AuditPartitions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Makes what is missing, from last month (another instance's clock may be behind) to some months ahead; but not a month
   * that is not kept any more.
   */
  async ensure(): Promise<void> {
    await this.unitOfWork.run(
      async () => {
        await this.unitOfWork.lock(LOCK);
        await this.unitOfWork.query(
          `SELECT audit_logs_add_partition(month::date)
           FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => away) AS month
             FROM generate_series(-1, $1::int) AS away) AS months
           WHERE $2::int IS NULL OR month + interval '1 month' > now() AT TIME ZONE 'UTC' - make_interval(days => $2::int)`,
          [AHEAD, this.config.auditRetentionDays ?? null],
        );
      },
      () => Promise.resolve(),
    );
  }
}
