import type { ObjectLiteral } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import { prepared, type Statement } from '@/database/repository/statement';
import { InvalidRequest } from '@/http/errors/errors';
import { Page } from '@/http/envelope/page';
import { hasCountedDays, skipDays } from './counted-days';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './cursor';
import { filterValues } from './filters';
import { conditionsOfList, type Listing, where } from './listing';
import { counting } from './total';

/** Up to this many rows are skipped together with all of their columns. */
const SKIPPED_ROWS_MAX = 200;
/** Up to this many keys are skipped one by one before the counts of days are used. */
const SKIPPED_KEYS_MAX = 2_000;

/**
 * Returns one page of a list, by page number or by cursor.
 * @throws InvalidRequest if both are given, or the cursor does not fit
 */
export async function findPage<E extends ObjectLiteral>(listing: Listing<E>): Promise<Page<E>> {
  const { rows, paging, sort, key = 'id' } = listing;
  if (paging.cursor !== undefined && paging.page !== undefined) {
    throw InvalidRequest.of('cursor', 'EXCLUSIVE', 'cursor and page exclude each other');
  }
  const field = sort.replace('-', '');
  const binding = fingerprint({ list: listing.name, sort, ...filterValues(listing.filters) });
  const form = { isValue: formOf(field), isId: key === 'id' ? isUuid : isNumber };
  const position = paging.cursor === undefined ? null : decodeCursor(paging.cursor, binding, form);
  const page = position?.page ?? paging.page ?? 1;
  const { statement, toTotal } = counting(listing);
  const statements = [await selection(listing, { field, key, page, position }), statement];
  const [found = [], [counted] = []] = await rows.run(listing.isPrepared ? statements.map(prepared) : statements);
  const data = found.slice(0, paging.limit).map((row) => rows.mapper.toEntity(row));
  const last = found.length > paging.limit ? data.at(-1) : undefined;
  const nextCursor = last
    ? encodeCursor({ value: sortValue(last, field) ?? lastTime(sort), id: String(last[key]), page: page + 1 }, binding)
    : null;
  return new Page(data, { page, limit: paging.limit, ...toTotal((counted as { n: number }).n), nextCursor });
}

interface Part<E> {
  field: keyof E & string;
  key: keyof E & string;
  page: number;
  position: Position | null;
}

/** Selects the rows of a page and one more. If many rows are skipped, an index returns the keys of the page first. */
async function selection<E extends ObjectLiteral>(
  listing: Listing<E>,
  { field, key, page, position }: Part<E>,
): Promise<Statement> {
  const { mapper } = listing.rows;
  const { limit } = listing.paging;
  const { [field]: column, [key]: id } = mapper.columns;
  const value =
    listing.nullsLast && isTimeField(field) ? sql`coalesce(${column}, ${lastTime(listing.sort)}::timestamptz)` : column;
  const descending = listing.sort.startsWith('-');
  const conditions = conditionsOfList(listing);
  let offset = (page - 1) * limit;
  if (position) {
    const operator = Sql.text(descending ? '<' : '>');
    conditions.push(sql`(${value}, ${id}) ${operator} (${position.value}, ${position.id})`);
    offset = 0;
  } else if (offset > SKIPPED_KEYS_MAX && hasCountedDays(listing, field)) {
    const skipped = await skipDays(listing, field, descending, offset);
    conditions.push(...skipped.conditions);
    ({ offset } = skipped);
  }
  const direction = Sql.text(descending ? 'DESC' : 'ASC');
  const order = sql`ORDER BY ${value} ${direction}, ${id} ${direction}`;
  // As text: a prepared plan must know how few rows are wanted.
  const range = sql`${where(conditions)} ${order} ${Sql.text(`OFFSET ${offset} LIMIT ${limit + 1}`)}`;
  return mapper.select(() =>
    offset <= SKIPPED_ROWS_MAX
      ? range
      : sql`WHERE (${id}, ${value}) IN (SELECT ${id}, ${value} FROM ${mapper.from} ${range}) ${order}`,
  );
}

/** Returns the time that stands for none, at the end of the list. */
function lastTime(sort: string): string {
  return sort.startsWith('-') ? '0001-01-01T00:00:00.000Z' : '9999-12-31T23:59:59.999Z';
}

/** Returns the value that a cursor holds; null if the row has none. */
function sortValue(row: ObjectLiteral, field: string): string | null {
  if (row[field] === null) {
    return null;
  }
  const value: unknown = row[field];
  return value instanceof Date ? value.toISOString() : String(value);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBERS = new Set(['sequence', 'number']);

function isTimeField(field: string): boolean {
  return field.endsWith('At');
}

function formOf(field: string): (value: string) => boolean {
  if (isTimeField(field)) {
    return isTime;
  }
  return NUMBERS.has(field) ? isNumber : isText;
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
