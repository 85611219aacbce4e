/** Columns that the database layer itself keeps, on entities that have them. */
interface Versioned {
  version: number;
  updatedAt: Date;
}

/** What a change makes of them. */
export function nextVersion(row: object, updatedAt: Date): Partial<Versioned> {
  return 'version' in row && typeof row.version === 'number' ? { version: row.version + 1, updatedAt } : {};
}
