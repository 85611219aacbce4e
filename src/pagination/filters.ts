import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { OneOrMany } from '@/lib/admin/contract/envelope';
import { type Columns, type Fragment, Sql, sql } from '@/database/repository/sql';

/** The value of a filter, or different ones in order. A row with any of them matches. */
export type FilterValue = string | readonly string[];

/** A filter of the client. Cursors are bound to its value. */
export interface Filter<E> {
  /** Undefined: the client does not filter by it. */
  value: FilterValue | undefined;
  condition: Fragment<E>;
  /** An equivalent condition, if the best plan for all matches differs from the best plan for the first ones. */
  countCondition?: Fragment<E>;
  /** Selects rows that come first in the list, whatever its sort. They need not meet the condition. */
  first?: Fragment<E>;
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

/** Matches rows whose property has one of the values. Repeated values are merged. */
export function isOneOf<E>(property: keyof E & string, values: OneOrMany<string> | undefined): Filter<E> {
  const value = merged(values);
  return { value, condition: (t) => among(t[property], value ?? []) };
}

/** Same as `isOneOf`, for a property whose values are counted. Each row is counted under one value only. */
export function countedIsOneOf<E>(property: keyof E & string, values: OneOrMany<string> | undefined): Filter<E> {
  const filter = isOneOf<E>(property, values);
  return { ...filter, counted: underKeys(valuesOf(filter.value).map((value) => `${property}=${value}`)) };
}

/** Matches rows that meet the condition of one of the values. */
export function meetsOneOf<E, Value extends string>(
  values: OneOrMany<Value> | undefined,
  conditions: Record<Value, Fragment<E>>,
): Filter<E> {
  const value = merged(values);
  return {
    value,
    condition: (t) =>
      Sql.list(
        valuesOf(value).map((each) => sql`(${conditions[each as Value](t)})`),
        ' OR ',
      ),
  };
}

/** Matches rows whose property, a list, has one of the values. */
export function hasOneOf<E>(property: keyof E & string, values: OneOrMany<string> | undefined): Filter<E> {
  const value = merged(values);
  return { value, condition: (t) => sql`${t[property]} && ${valuesOf(value)}::text[]` };
}

/** Returns different values in order. A list of one is its value, so that both have the same cursors. */
export function merged(values: OneOrMany<string> | undefined): FilterValue | undefined {
  const different = [...new Set(valuesOf(values))].sort();
  return different.length > 1 ? different : different[0];
}

export function valuesOf(value: OneOrMany<string> | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** Compares a column with one value, or with any of several. */
function among(column: Sql, value: FilterValue): Sql {
  return typeof value === 'string' ? sql`${column} = ${value}` : sql`${column} = ANY (${value})`;
}

export function underKey(key: string): Counted {
  return underKeys([key]);
}

/** Returns the sum of the counts under these keys. */
export function underKeys(keys: readonly string[]): Counted {
  return { keys: among(Sql.text('key'), merged(keys) ?? []) };
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
    counted: value === undefined ? undefined : countedDays('day', (t) => t[property], time, isBefore),
  };
}

/**
 * Returns the counts of the rows whose time is before or after another one, by days of UTC.
 * @param name The keys are `<name>=<day>`.
 */
export function countedDays<E>(name: string, column: Fragment<E>, time: Date, isBefore: boolean): Counted<E> {
  const day = new Date(time);
  day.setUTCHours(isBefore ? 0 : 24, 0, 0, 0);
  const [first, key, end] = [`${name}=`, dayKey(name, day), endKey(name)];
  return {
    keys: isBefore ? sql`key >= ${first} AND key < ${key}` : sql`key >= ${key} AND key < ${end}`,
    edge: (t) => sql`${column(t)} ${Sql.text(isBefore ? '>=' : '<')} ${day}`,
  };
}

/** Returns the key of the counts of a UTC day. */
function dayKey(name: string, day: Date): string {
  const date = day.toISOString();
  // The year after 9999 has a sign, and sorts after all others.
  return date.startsWith('+') ? endKey(name) : `${name}=${date.slice(0, 10)}`;
}

/** Sorts after the keys of all days. */
function endKey(name: string): string {
  return `${name}=:`;
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
  filters: Record<string, { value: FilterValue | undefined }>,
): Record<string, FilterValue | undefined> {
  return Object.fromEntries(Object.entries(filters).map(([name, { value }]) => [name, value]));
}
