import type { ObjectLiteral } from 'typeorm';
import type { Rows } from '@/database/rows';
import type { Filter } from './filters';

/** Lowered as the column was, then compared with the column's own collation: with another the index is no use. */
const LOWERED = `translate(lower(:search COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C"`;
const HAS = `strpos(t.search_text, ${LOWERED}) > 0`;

/** Of so many rows one in ten is looked for; with more it is quicker to meet matches than to look them up. */
const SAMPLE = 5_000;
const MANY = SAMPLE / 10;

/** The filter of `search`: a case-insensitive substring of the generated column `search_text`. */
export async function searchFilter<E extends ObjectLiteral>(
  search: string | undefined,
  rows: Rows<E>,
): Promise<Filter> {
  if (search === undefined || search === '') {
    return { value: undefined, condition: 'TRUE' };
  }
  if (search.includes('\n')) {
    // A line break parts the texts in the column, so that no search goes across.
    return { value: search, condition: 'FALSE', capped: true };
  }
  if (isShort(search)) {
    return { value: search, condition: await shortCondition(search, rows), capped: true };
  }
  const condition = `t.search_text LIKE ${LOWERED}`;
  return { value: search, condition, parameter: `%${escapeLike(search)}%`, capped: true };
}

/**
 * An index has the parts of one letter and two, but to look up what half of all rows have takes longer than to walk until
 * there are enough, which PostgreSQL does not know: so some rows are looked at first.
 */
async function shortCondition<E extends ObjectLiteral>(search: string, rows: Rows<E>): Promise<string> {
  const sample = rows.subquery('t.search_text', { conditions: [], parameters: {} }, `LIMIT ${SAMPLE}`);
  const matches = `SELECT count(*) FROM ${sample} AS t WHERE ${HAS}`;
  const isCommon = (await rows.numberOf(rows.number(matches, { search }))) >= MANY;
  // Both say the same: the second is for the index, and is too dear to be asked of rows without the first.
  return isCommon ? HAS : `${HAS} AND search_short_parts(t.search_text) @> ARRAY[${LOWERED}]`;
}

/** Of one letter or two, also when it is lowered. */
function isShort(search: string): boolean {
  const letters = [...search];
  return letters.length <= 2 && letters.every((letter) => [...letter.toLowerCase()].length === 1);
}

/** Makes a text match itself inside LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
