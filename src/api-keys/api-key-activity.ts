import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';

const INTERVAL_MS = 60_000;
/** Number of keys that one statement writes. */
const BATCH = 5_000;

/** Writes without audit entries, since nobody changes anything. It skips locked keys, so that it waits for nobody. */
const WRITE = `
  WITH held AS (
    SELECT k.id, used.at, used.ip FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS used (id, at, ip)
    JOIN api_keys k ON k.id = used.id
    WHERE k.last_used_at IS NULL OR k.last_used_at < used.at
    FOR NO KEY UPDATE OF k SKIP LOCKED
  )
  UPDATE api_keys SET last_used_at = held.at, last_used_ip = held.ip FROM held WHERE api_keys.id = held.id`;

interface Use {
  at: number;
  ip: string;
}

/** Collects the last uses of keys in memory and writes them once a minute. Requests need no statement for it. */
@Injectable()
export class ApiKeyActivity extends PeriodicJob {
  private used = new Map<string, Use>();

  constructor(private readonly unitOfWork: UnitOfWork) {
    super({
      name: 'ApiKeys',
      intervalMs: INTERVAL_MS,
      initialDelayMs: INTERVAL_MS,
      outage: 'The last use of API keys cannot be written. The job retries every minute.',
    });
  }

  /** Writes the remaining uses before the database is closed. */
  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.flush().catch((error: unknown) => this.reportFailure(error, true));
  }

  note(id: string, ip: string): void {
    this.used.set(id, { at: databaseClock.now().getTime(), ip });
  }

  /** Writes the collected uses. If it fails, they are lost. A key in use is noted again at its next request. */
  async flush(): Promise<void> {
    const used = [...this.used];
    this.used = new Map();
    for (let start = 0; start < used.length; start += BATCH) {
      const batch = used.slice(start, start + BATCH);
      await this.unitOfWork.query(WRITE, [
        batch.map(([id]) => id),
        batch.map(([, { at }]) => new Date(at)),
        batch.map(([, { ip }]) => ip),
      ]);
    }
  }

  protected async run(): Promise<RunResult> {
    await this.flush();
    return 'done';
  }
}
