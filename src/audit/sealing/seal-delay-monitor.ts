import { Inject, Injectable } from '@nestjs/common';
import { Readiness } from '@/jobs/readiness';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { SettledSequence } from './settled-sequence';
import { describeWriter } from './open-writer';

/** Number of seal intervals after which an unsealed entry counts as late. */
const INTERVALS = 10;

const OLDEST_UNSEALED = `
  SELECT extract(epoch FROM clock_timestamp() - occurred_at)::float8 AS seconds FROM audit_logs
  WHERE sequence > audit_logs_sealed_up_to() ORDER BY sequence LIMIT 1`;

/** Detects that sealing has fallen behind, for any cause. Logs each outage once and reports it in the readiness details. */
@Injectable()
export class SealDelayMonitor extends PeriodicJob {
  private seconds = 0;
  private isLate = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settledSequence: SettledSequence,
    private readonly readiness: Readiness,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super({
      name: 'Audit',
      intervalMs: config.auditSealInterval * 1000,
      outage: 'The age of unsealed audit entries cannot be measured. The job keeps retrying.',
    });
  }

  /** Age of the oldest unsealed entry at the last measurement. 0 if all entries are sealed. */
  get oldestUnsealedSeconds(): number {
    return this.seconds;
  }

  protected async run(): Promise<RunResult> {
    const [oldest] = await this.unitOfWork.query<{ seconds: number }>(OLDEST_UNSEALED);
    this.seconds = Math.max(0, oldest?.seconds ?? 0);
    const isLate = this.seconds > INTERVALS * this.config.auditSealInterval;
    this.readiness.setWarning('AUDIT_SEAL_LATE', isLate);
    if (isLate && !this.isLate) {
      const age = `The seal of the audit log is late. Its oldest unsealed entry is ${Math.floor(this.seconds)} s old.`;
      this.logger.error(`${age} ${describeWriter(await this.settledSequence.oldestWriter())}`);
      this.isLate = true;
    } else if (!isLate && this.isLate) {
      this.isLate = false;
      this.logger.log('The audit log is sealed up to date again');
    }
    return 'done';
  }
}
