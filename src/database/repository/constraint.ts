import { QueryFailedError } from 'typeorm';

/** SQLSTATE. Messages depend on the language of the server. */
const FOREIGN_KEY_VIOLATION = '23503';

/** A constraint that refused a request. */
interface RefusingConstraint {
  name: string;
  /** The text of PostgreSQL in the language of the server, or that of a function of the schema. */
  detail?: string;
}

/**
 * Returns the constraint that refused a request. A delete that a foreign key refuses is an error of ours, though PostgreSQL
 * names the same constraint: the service forgot to delete the referencing rows first.
 */
export function refusingConstraint(exception: unknown): RefusingConstraint | undefined {
  if (!(exception instanceof QueryFailedError)) {
    return undefined;
  }
  const { code, constraint, table, detail } = exception.driverError as Partial<
    Record<'code' | 'constraint' | 'table' | 'detail', string>
  >;
  // The error names the referencing table. A statement that does not write to it deleted the referenced row.
  const isStillReferenced = code === FOREIGN_KEY_VIOLATION && !writesTo(table ?? '', exception.query);
  return isStillReferenced || constraint === undefined ? undefined : { name: constraint, detail };
}

function writesTo(table: string, statement: string): boolean {
  return new RegExp(`\\b(INSERT INTO|UPDATE) "?${table}"?(\\s|\\()`).test(statement);
}
