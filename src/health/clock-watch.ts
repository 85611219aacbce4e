import { Injectable } from '@nestjs/common';
import { Readiness } from '@/jobs/readiness';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';

const INTERVAL_MS = 1_000;
/** Maximum difference between the clocks, in milliseconds. A greater one is a configuration mistake. */
const DIFFERENCE_MAX_MS = 1_000;
const REMINDER_MS = 3_600_000;

/** Keeps the time of the database, and warns if the own clock differs from it. */
@Injectable()
export class ClockWatch extends PeriodicJob {
  private warnedAt = -Infinity;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readiness: Readiness,
  ) {
    super({
      name: 'Clock',
      intervalMs: INTERVAL_MS,
      outage: 'The clock of the database cannot be read. The time continues from the last reading.',
    });
  }

  protected async run(): Promise<RunResult> {
    await this.unitOfWork.readClock();
    const { differenceMs } = databaseClock;
    const differs = Math.abs(differenceMs) > DIFFERENCE_MAX_MS;
    this.readiness.setWarning('CLOCK_DIFFERENCE', differs);
    if (!differs) {
      this.warnedAt = -Infinity;
    } else if (performance.now() - this.warnedAt > REMINDER_MS) {
      this.warnedAt = performance.now();
      this.logger.warn(
        `The clock of this machine is ${(Math.abs(differenceMs) / 1000).toFixed(1)} s ${differenceMs > 0 ? 'ahead of' : 'behind'} ` +
          'that of the database. The service goes by the database. Synchronize both clocks.',
      );
    }
    return 'done';
  }
}
