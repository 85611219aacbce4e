import type { ObjectLiteral } from 'typeorm';
import type { Counted } from './filters';
import { type Counts, type Listing, narrowed, type Query } from './listing';

/** Past this many matches counting stops where it would cost more than it tells. Source: contract section 3. */
export const COUNT_CAP = 10_000;

export interface Total {
  total: number;
  totalIsCapped: boolean;
}

/** How many rows a list has: from counts that are kept where there are any, else counted, up to the cap where it says so. */
export async function totalOf<E extends ObjectLiteral>(listing: Listing<E>): Promise<Total> {
  const active = Object.values(listing.filters).filter((filter) => filter.value !== undefined);
  const [only] = active;
  const counted = active.length > 1 ? undefined : only ? only.counted : listing.counts?.all;
  if (listing.counts && counted) {
    return { total: await keptTotal(listing, listing.counts, counted), totalIsCapped: false };
  }
  const capped = active.length > 1 || active.some((filter) => filter.capped);
  const query = (await narrowed(listing)).select('1', 'one').orderBy();
  if (capped) {
    query.limit(COUNT_CAP + 1);
  }
  const total = await numberOf(query, `(SELECT count(*) FROM (${query.getQuery()}) AS matches)`);
  const totalIsCapped = capped && total > COUNT_CAP;
  return { total: totalIsCapped ? COUNT_CAP : total, totalIsCapped };
}

/** One statement, so that a row is seen in its table and in its count, or in neither. */
async function keptTotal<E extends ObjectLiteral>(
  listing: Listing<E>,
  { source, uncounted }: Counts,
  counted: Counted,
): Promise<number> {
  const query = (await narrowed(listing))
    .select('count(*)')
    .orderBy()
    .setParameters(counted.parameters ?? {});
  const rest = uncounted && query.clone().andWhere(uncounted.condition);
  const edge = counted.edge && query.clone().andWhere(counted.edge);
  if (edge && uncounted) {
    edge.andWhere(uncounted.opposite);
  }
  const addends = [edge, rest].flatMap((addend) => (addend ? [`(${addend.getQuery()})`] : []));
  return numberOf(query, [...addends, ...keptCounts(counted.source ?? source, counted.keys)].join(' + '));
}

/** The two addends of the counts that are kept. */
function keptCounts(source: string, keys: string): string[] {
  return [
    `coalesce((SELECT sum(rows) FROM row_counts WHERE ${source} AND ${keys}), 0)`,
    `coalesce((SELECT sum(amount) FROM row_count_changes, unnest(keys) AS key WHERE ${source} AND ${keys}), 0)`,
  ];
}

/** The number that an expression gives, with the parameters of a query. */
async function numberOf<E extends ObjectLiteral>(query: Query<E>, expression: string): Promise<number> {
  const row = await query
    .createQueryBuilder()
    .select(`(${expression})::bigint`, 'total')
    .from('(SELECT 1)', 'one')
    .setParameters(query.getParameters())
    .getRawOne<{ total: number }>();
  return row?.total ?? 0;
}
