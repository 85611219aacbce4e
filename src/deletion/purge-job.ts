import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { Purge } from './purge';

const INTERVAL_MS = 60_000;

/** Purges expired deleted rows every minute, for the first time one minute after the start. */
@Injectable()
export class PurgeJob extends PeriodicJob {
  constructor(private readonly purge: Purge) {
    super({
      name: 'Deletion',
      intervalMs: INTERVAL_MS,
      initialDelayMs: INTERVAL_MS,
      outage: 'Expired deleted rows cannot be removed. The job retries every minute.',
    });
  }

  protected async run(stopping: AbortSignal): Promise<RunResult> {
    await this.purge.run(stopping);
    return 'done';
  }
}
