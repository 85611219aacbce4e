import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '@/database/unit-of-work';

const INTERVAL_MS = 30_000;
/** Sessions that one statement writes. */
const BATCH = 5_000;

/**
 * Bookkeeping like the time of a login: no change, no entry. A session that somebody else holds is passed over, so that
 * this waits for nobody; whoever holds it ends it, or has just written the same.
 */
const WRITE = `
  WITH held AS (
    SELECT s.id, seen.at FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at) JOIN sessions s ON s.id = seen.id
    WHERE s.last_seen_at < seen.at
    FOR NO KEY UPDATE OF s SKIP LOCKED
  )
  UPDATE sessions SET last_seen_at = held.at FROM held WHERE sessions.id = held.id`;

/** Remembers when sessions were used, and writes it down now and then: a request pays for it with no statement. */
@Injectable()
export class SessionActivity implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sessions');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private seen = new Map<string, number>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  /** Before the database is closed; what is still to be written is. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  note(sessionId: string): void {
    this.seen.set(sessionId, Date.now());
  }

  /** Writes down what was seen since the last time. */
  async flush(): Promise<void> {
    const seen = [...this.seen];
    this.seen = new Map();
    for (let start = 0; start < seen.length; start += BATCH) {
      const batch = seen.slice(start, start + BATCH);
      await this.unitOfWork.query(WRITE, [batch.map(([id]) => id), batch.map(([, at]) => new Date(at))]);
    }
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      await this.write();
    }
  }

  /** What cannot be written is forgotten: who is still there will be seen again. */
  private async write(): Promise<void> {
    await this.flush().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'When sessions were last seen cannot be written at the moment'),
    );
  }
}
