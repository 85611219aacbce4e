import type { ObjectLiteral } from 'typeorm';
import { prepared } from '@/database/repository/prepared';
import { whereClause } from '@/database/repository/rows';
import type { Statement } from '@/database/repository/statement';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './cursor';
import { InvalidRequest } from '@/http/errors/errors';
import { filterValues } from './filters';
import { and, type Listing, narrowed } from './listing';
import { Page } from '@/http/envelope/page';
import { orderBy, type Part, type Walk, walkTo } from './skip';
import { counting, type Total } from './total';

/** Rows that are skipped are read whole up to here. */
const SKIPPED_MAX = 200;

/**
 * One page of a list, by page number or by cursor.
 * @throws InvalidRequest where both are given, or the cursor does not fit.
 */
export async function findPage<E extends ObjectLiteral>(listing: Listing<E>): Promise<Page<E>> {
  const { paging, sort, key = 'id' } = listing;
  if (paging.cursor !== undefined && paging.page !== undefined) {
    throw InvalidRequest.of('cursor', 'EXCLUSIVE', 'cursor and page exclude each other');
  }
  const descending = sort.startsWith('-');
  const field = descending ? sort.slice(1) : sort;
  const binding = fingerprint({ list: listing.name, sort, ...filterValues(listing.filters) });
  const form = { isValue: formOf(field), isId: key === 'id' ? isUuid : isNumber };
  const position = paging.cursor === undefined ? null : decodeCursor(paging.cursor, binding, form);
  const page = position?.page ?? paging.page ?? 1;
  const part = { field, key, descending, limit: paging.limit + 1, offset: (page - 1) * paging.limit };
  const keep = listing.isPrepared ? prepared : (statement: Statement) => statement;
  const { statement, toTotal } = counting(listing);
  let known: Total | undefined;
  const total = async () => (known ??= toTotal(await listing.rows.numberOf(statement)));

  const walk = position ? after(listing, part, position) : await walkTo(listing, part, total);
  const rows = keep(rowsOf(listing, walk, part));
  const [found, count] = known
    ? [await listing.rows.find(rows), known]
    : await listing.rows.findAndNumberOf(rows, keep(statement)).then(([each, n]) => [each, toTotal(n)] as const);
  const data = found.slice(0, paging.limit);
  const last = found.length > paging.limit ? data.at(-1) : undefined;
  const nextCursor = last
    ? encodeCursor({ value: sortValue(last, field), id: String(last[key]), page: page + 1 }, binding)
    : null;
  return new Page(data, { page, limit: paging.limit, ...count, nextCursor });
}

/**
 * Where many rows are skipped, or the walk is backwards, the keys of the part come first, from an index alone where there is
 * one; then the rows of these keys.
 */
function rowsOf<E extends ObjectLiteral>({ rows }: Listing<E>, walk: Walk, part: Part): Statement {
  const range = `${orderBy(walk)} OFFSET ${walk.offset} LIMIT ${walk.limit}`;
  const { parameters } = walk.where;
  if (walk.offset <= SKIPPED_MAX && walk.descending === part.descending) {
    return rows.entities(`${whereClause(walk.where)} ${range}`, parameters);
  }
  const keys = rows.subquery(`t.${part.key}, t.${part.field}`, walk.where, range);
  return rows.entities(`WHERE (t.${part.key}, t.${part.field}) IN ${keys} ${orderBy(part)}`, parameters);
}

function after<E extends ObjectLiteral>(listing: Listing<E>, part: Part, position: Position): Walk {
  const condition = `(t.${part.field}, t.${part.key}) ${part.descending ? '<' : '>'} (:cursorValue, :cursorId)`;
  const parameters = { cursorValue: position.value, cursorId: position.id };
  return { ...part, offset: 0, where: and(narrowed(listing), { conditions: [condition], parameters }) };
}

function sortValue(row: ObjectLiteral, field: string): string {
  const value: unknown = row[field];
  return value instanceof Date ? value.toISOString() : String(value);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBERS = new Set(['sequence', 'number']);

function formOf(field: string): (value: string) => boolean {
  if (field.endsWith('At')) {
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

// PostgreSQL knows no year 0.
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isTime(value: string): boolean {
  const time = new Date(value);
  // A date that is on no calendar, such as February 30, would come back as another.
  return TIME.test(value) && !Number.isNaN(time.getTime()) && time.toISOString() === value;
}

function isText(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
