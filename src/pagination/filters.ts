import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Columns, type Fragment, Sql, sql } from '@/database/repository/sql';

/** A filter of the client. Cursors are bound to its value. */
export interface Filter<E> {
  /** Undefined: the client does not filter by it. */
  value: string | undefined;
  condition: Fragment<E>;
  /** An equivalent condition, if the best plan for all matches differs from the best plan for the first ones. */
  countCondition?: Fragment<E>;
  /** Counting stops at the cap, even if this is the only filter. */
  capped?: boolean;
  /** The kept counts of its matches, used if it is the only filter. */
  counted?: Counted<E>;
}

/** The kept counts that add up to a total. See docs/adr/0014-row-counts.md. */
export interface Counted<E = object> {
  /** Condition on the column `key`. */
  keys: Sql;
  /** Condition on the column `source`, if it is not the list's own. */
  source?: Sql;
  /** Selects the matches of the day that a time divides. They are counted each time. */
  edge?: Fragment<E>;
}

export type Filters<E> = Record<string, Filter<E>>;

export function equals<E>(property: keyof E & string, value: string | undefined): Filter<E> {
  return { value, condition: (t) => sql`${t[property]} = ${value}` };
}

/** Same as `equals`, for a property whose values are counted. */
export function countedEquals<E>(property: keyof E & string, value: string | undefined): Filter<E> {
  return { ...equals<E>(property, value), counted: underKey(`${property}=${value}`) };
}

export function underKey(key: string): Counted {
  return { keys: sql`key = ${key}` };
}

export function after<E>(property: keyof E & string, time: string | undefined): Filter<E> {
  return timeFilter(property, '>', time);
}

export function since<E>(property: keyof E & string, time: string | undefined): Filter<E> {
  return timeFilter(property, '>=', time);
}

export function before<E>(property: keyof E & string, time: string | undefined): Filter<E> {
  return timeFilter(property, '<', time);
}

function timeFilter<E>(property: keyof E & string, operator: '>' | '>=' | '<', value: string | undefined): Filter<E> {
  const isBefore = operator === '<';
  const time = new Date(value ?? 0);
  return {
    value,
    condition: (t) => sql`${t[property]} ${Sql.text(operator)} ${time}`,
    counted: value === undefined ? undefined : countedDays(property, time, isBefore),
  };
}

function countedDays<E>(property: keyof E & string, time: Date, isBefore: boolean): Counted<E> {
  const day = new Date(time);
  day.setUTCHours(isBefore ? 0 : 24, 0, 0, 0);
  const key = dayKey(day);
  return {
    keys: isBefore ? sql`key >= 'day=' AND key < ${key}` : sql`key >= ${key} AND key < 'day>'`,
    edge: (t) => sql`${t[property]} ${Sql.text(isBefore ? '>=' : '<')} ${day}`,
  };
}

/** Returns the key of the counts of a UTC day. */
function dayKey(day: Date): string {
  const date = day.toISOString();
  // The year after 9999 has a sign, and sorts after all others.
  return date.startsWith('+') ? 'day>' : `day=${date.slice(0, 10)}`;
}

/** @param isCounted Returns the conditions that find all matches fastest, not the first ones. */
export function conditionsOf<E>(filters: Filters<E>, t: Columns<E>, isCounted = false): Sql[] {
  return Object.values(filters)
    .filter(({ value }) => value !== undefined)
    .map(({ condition, countCondition = condition }) => (isCounted ? countCondition : condition)(t));
}

/** Adds the filters to a query builder whose alias is `t`. */
export function applyFilters<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  filters: Filters<E>,
  t: Columns<E>,
): SelectQueryBuilder<E> {
  return conditionsOf(filters, t).reduce(
    (narrowed, condition, index) => narrowed.andWhere(...condition.toWhere(`filter${index}_`)),
    query,
  );
}

/** Returns the filters' values, to which cursors are bound. */
export function filterValues(
  filters: Record<string, { value: string | undefined }>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(filters).map(([name, { value }]) => [name, value]));
}
