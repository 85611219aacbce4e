import type { ObjectLiteral } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import type { Statement } from '@/database/repository/statement';
import { type Counted, type Filter, underKeys, valuesOf } from './filters';
import { conditionsOfList, type Counts, type Listing, where } from './listing';

/** Counting stops after this many matches if it would cost too much. Source: contract section 3. */
export const COUNT_CAP = 10_000;

export interface Total {
  total: number;
  totalIsCapped: boolean;
}

/** A statement that returns a number `n`, and the total that the number means. */
export interface Counting {
  statement: Statement;
  toTotal: (n: number) => Total;
}

/** Adds up the kept counts if they exist. Otherwise counts the rows, up to the cap if that would cost too much. */
export function counting<E extends ObjectLiteral>(listing: Listing<E>): Counting {
  const active = Object.entries(listing.filters).filter(([, { value }]) => value !== undefined);
  const capped = active.length > 1 || active.some(([, filter]) => filter.capped);
  const counted = countedAs(active, listing.counts);
  const n = listing.counts && counted ? kept(listing, listing.counts, counted) : rowsCounted(listing, capped);
  return {
    statement: sql`SELECT (${n})::bigint AS n`.toStatement(),
    toTotal: (total) =>
      capped && total > COUNT_CAP ? { total: COUNT_CAP, totalIsCapped: true } : { total, totalIsCapped: false },
  };
}

function rowsCounted<E extends ObjectLiteral>(listing: Listing<E>, capped: boolean): Sql {
  const { from } = listing.rows.mapper;
  const limit = Sql.text(capped ? `LIMIT ${COUNT_CAP + 1}` : '');
  return sql`SELECT count(*) FROM (SELECT FROM ${from} ${where(conditionsOfList(listing, true))} ${limit}) AS matches`;
}

/** Returns the kept counts of the matches of these filters, if they are counted. */
function countedAs<E>(active: [string, Filter<E>][], counts?: Counts<E>): Counted<E> | undefined {
  const [first, second] = active;
  if (!first) {
    return counts?.all;
  }
  if (!second) {
    return first[1].counted;
  }
  const isPair = active.length === 2 && active.every(([name], place) => name === counts?.pair?.[place]);
  const [keys = [], more = []] = active.map(([name, { value }]) => valuesOf(value).map((each) => `${name}=${each}`));
  return isPair ? underKeys(keys.flatMap((key) => more.map((other) => `${key} ${other}`))) : undefined;
}

/** One statement, so that a concurrent change is seen both in its table and in its count, or in neither. */
function kept<E extends ObjectLiteral>(
  listing: Listing<E>,
  { source, uncounted }: Counts<E>,
  counted: Counted<E>,
): Sql {
  const { from, columns } = listing.rows.mapper;
  const conditions = conditionsOfList(listing);
  const count = (...more: Sql[]): Sql => sql`(SELECT count(*) FROM ${from} ${where([...conditions, ...more])})`;
  const addends = keptCounts(counted.source ?? source, counted.keys);
  if (counted.edge) {
    addends.push(count(counted.edge(columns), ...(uncounted ? [uncounted.opposite(columns)] : [])));
  }
  if (uncounted) {
    addends.push(count(uncounted.condition(columns)));
  }
  return Sql.list(addends, ' + ');
}

function keptCounts(source: Sql, keys: Sql): Sql[] {
  return [
    sql`coalesce((SELECT sum(rows) FROM row_counts WHERE ${source} AND ${keys}), 0)`,
    sql`coalesce((SELECT sum(amount) FROM row_count_changes, unnest(keys) AS key WHERE ${source} AND ${keys}), 0)`,
  ];
}
