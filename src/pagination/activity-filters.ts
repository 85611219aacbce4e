import { type Fragment, Sql, sql } from '@/database/repository/sql';
import { type Counted, countedDays, type Filter, underKey } from './filters';

/** Stands for a time that is missing, before all that a request can have. The migration `user-activity-lists` creates indexes with it. */
const NEVER = new Date('0001-01-01T00:00:00.000Z');

/** A time that may be missing, and whose days are counted. */
export interface ActivityTime<E> {
  property: keyof E & string;
  /** The keys of its counts begin with it: `lastLogin=2026-01-31`, `lastLogin=never`. */
  key: string;
}

/** Matches rows with a time after the given one. A missing time does not match. */
export function activeAfter<E>({ property, key }: ActivityTime<E>, value: string | undefined): Filter<E> {
  const time = new Date(value ?? 0);
  const column = orNever<E>(property);
  return { value, condition: (t) => sql`${column(t)} > ${time}`, counted: countedDays(key, column, time, false) };
}

/** Matches rows with a time before the given one, or without any. */
export function inactiveSince<E>({ property, key }: ActivityTime<E>, value: string | undefined): Filter<E> {
  const time = new Date(value ?? 0);
  const column = orNever<E>(property);
  const { keys, edge }: Counted<E> = countedDays(key, column, time, true);
  return {
    value,
    condition: (t) => sql`${column(t)} < ${time}`,
    counted: { keys: sql`(${keys} OR key = ${neverKey(key)})`, edge },
  };
}

/** Matches rows without a time, or those with one. */
export function isNever<E>({ property, key }: ActivityTime<E>, value: boolean | undefined): Filter<E> {
  const column = orNever<E>(property);
  return {
    value: textOf(value),
    condition: (t) => sql`${column(t)} ${Sql.text(value ? '=' : '>')} ${NEVER}`,
    counted: value ? underKey(neverKey(key)) : { keys: sql`key >= ${`${key}=`} AND key < ${neverKey(key)}` },
  };
}

/** Matches rows that have a value of a property, or those that have none. The counts have the name of the filter. */
export function isPresent<E>(property: keyof E & string, name: string, value: boolean | undefined): Filter<E> {
  return {
    value: textOf(value),
    condition: (t) => sql`${t[property]} ${Sql.text(value ? 'IS NOT NULL' : 'IS NULL')}`,
    counted: underKey(`${name}=${value}`),
  };
}

function orNever<E>(property: keyof E & string): Fragment<E> {
  return (t) => sql`coalesce(${t[property]}, ${NEVER}::timestamptz)`;
}

function neverKey(key: string): string {
  return `${key}=never`;
}

function textOf(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
