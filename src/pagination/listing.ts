import type { ObjectLiteral } from 'typeorm';
import type { RowQuery } from '@/database/repository/row-query';
import { type Fragment, Sql, sql } from '@/database/repository/sql';
import { type Counted, conditionsOf, type Filters } from './filters';
import type { PageQueryDto } from './page-query.dto';

/** A list of an entity. */
export interface Listing<E extends ObjectLiteral> {
  /** Binds cursors: a cursor works in its own list only. */
  name: string;
  rows: RowQuery<E>;
  paging: PageQueryDto;
  /** A property, with `-` in front for descending. The key breaks ties in the same direction. */
  sort: `${'' | '-'}${keyof E & string}`;
  /** Collations of properties, if not that of the column. An index must have the collation too. */
  collations?: Partial<Record<string, string>>;
  /** Sorts rows without a time last, in both directions. Only for a sort by a time that may be null. */
  nullsLast?: boolean;
  /** A unique property. The default is `id`, a UUID; any other one is a whole number. */
  key?: keyof E & string;
  filters: Filters<E>;
  /** Narrows the list without a filter of the client, such as the organization of the path. */
  scope?: Fragment<E>;
  /** The kept counts of its rows. Without them, rows are counted each time. */
  counts?: Counts<E>;
  /** Connections keep the statements prepared, because one plan is right for all values. See `prepared`. */
  isPrepared?: boolean;
}

/** The kept counts of a list. See docs/adr/0014-row-counts.md. */
export interface Counts<E = object> {
  /** Condition on the column `source`. */
  source: Sql;
  all: Counted;
  /** The property whose days are counted. */
  days?: string;
  /** Two filters, in their order, whose combinations are counted. */
  pair?: readonly [string, string];
  /** Selects the rows that are not counted yet, and those that are. */
  uncounted?: { condition: Fragment<E>; opposite: Fragment<E> };
}

/** Returns the counts of tables whose lists are sorted by `createdAt`. */
export function countsOf(tables: readonly string[], pair: Counts['pair']): Counts {
  const source = sql`source IN (${Sql.list(tables.map((table) => sql`${table}`))})`;
  return { source, all: { keys: sql`key = 'all'` }, days: 'createdAt', pair };
}

/** @param isCounted See `conditionsOf`. */
export function conditionsOfList<E extends ObjectLiteral>(
  { filters, scope, rows }: Listing<E>,
  isCounted = false,
): Sql[] {
  const { columns } = rows.mapper;
  return [...conditionsOf(filters, columns, isCounted), ...(scope ? [scope(columns)] : [])];
}

export function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? sql``
    : sql`WHERE ${Sql.list(
        conditions.map((condition) => sql`(${condition})`),
        ' AND ',
      )}`;
}
