import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { BatchedWrites } from '@/jobs/batched-writes';

const INTERVAL_MS = 60_000;

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

/** Knows when and from where keys were last used, and writes it once a minute. */
@Injectable()
export class ApiKeyActivity extends BatchedWrites<Use> {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super({
      name: 'ApiKeys',
      intervalMs: INTERVAL_MS,
      outage: 'The last use of API keys cannot be written. The job retries every minute.',
    });
  }

  note(id: string, ip: string): void {
    this.collect(id, { at: databaseClock.now().getTime(), ip });
  }

  protected write(batch: readonly (readonly [id: string, use: Use])[]): Promise<{ id: string }[]> {
    return this.unitOfWork.query(WRITE, [
      batch.map(([id]) => id),
      batch.map(([, { at }]) => new Date(at)),
      batch.map(([, { ip }]) => ip),
    ]);
  }
}
