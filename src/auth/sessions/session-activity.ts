import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { BatchedWrites } from '@/jobs/batched-writes';

const INTERVAL_MS = 30_000;

/**
 * Writes without audit entries, since nobody changes anything. It skips locked sessions and users, so that it waits for nobody, and
 * returns their sessions: they are written later, unless their holder ends them.
 */
const WRITE = `
  WITH late AS (
    SELECT s.id, s.user_id, seen.at, s.last_seen_at < seen.at AS is_late,
      u.last_active_at IS NULL OR u.last_active_at < seen.at AS is_user_late
    FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at) JOIN sessions s ON s.id = seen.id JOIN users u ON u.id = s.user_id
  ), held AS (
    SELECT s.id, late.at FROM late JOIN sessions s ON s.id = late.id WHERE s.last_seen_at < late.at
    FOR NO KEY UPDATE OF s SKIP LOCKED
  ), held_users AS (
    SELECT u.id FROM users u WHERE u.id IN (SELECT user_id FROM late WHERE is_user_late)
    FOR NO KEY UPDATE SKIP LOCKED
  ), written AS (
    UPDATE sessions SET last_seen_at = held.at FROM held WHERE sessions.id = held.id
  ), written_users AS (
    UPDATE users SET last_active_at = greatest(last_active_at, active.at)
    FROM (SELECT h.id, max(late.at) AS at FROM late JOIN held_users h ON h.id = late.user_id GROUP BY h.id) AS active
    WHERE users.id = active.id
  )
  SELECT id FROM late
  WHERE (is_late AND id NOT IN (SELECT id FROM held)) OR (is_user_late AND user_id NOT IN (SELECT id FROM held_users))`;

/**
 * Knows when sessions and their users were last active, and writes it every 30 seconds. If the stored time is old, `record` writes at once: another
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
