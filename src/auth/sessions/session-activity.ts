import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';

const INTERVAL_MS = 30_000;
/** Number of sessions that one statement writes. */
const BATCH = 5_000;

/**
 * Writes without audit entries, since nobody changes anything. It skips locked sessions, so that it waits for nobody. The
 * transaction that holds the lock ends the session, or has just written the same time.
 */
const WRITE = `
  WITH held AS (
    SELECT s.id, seen.at FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at) JOIN sessions s ON s.id = seen.id
    WHERE s.last_seen_at < seen.at
    FOR NO KEY UPDATE OF s SKIP LOCKED
  )
  UPDATE sessions SET last_seen_at = held.at FROM held WHERE sessions.id = held.id`;

/** Collects the times of use of sessions in memory and writes them every 30 seconds. Requests need no statement for it. */
@Injectable()
export class SessionActivity extends PeriodicJob {
  private seen = new Map<string, number>();

  constructor(private readonly unitOfWork: UnitOfWork) {
    super({
      name: 'Sessions',
      intervalMs: INTERVAL_MS,
      initialDelayMs: INTERVAL_MS,
      outage: 'The last use of sessions cannot be written. The job retries every 30 seconds.',
    });
  }

  /** Writes the remaining times before the database is closed. */
  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.flush().catch((error: unknown) => this.reportFailure(error, true));
  }

  note(sessionId: string): void {
    this.seen.set(sessionId, databaseClock.now().getTime());
  }

  /** Writes the collected times. If it fails, they are lost. An active session is noted again at its next request. */
  async flush(): Promise<void> {
    const seen = [...this.seen];
    this.seen = new Map();
    for (let start = 0; start < seen.length; start += BATCH) {
      const batch = seen.slice(start, start + BATCH);
      await this.unitOfWork.query(WRITE, [batch.map(([id]) => id), batch.map(([, at]) => new Date(at))]);
    }
  }

  protected async run(): Promise<RunResult> {
    await this.flush();
    return 'done';
  }
}
