import type { ObjectLiteral } from 'typeorm';
import { and, type Listing, narrowed } from './listing';
import type { Total } from './total';
import type { Where } from '@/database/repository/rows';

/** So many rows are skipped one by one faster than otherwise. */
const FEW = 2_000;
const DAY_MS = 86_400_000;

/** Which part of a list is wanted. */
export interface Part {
  field: string;
  key: string;
  descending: boolean;
  offset: number;
  limit: number;
}

/** How rows are walked to that part. */
export interface Walk extends Part {
  where: Where;
}

/**
 * The way to a part of a list. Rows that are skipped are read all the same, so that as few as possible are: from the day on
 * where the days are counted, else from the nearer end.
 */
export async function walkTo<E extends ObjectLiteral>(
  listing: Listing<E>,
  part: Part,
  total: () => Promise<Total>,
): Promise<Walk> {
  const where = narrowed(listing);
  if (part.offset <= FEW) {
    return { ...part, where };
  }
  const known = await total();
  if (!known.totalIsCapped && part.offset >= known.total) {
    return { ...part, where: { conditions: ['FALSE'], parameters: {} }, offset: 0 };
  }
  if (isCountedByDays(listing, part.field)) {
    return fromItsDay(listing, part, where);
  }
  if (known.totalIsCapped || part.offset <= known.total / 2) {
    return { ...part, where };
  }
  return {
    ...part,
    where,
    descending: !part.descending,
    offset: Math.max(0, known.total - part.offset - part.limit),
    limit: Math.min(part.limit, known.total - part.offset),
  };
}

/** By the field, with ties broken. */
export function orderBy({ field, key, descending }: Pick<Part, 'field' | 'key' | 'descending'>): string {
  const order = descending ? 'DESC' : 'ASC';
  return `ORDER BY t.${field} ${order}, t.${key} ${order}`;
}

function isCountedByDays<E extends ObjectLiteral>({ filters, scope, counts }: Listing<E>, field: string): boolean {
  return (
    counts?.days === field &&
    counts.uncounted === undefined &&
    scope === undefined &&
    Object.values(filters).every(({ value }) => value === undefined)
  );
}

/** Past the days that come before it. */
async function fromItsDay<E extends ObjectLiteral>(listing: Listing<E>, part: Part, where: Where): Promise<Walk> {
  const order = part.descending ? 'DESC' : 'ASC';
  const source = listing.counts?.source ?? '';
  const days = `
    SELECT key, sum(rows) AS rows FROM (
      SELECT key, rows FROM row_counts WHERE ${source} AND key >= 'day=' AND key < 'day>'
      UNION ALL
      SELECT key, amount FROM row_count_changes, unnest(keys) AS key WHERE ${source} AND key >= 'day=' AND key < 'day>'
    ) AS counts GROUP BY key`;
  const walked = `SELECT key, sum(rows) OVER (ORDER BY key ${order}) - rows AS before FROM (${days}) AS days`;
  const day = await listing.rows.row<{ day: string; before: number }>(
    `SELECT substr(key, 5) AS day, before::bigint AS before FROM (${walked}) AS walk
     WHERE before <= :offset ORDER BY before DESC LIMIT 1`,
    { offset: part.offset },
  );
  if (!day) {
    return { ...part, where };
  }
  const start = Date.parse(`${day.day}T00:00:00.000Z`);
  const edge = new Date(part.descending ? start + DAY_MS : start);
  const condition = part.descending ? `t.${part.field} < :edge` : `t.${part.field} >= :edge`;
  return {
    ...part,
    where: and(where, { conditions: [condition], parameters: { edge } }),
    offset: part.offset - day.before,
  };
}
