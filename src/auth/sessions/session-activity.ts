import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { BatchedWrites } from '@/jobs/batched-writes';

const INTERVAL_MS = 30_000;

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
 * Knows when sessions were last used, and writes it every 30 seconds. If the stored time is old, `record` writes at once: another
 * instance may need it before the next interval.
 */
@Injectable()
export class SessionActivity extends BatchedWrites<number> {
  private readonly recording = new Map<string, Promise<void>>();

  constructor(private readonly unitOfWork: UnitOfWork) {
    super({
      name: 'Sessions',
      intervalMs: INTERVAL_MS,
      outage: 'The last use of sessions cannot be written. The job retries every 30 seconds.',
    });
  }

  note(sessionId: string): void {
    this.collect(sessionId, databaseClock.now().getTime());
  }

  /** Writes the time of a session that was noted. Concurrent requests share one statement. If it fails, the job retries. */
  async record(sessionId: string): Promise<void> {
    let recording = this.recording.get(sessionId);
    if (!recording) {
      const at = this.collected(sessionId) ?? databaseClock.now().getTime();
      recording = this.writeNow([[sessionId, at]])
        .catch(() => undefined)
        .finally(() => this.recording.delete(sessionId));
      this.recording.set(sessionId, recording);
    }
    await recording;
  }

  protected write(batch: readonly (readonly [id: string, at: number])[]): Promise<{ id: string }[]> {
    return this.unitOfWork.query(WRITE, [batch.map(([id]) => id), batch.map(([, at]) => new Date(at))]);
  }
}
