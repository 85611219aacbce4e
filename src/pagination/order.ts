import type { ObjectLiteral } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import type { CursorForm } from './cursor';
import type { Listing } from './listing';

/** The order of a list. */
export interface Order {
  field: string;
  collation: string | undefined;
  /** The value that is compared, and the key that breaks ties. */
  value: Sql;
  id: Sql;
  isDescending: boolean;
  /** ORDER BY. */
  by: Sql;
}

export function orderOf<E extends ObjectLiteral>(listing: Listing<E>): Order {
  const { sort, key = 'id', nullsLast, rows } = listing;
  const isDescending = sort.startsWith('-');
  const field = sort.replace('-', '') as keyof E & string;
  const collation = listing.collations?.[field];
  const { [field]: column, [key]: id } = rows.mapper.columns;
  let value = column;
  if (collation !== undefined) {
    value = sql`${column} COLLATE ${Sql.text(`"${collation}"`)}`;
  } else if (nullsLast && isTimeField(field)) {
    value = sql`coalesce(${column}, ${lastTime(isDescending)}::timestamptz)`;
  }
  const direction = Sql.text(isDescending ? 'DESC' : 'ASC');
  return { field, collation, value, id, isDescending, by: sql`ORDER BY ${value} ${direction}, ${id} ${direction}` };
}

/** Returns the value of a row that a cursor holds. */
export function cursorValue(row: ObjectLiteral, { field, isDescending }: Order): string {
  const value: unknown = row[field] ?? lastTime(isDescending);
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Returns the form of the values in the cursors of a list. */
export function formOf(field: string, key: string): CursorForm {
  const isId = key === 'id' ? isUuid : isNumber;
  if (isTimeField(field)) {
    return { isValue: isTime, isId };
  }
  return { isValue: NUMBERS.has(field) ? isNumber : isText, isId };
}

/** Returns the time that stands for none, at the end of the list. */
function lastTime(isDescending: boolean): string {
  return isDescending ? '0001-01-01T00:00:00.000Z' : '9999-12-31T23:59:59.999Z';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBERS = new Set(['sequence', 'number']);

function isTimeField(field: string): boolean {
  return field.endsWith('At');
}

function isUuid(value: string): boolean {
  return UUID.test(value);
}

function isNumber(value: string): boolean {
  return /^\d{1,15}$/.test(value);
}

// PostgreSQL has no year 0.
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isTime(value: string): boolean {
  const time = new Date(value);
  // JavaScript turns a date that does not exist, such as February 30, into another.
  return TIME.test(value) && !Number.isNaN(time.getTime()) && time.toISOString() === value;
}

function isText(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
