/** Times of a row that no change of it may precede. */
interface Timed {
  createdAt?: unknown;
  updatedAt?: unknown;
  deletedAt?: unknown;
}

/** Returns `now`, or the latest time of the row that changes: the entries of one row never go back in time. */
export function timeOfChange(row: object, now: Date): Date {
  const { createdAt, updatedAt, deletedAt }: Timed = row;
  const times = [createdAt, updatedAt, deletedAt].filter((time) => time instanceof Date);
  return new Date(Math.max(now.getTime(), ...times.map((time) => time.getTime())));
}
