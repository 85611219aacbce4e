import type { Statement } from './statement';

/** A connection keeps a plan for each; one over the months of the audit log takes 256 kB of PostgreSQL's memory. */
const NAMES_MAX = 32;

const names = new Map<string, string>();

/**
 * A statement that connections keep prepared, for what takes PostgreSQL longer to plan than to do: only where one plan is
 * right for all values. The first texts that come get names; the others are planned each time.
 */
export function prepared(statement: Statement): Statement {
  const { text } = statement;
  if (!names.has(text) && names.size < NAMES_MAX) {
    names.set(text, `prepared ${names.size + 1}`);
  }
  return { ...statement, name: names.get(text) };
}
