import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Where } from '@/database/repository/rows';

/** A filter of the client: its value, part of what a cursor is bound to, and its condition. */
export interface Filter {
  value: string | undefined;
  /** SQL with `:value`, or `:` and the filter's name, as parameter. */
  condition: string;
  /** The same in other words, where all matches are found best in another way than the first ones. */
  countCondition?: string;
  /** What the parameter is, where it is not the value itself. */
  parameter?: unknown;
  /** Matches are costly to count, so that counting stops at the cap even if this is the only filter. */
  capped?: boolean;
  /** Where its matches are counted already, if it is the only filter. */
  counted?: Counted;
}

/** Which of the counts of a list add up to a total; see the migration of row_counts. */
export interface Counted {
  /** SQL on the column `key` of the counts. */
  keys: string;
  /** SQL on `source`, where it is not the list's own. */
  source?: string;
  parameters?: ObjectLiteral;
  /** SQL for the matches on the day that the filter cuts in two, which the counts do not tell apart. */
  edge?: string;
}

export type Filters = Record<string, Filter>;

/** The filter that a property equals a value; the filter's name is the property's. */
export function equals(property: string, value: string | undefined): Filter {
  return { value, condition: `t.${property} = :${property}` };
}

/** A filter whose matches are counted under its name and value. */
export function counted(name: string, filter: Filter): Filter {
  return { ...filter, counted: underKey(`${name}=${filter.value}`) };
}

/** What is counted under one key. */
export function underKey(countedKey: string): Counted {
  return { keys: 'key = :countedKey', parameters: { countedKey } };
}

/** The filter that a time is after another. */
export function after(property: string, name: string, value: string | undefined): Filter {
  return timeFilter(property, name, '>', value);
}

/** The filter that a time is at or after another. */
export function since(property: string, name: string, value: string | undefined): Filter {
  return timeFilter(property, name, '>=', value);
}

/** The filter that a time is before another. */
export function before(property: string, name: string, value: string | undefined): Filter {
  return timeFilter(property, name, '<', value);
}

function timeFilter(property: string, name: string, operator: '>' | '>=' | '<', value: string | undefined): Filter {
  const condition = `t.${property} ${operator} :${name}`;
  if (value === undefined) {
    return { value, condition };
  }
  const day = new Date(value);
  const parameter = new Date(value);
  day.setUTCHours(operator === '<' ? 0 : 24, 0, 0, 0);
  return {
    value,
    condition,
    parameter,
    counted: {
      keys: operator === '<' ? `key >= 'day=' AND key < :countedDay` : `key >= :countedDay AND key < 'day>'`,
      parameters: { countedDay: dayKey(day), countedEdge: day },
      edge: `t.${property} ${operator === '<' ? '>=' : '<'} :countedEdge`,
    },
  };
}

/** What the rows of a day, in UTC, are counted under. */
export function dayKey(day: Date): string {
  const date = day.toISOString();
  // The year after 9999 has a sign, and comes after all others.
  return date.startsWith('+') ? 'day>' : `day=${date.slice(0, 10)}`;
}

/** What matches all the filters that are given, to be listed or to be counted. */
export function filtersToWhere(filters: Filters, isCounted = false): Where {
  const conditions: string[] = [];
  const parameters: ObjectLiteral = {};
  for (const [name, { value, condition, countCondition, parameter }] of Object.entries(filters)) {
    if (value !== undefined) {
      conditions.push((isCounted ? countCondition : undefined) ?? condition);
      parameters[name] = parameter ?? value;
    }
  }
  return { conditions, parameters };
}

/** Narrows a query of TypeORM's on the alias `t` in the same way. */
export function applyFilters<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  filters: Filters,
): SelectQueryBuilder<E> {
  const { conditions, parameters } = filtersToWhere(filters);
  return conditions.reduce((narrowed, condition) => narrowed.andWhere(condition), query).setParameters(parameters);
}

/** The filters' values by their names, to which cursors are bound; undefined where one is not given. */
export function filterValues(filters: Filters): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filter.value]));
}
