import type { ObjectLiteral } from 'typeorm';
import type { Statement } from '@/database/repository/statement';
import { type Counted, type Filter, underKey } from './filters';
import { and, type Counts, type Listing, narrowed } from './listing';

/** Past this many matches counting stops where it would cost more than it tells. Source: contract section 3. */
export const COUNT_CAP = 10_000;

export interface Total {
  total: number;
  totalIsCapped: boolean;
}

/** How the rows of a list are counted: a statement that gives a number, and what the number means. */
export interface Counting {
  statement: Statement;
  toTotal: (count: number) => Total;
}

/** From counts that are kept where there are any, else counted, up to the cap where it would cost too much. */
export function counting<E extends ObjectLiteral>(listing: Listing<E>): Counting {
  const active = Object.entries(listing.filters).filter(([, { value }]) => value !== undefined);
  const capped = active.length > 1 || active.some(([, filter]) => filter.capped);
  const counted = countedAs(active, listing.counts);
  const where = narrowed(listing, true);
  const matches = () => listing.rows.subquery('1', where, capped ? `LIMIT ${COUNT_CAP + 1}` : '');
  return {
    statement:
      listing.counts && counted
        ? kept(listing, listing.counts, counted)
        : listing.rows.number(`SELECT count(*) FROM ${matches()} AS matches`, where.parameters),
    toTotal: (total) =>
      capped && total > COUNT_CAP ? { total: COUNT_CAP, totalIsCapped: true } : { total, totalIsCapped: false },
  };
}

/** Where the matches of these filters are counted already, if they are. */
function countedAs(active: [string, Filter][], counts?: Counts): Counted | undefined {
  const [first, second] = active;
  if (!first) {
    return counts?.all;
  }
  if (!second) {
    return first[1].counted;
  }
  const isPair = active.length === 2 && active.every(([name], place) => name === counts?.pair?.[place]);
  return isPair ? underKey(active.map(([name, { value }]) => `${name}=${value}`).join(' ')) : undefined;
}

/** One statement, so that a row is seen in its table and in its count, or in neither. */
function kept<E extends ObjectLiteral>(
  listing: Listing<E>,
  { source, uncounted }: Counts,
  counted: Counted,
): Statement {
  const where = and(narrowed(listing), { conditions: [], parameters: counted.parameters ?? {} });
  const count = (...conditions: string[]): string =>
    listing.rows.subquery('count(*)', and(where, { conditions, parameters: {} }));
  const addends = [
    ...keptCounts(counted.source ?? source, counted.keys),
    ...(counted.edge === undefined ? [] : [count(counted.edge, ...(uncounted ? [uncounted.opposite] : []))]),
    ...(uncounted ? [count(uncounted.condition)] : []),
  ];
  return listing.rows.number(addends.join(' + '), where.parameters);
}

/** The two addends of the counts that are kept. */
function keptCounts(source: string, keys: string): string[] {
  return [
    `coalesce((SELECT sum(rows) FROM row_counts WHERE ${source} AND ${keys}), 0)`,
    `coalesce((SELECT sum(amount) FROM row_count_changes, unnest(keys) AS key WHERE ${source} AND ${keys}), 0)`,
  ];
}
