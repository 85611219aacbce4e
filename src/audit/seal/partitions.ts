import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/unit-of-work';

const LOCK = 'admin-api:audit-partitions';
/** So far ahead, so that a service that nobody looks after still has where to write. In months. */
const AHEAD = 3;

/** The months of the audit log. An entry whose month is not there cannot be written, so they are made ahead. */
@Injectable()
export class AuditPartitions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Makes what is missing, from last month (another instance's clock may be behind) to some months ahead. */
  async ensure(): Promise<void> {
    await this.unitOfWork.run(
      async () => {
        await this.unitOfWork.lock(LOCK);
        await this.unitOfWork.query(
          `SELECT audit_logs_add_partition((date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => month))::date)
           FROM generate_series(-1, $1::int) AS month`,
          [AHEAD],
        );
      },
      () => Promise.resolve(),
    );
  }
}
