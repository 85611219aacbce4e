import { databaseClock } from '../connection/database-clock';
import type { Deletion } from './archive';
import { type Columns, type Sql, sql } from './sql';

const DAY_MS = 86_400_000;

/** Returns a deletion at this moment. The row keeps the time of its purge, even if the setting changes. */
export function deletionNow(retentionDays: number): Deletion {
  const deletedAt = databaseClock.now();
  return { deletedAt, purgeAt: new Date(deletedAt.getTime() + retentionDays * DAY_MS) };
}

/** Restores run one after another, so that each side of a membership sees whether the other side is back. */
export const RESTORE_LOCK = 'admin-api:restore';

/** Selects deleted rows whose time is over, except those that another transaction restores now. */
export const purgeable =
  (limit: number) =>
  (t: Columns<Deletion>): Sql =>
    sql`WHERE ${t.purgeAt} <= ${databaseClock.now()} ORDER BY ${t.purgeAt}, t.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
