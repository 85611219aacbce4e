import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { SuspensionsService } from './suspensions.service';

/** Lifts expired suspensions within seconds. */
@Injectable()
export class SuspensionJob extends PeriodicJob {
  constructor(private readonly suspensions: SuspensionsService) {
    super({
      name: 'Users',
      intervalMs: 3_000,
      outage: 'Suspensions that have expired cannot be ended. The job retries every 3 seconds.',
    });
  }

  protected async run(): Promise<RunResult> {
    return (await this.suspensions.liftDue()) > 0 ? 'again' : 'done';
  }
}
