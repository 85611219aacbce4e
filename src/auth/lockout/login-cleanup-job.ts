import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { KnownNetworksService } from './known-networks.service';
import { LoginFailuresService } from './login-failures.service';

const INTERVAL_MS = 60_000;
/** Number of rows that one statement removes. */
const BATCH = 1_000;

/** Removes failed logins whose window has ended, and networks from which nobody signed in for 30 days. */
@Injectable()
export class LoginCleanupJob extends PeriodicJob {
  constructor(
    private readonly failures: LoginFailuresService,
    private readonly networks: KnownNetworksService,
  ) {
    super({
      name: 'LoginCleanup',
      intervalMs: INTERVAL_MS,
      outage: 'Expired failed logins and known networks cannot be removed. The job retries every minute.',
    });
  }

  protected async run(): Promise<RunResult> {
    const removed = [await this.failures.sweep(BATCH), await this.networks.sweep(BATCH)];
    return removed.some((count) => count === BATCH) ? 'again' : 'done';
  }
}
