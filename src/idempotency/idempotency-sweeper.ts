import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { IdempotencyService } from './idempotency.service';

/** Number of keys that one transaction removes. Short transactions let the embedded database serve requests in between. */
const BATCH = 500;

/** Removes expired idempotency keys. */
@Injectable()
export class IdempotencySweeper extends PeriodicJob {
  constructor(private readonly keys: IdempotencyService) {
    super({
      name: 'Idempotency',
      intervalMs: 60_000,
      outage: 'Expired idempotency keys cannot be removed. The job retries every minute.',
    });
  }

  protected async run(): Promise<RunResult> {
    return (await this.keys.sweep(BATCH)) < BATCH ? 'done' : 'again';
  }
}
