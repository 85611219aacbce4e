import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { IdempotencyService } from './idempotency.service';

/** Keys that one transaction removes: it stays short, and requests get their turn on the embedded database. */
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
