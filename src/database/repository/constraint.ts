import { QueryFailedError } from 'typeorm';

/** SQLSTATE. Messages are in the language of the server, so that they tell nothing reliably. */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Returns the constraint that refused what a client asked for. A row that cannot go because others still point to it is not
 * the client's fault: what goes along was forgotten. PostgreSQL names the same constraint then.
 */
export function refusingConstraint(exception: unknown): string | undefined {
  if (!(exception instanceof QueryFailedError)) {
    return undefined;
  }
  const { code, constraint, table } = exception.driverError as { code?: string; constraint?: string; table?: string };
  // The table of the error is the one that points: a statement that does not write to it took away what it points to.
  const isStillReferenced = code === FOREIGN_KEY_VIOLATION && !writesTo(table ?? '', exception.query);
  return isStillReferenced ? undefined : constraint;
}

function writesTo(table: string, statement: string): boolean {
  return new RegExp(`\\b(INSERT INTO|UPDATE) "?${table}"?(\\s|\\()`).test(statement);
}
