import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor, fingerprint } from './cursor';
import { InvalidRequest } from './errors';
import { Page } from './page';
import type { PageQueryDto } from './page-query.dto';

/** Past this many matches counting stops where it would cost more than it tells. Source: contract section 3. */
export const COUNT_CAP = 10_000;

type Query<E extends ObjectLiteral> = SelectQueryBuilder<E>;

/** A list of an entity. Every query is on the alias `t`. */
export interface Listing<E extends ObjectLiteral> {
  /** Which list this is; a cursor works in no other. */
  name: string;
  query: () => Promise<Query<E>>;
  paging: PageQueryDto;
  /** A property of the entity, with `-` in front for descending. The key breaks ties in the same direction. */
  sort: `${'' | '-'}${keyof E & string}`;
  /** The unique property; `id`, which is a UUID, where not given. Another one is a whole number. */
  key?: keyof E & string;
  filters: Filters;
  /** What narrows the list without being a filter of the client, e.g. the organization of the path. */
  scope?: (query: Query<E>) => Query<E>;
  /** Joins that the rows need. */
  join?: (query: Query<E>) => Query<E>;
}

/** A filter of the client: its value, part of what a cursor is bound to, and its condition. */
export interface Filter {
  value: string | undefined;
  /** SQL with `:value`, or `:` and the filter's name, as parameter. */
  condition: string;
  /** What the parameter is, where it is not the value itself. */
  parameter?: unknown;
  /** Matches are costly to count, so that counting stops at the cap even if this is the only filter. */
  capped?: boolean;
}

export type Filters = Record<string, Filter>;

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
  const binding = fingerprint({ list: listing.name, sort, ...values(listing.filters) });
  const form = { isValue: formOf(field), isId: key === 'id' ? isUuid : isNumber };
  const position = paging.cursor === undefined ? null : decodeCursor(paging.cursor, binding, form);
  const page = position?.page ?? paging.page ?? 1;
  const order = descending ? 'DESC' : 'ASC';

  // The keys of the page first, from an index alone where there is one; then the rows of these keys. To skip rows
  // by OFFSET is many times cheaper when they are keys.
  const keys = (await narrowed(listing)).select(`t.${key}`).orderBy(`t.${field}`, order).addOrderBy(`t.${key}`, order);
  if (position) {
    keys.andWhere(`(t.${field}, t.${key}) ${descending ? '<' : '>'} (:cursorValue, :cursorId)`, {
      cursorValue: position.value,
      cursorId: position.id,
    });
  } else {
    keys.offset((page - 1) * paging.limit);
  }
  keys.limit(paging.limit + 1);
  const rows = (await listing.query())
    .where(`t.${key} IN (${keys.getQuery()})`, keys.getParameters())
    .orderBy(`t.${field}`, order)
    .addOrderBy(`t.${key}`, order);

  const [found, { total, totalIsCapped }] = await Promise.all([
    (listing.join ? listing.join(rows) : rows).getMany(),
    count(listing),
  ]);
  const data = found.slice(0, paging.limit);
  const last = found.length > paging.limit ? data.at(-1) : undefined;
  const nextCursor = last
    ? encodeCursor({ value: sortValue(last, field), id: String(last[key]), page: page + 1 }, binding)
    : null;
  return new Page(data, { page, limit: paging.limit, total, totalIsCapped, nextCursor });
}

/** Makes a text match itself inside LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The filter that a property equals a value; the filter's name is the property's. */
export function equals(property: string, value: string | undefined): Filter {
  return { value, condition: `t.${property} = :${property}` };
}

/** The filter that a time is after another. */
export function after(property: string, name: string, value: string | undefined): Filter {
  return { value, condition: `t.${property} > :${name}`, parameter: value && new Date(value) };
}

/** The filter that a time is at or after another. */
export function since(property: string, name: string, value: string | undefined): Filter {
  return { value, condition: `t.${property} >= :${name}`, parameter: value && new Date(value) };
}

/** The filter that a time is before another. */
export function before(property: string, name: string, value: string | undefined): Filter {
  return { value, condition: `t.${property} < :${name}`, parameter: value && new Date(value) };
}

/** The filter of `search`: a case-insensitive substring of the generated column `search_text`. */
export function searchFilter(search: string | undefined): Filter {
  return {
    value: search === '' ? undefined : search,
    // Lowered as the column was, then compared with the column's own collation: with another the index is no use.
    // A line break parts the texts in the column, so that no search goes across.
    condition: search?.includes('\n')
      ? 'FALSE'
      : `t.search_text LIKE translate(lower(:search COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C"`,
    parameter: `%${escapeLike(search ?? '')}%`,
    capped: true,
  };
}

async function narrowed<E extends ObjectLiteral>(listing: Listing<E>): Promise<Query<E>> {
  const query = await listing.query();
  listing.scope?.(query);
  return applyFilters(query, listing.filters);
}

/** Narrows a query on the alias `t` by the filters that have a value. */
export function applyFilters<E extends ObjectLiteral>(query: Query<E>, filters: Filters): Query<E> {
  for (const [name, { value, condition, parameter }] of Object.entries(filters)) {
    if (value !== undefined) {
      query.andWhere(condition, { [name]: parameter ?? value });
    }
  }
  return query;
}

async function count<E extends ObjectLiteral>(listing: Listing<E>): Promise<{ total: number; totalIsCapped: boolean }> {
  const query = await narrowed(listing);
  const active = Object.values(listing.filters).filter((filter) => filter.value !== undefined);
  const capped = active.length > 1 || active.some((filter) => filter.capped);
  query.select('1', 'one').orderBy();
  if (capped) {
    query.limit(COUNT_CAP + 1);
  }
  const matches = query
    .createQueryBuilder()
    .select('count(*)::int', 'total')
    .from(`(${query.getQuery()})`, 'matches')
    .setParameters(query.getParameters());
  const { total } = (await matches.getRawOne<{ total: number }>()) ?? { total: 0 };
  const totalIsCapped = capped && total > COUNT_CAP;
  return { total: totalIsCapped ? COUNT_CAP : total, totalIsCapped };
}

function values(filters: Filters): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filter.value]));
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
