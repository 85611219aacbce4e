import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';

const INTERVAL_MS = 30_000;
/** Number of sessions that one statement writes. */
const BATCH = 5_000;

/**
 * Writes without audit entries, since nobody changes anything. It skips locked sessions, so that it waits for nobody, and returns
 * those: they are written later, unless their holder ends them.
 */
const WRITE = `
  WITH late AS (
    SELECT s.id, seen.at FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at) JOIN sessions s ON s.id = seen.id
    WHERE s.last_seen_at < seen.at
  ), held AS (
    SELECT s.id, late.at FROM late JOIN sessions s ON s.id = late.id WHERE s.last_seen_at < late.at
    FOR NO KEY UPDATE OF s SKIP LOCKED
  ), written AS (
    UPDATE sessions SET last_seen_at = held.at FROM held WHERE sessions.id = held.id
  )
  SELECT id FROM late WHERE id NOT IN (SELECT id FROM held)`;

/**
 * Knows when sessions were last used. Times are collected in memory and written every 30 seconds, so that a request needs no
 * statement for it. If the stored time is old, `record` writes at once: another instance may need it before the next interval.
 */
@Injectable()
export class SessionActivity extends PeriodicJob {
  private readonly seen = new Map<string, number>();
  private readonly recording = new Map<string, Promise<void>>();

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

  /** Writes the time of a session that was noted. Concurrent requests share one statement. If it fails, the job retries. */
  async record(sessionId: string): Promise<void> {
    let recording = this.recording.get(sessionId);
    if (!recording) {
      const at = this.seen.get(sessionId) ?? databaseClock.now().getTime();
      recording = this.write([[sessionId, at]])
        .catch(() => undefined)
        .finally(() => this.recording.delete(sessionId));
      this.recording.set(sessionId, recording);
    }
    await recording;
  }

  /** Writes the collected times. Those that cannot be written are kept. */
  async flush(): Promise<void> {
    const seen = [...this.seen];
    for (let start = 0; start < seen.length; start += BATCH) {
      await this.write(seen.slice(start, start + BATCH));
    }
  }

  protected async run(): Promise<RunResult> {
    await this.flush();
    return 'done';
  }

  private async write(batch: readonly (readonly [id: string, at: number])[]): Promise<void> {
    const values = [batch.map(([id]) => id), batch.map(([, at]) => new Date(at))];
    const skipped = await this.unitOfWork.query<{ id: string }>(WRITE, values);
    const kept = new Set(skipped.map(({ id }) => id));
    for (const [id, at] of batch) {
      if (!kept.has(id) && this.seen.get(id) === at) {
        this.seen.delete(id);
      }
    }
  }
}
