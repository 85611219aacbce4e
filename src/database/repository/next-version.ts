interface Versioned {
  version: number;
  updatedAt: Date;
}

/** Times of a row that no change of it may precede. */
interface Timed {
  createdAt?: unknown;
  updatedAt?: unknown;
  deletedAt?: unknown;
}

/** Returns the columns that every change of a versioned entity sets. */
export function nextVersion(row: object, updatedAt: Date): Partial<Versioned> {
  return 'version' in row && typeof row.version === 'number' ? { version: row.version + 1, updatedAt } : {};
}

/** Returns `now`, or the latest time of the row if that is later. The entries of one row never go back in time. */
export function timeOfChange(row: object, now: Date): Date {
  const { createdAt, updatedAt, deletedAt }: Timed = row;
  const times = [createdAt, updatedAt, deletedAt].filter((time) => time instanceof Date);
  return new Date(Math.max(now.getTime(), ...times.map((time) => time.getTime())));
}
