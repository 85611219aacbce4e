import type { Deletion } from './archive';
import { databaseClock } from '../connection/database-clock';

const DAY_MS = 86_400_000;

/** A deletion at this moment; the time that it promises is kept with the row, and holds also where the setting changes. */
export function deletionNow(retentionDays: number): Deletion {
  const deletedAt = databaseClock.now();
  return { deletedAt, purgeAt: new Date(deletedAt.getTime() + retentionDays * DAY_MS) };
}

/** Restorations come one after the other, so that of two sides of a membership each sees whether the other is back. */
export const RESTORE_LOCK = 'admin-api:restore';

/** Deleted rows whose time is over; those that somebody restores right now are left out. */
export const EXPIRED = 'WHERE t.purgeAt <= :now ORDER BY t.purgeAt, t.id LIMIT :limit FOR UPDATE SKIP LOCKED';
