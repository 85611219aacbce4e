import type { ObjectLiteral } from 'typeorm';
import type { Rows, Where } from '@/database/repository/rows';
import { type Counted, type Filters, filtersToWhere } from './filters';
import type { PageQueryDto } from './page-query.dto';

/** A list of an entity. */
export interface Listing<E extends ObjectLiteral> {
  /** Which list this is; a cursor works in no other. */
  name: string;
  rows: Rows<E>;
  paging: PageQueryDto;
  /** A property of the entity, with `-` in front for descending. The key breaks ties in the same direction. */
  sort: `${'' | '-'}${keyof E & string}`;
  /** The unique property; `id`, which is a UUID, where not given. Another one is a whole number. */
  key?: keyof E & string;
  filters: Filters;
  /** What narrows the list without being a filter of the client, e.g. the organization of the path. */
  scope?: Where;
  /** Where its rows are counted already; where not given they are counted each time. */
  counts?: Counts;
  /** One plan is right whatever the filters' values are, and it is to be kept; see `prepared`. */
  isPrepared?: boolean;
}

/** The rows that are counted already; see the migration of row_counts. */
export interface Counts {
  /** SQL on the column `source` of the counts. */
  source: string;
  /** What all of them are counted under. */
  all: Counted;
  /** The property by whose days they are counted. */
  days?: string;
  /** Two filters, in their order, by which they are counted together too. */
  pair?: readonly [string, string];
  /** SQL for the rows that are not counted yet, and for those that are. */
  uncounted?: { condition: string; opposite: string };
}

/** The counts that are kept of the tables of a list, in whose days it is sorted by default. */
export function countsOf(tables: readonly string[], pair: Counts['pair']): Counts {
  return {
    source: `source IN (${tables.map((table) => `'${table}'`).join(', ')})`,
    all: { keys: `key = 'all'` },
    days: 'createdAt',
    pair,
  };
}

/** What the list holds, in words to list it or to count it. */
export function narrowed<E extends ObjectLiteral>({ filters, scope }: Listing<E>, isCounted = false): Where {
  return and(filtersToWhere(filters, isCounted), scope);
}

export function and({ conditions, parameters }: Where, other?: Where): Where {
  return other
    ? { conditions: [...conditions, ...other.conditions], parameters: { ...parameters, ...other.parameters } }
    : { conditions, parameters };
}
