import type { ObjectLiteral } from 'typeorm';
import { type Listing, narrowed, type Query } from './listing';
import type { Total } from './total';

/** So many rows are skipped one by one faster than otherwise. */
const FEW = 2_000;

/** Which part of a list is wanted. */
export interface Slice {
  field: string;
  key: string;
  descending: boolean;
  offset: number;
  limit: number;
}

/** A day and how many rows come before it. */
interface Day {
  day: string;
  before: number;
}

const DAY_MS = 86_400_000;

/**
 * The keys of a slice of a list, in any order. Rows that are skipped are read all the same, so that as few as possible are:
 * from the day on where the days are counted, else from the nearer end.
 */
export async function slice<E extends ObjectLiteral>(
  listing: Listing<E>,
  part: Slice,
  total: () => Promise<Total>,
): Promise<Query<E>> {
  const keys = (await narrowed(listing)).select(`t.${part.key}`).limit(part.limit);
  if (part.offset <= FEW) {
    return ordered(keys, part).offset(part.offset);
  }
  const known = await total();
  if (!known.totalIsCapped && part.offset >= known.total) {
    return keys.andWhere('FALSE');
  }
  const day = isCountedByDays(listing, part.field) ? await dayOf(listing, part) : undefined;
  if (day) {
    const start = new Date(`${day.day}T00:00:00.000Z`).getTime();
    return ordered(keys, part)
      .andWhere(part.descending ? `t.${part.field} < :edge` : `t.${part.field} >= :edge`, {
        edge: new Date(part.descending ? start + DAY_MS : start),
      })
      .offset(part.offset - day.before);
  }
  if (known.totalIsCapped || part.offset <= known.total / 2) {
    return ordered(keys, part).offset(part.offset);
  }
  const behind = known.total - part.offset - part.limit;
  return ordered(keys, { ...part, descending: !part.descending })
    .offset(Math.max(0, behind))
    .limit(Math.min(part.limit, known.total - part.offset));
}

/** In the order of a sort, with ties broken. */
export function ordered<E extends ObjectLiteral>(
  query: Query<E>,
  { field, key, descending }: Pick<Slice, 'field' | 'key' | 'descending'>,
): Query<E> {
  const order = descending ? 'DESC' : 'ASC';
  return query.orderBy(`t.${field}`, order).addOrderBy(`t.${key}`, order);
}

function isCountedByDays<E extends ObjectLiteral>({ filters, scope, counts }: Listing<E>, field: string): boolean {
  return (
    counts?.days === field &&
    counts.uncounted === undefined &&
    scope === undefined &&
    Object.values(filters).every(({ value }) => value === undefined)
  );
}

/** The day on which a row of the whole list is. */
async function dayOf<E extends ObjectLiteral>(
  listing: Listing<E>,
  { offset, descending }: Slice,
): Promise<Day | undefined> {
  const source = listing.counts?.source ?? '';
  const order = descending ? 'DESC' : 'ASC';
  const days = `
    SELECT key, sum(rows) AS rows FROM (
      SELECT key, rows FROM row_counts WHERE ${source} AND key >= 'day=' AND key < 'day>'
      UNION ALL
      SELECT key, amount FROM row_count_changes, unnest(keys) AS key WHERE ${source} AND key >= 'day=' AND key < 'day>'
    ) AS counts GROUP BY key`;
  const query = await listing.query();
  return query
    .createQueryBuilder()
    .select('substr(key, 5)', 'day')
    .addSelect('before::bigint', 'before')
    .from(`(SELECT key, sum(rows) OVER (ORDER BY key ${order}) - rows AS before FROM (${days}) AS days)`, 'walk')
    .where('before <= :offset', { offset })
    .orderBy('before', 'DESC')
    .limit(1)
    .getRawOne<Day>();
}
