import type { ObjectLiteral } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import { prepared, type Statement } from '@/database/repository/statement';
import { InvalidRequest } from '@/http/errors/errors';
import { Page } from '@/http/envelope/page';
import { hasCountedDays, skipDays } from './counted-days';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './cursor';
import { filterValues } from './filters';
import { findFirst, passed, withoutFirst } from './first-rows';
import { conditionsOfList, type Listing, where } from './listing';
import { cursorValue, formOf, type Order, orderOf } from './order';
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
  const { limit } = paging;
  if (paging.cursor !== undefined && paging.page !== undefined) {
    throw InvalidRequest.of('cursor', 'EXCLUSIVE', 'cursor and page exclude each other');
  }
  const order = orderOf(listing);
  const { field, collation } = order;
  const binding = fingerprint({ list: listing.name, sort, collation, ...filterValues(listing.filters) });
  const position = paging.cursor === undefined ? null : decodeCursor(paging.cursor, binding, formOf(field, key));
  const page = position?.page ?? paging.page ?? 1;
  const skipped = position ? 0 : (page - 1) * limit;
  const first = await findFirst(listing, order.by);
  const others = withoutFirst(listing, first);
  const head = first.slice(position ? passed(first, position) : skipped).slice(0, limit + 1);
  const { statement, toTotal } = counting(others);
  const part = {
    order,
    position: position?.first === undefined ? position : null,
    offset: Math.max(0, skipped - first.length),
    wanted: limit + 1 - head.length,
  };
  const statements = [await selection(others, part), statement];
  const [found = [], [counted] = []] = await rows.run(listing.isPrepared ? statements.map(prepared) : statements);
  const all = [...head, ...found.map((row) => rows.mapper.toEntity(row))];
  const data = all.slice(0, limit);
  const last = all.length > limit ? data.at(-1) : undefined;
  const place = last ? first.indexOf(last) : -1;
  const nextCursor = last
    ? encodeCursor(
        {
          value: cursorValue(last, order),
          id: String(last[key]),
          page: page + 1,
          ...(place >= 0 && { first: place + 1 }),
        },
        binding,
      )
    : null;
  return new Page(data, { page, limit, ...toTotal((counted as { n: number }).n), nextCursor });
}

interface Part {
  order: Order;
  /** The rows after it, unless rows are skipped by their number. */
  position: Position | null;
  offset: number;
  /** Number of rows. */
  wanted: number;
}

/** Selects rows of a page and one more. If many rows are skipped, an index returns the keys of the page first. */
async function selection<E extends ObjectLiteral>(
  listing: Listing<E>,
  { order, position, offset, wanted }: Part,
): Promise<Statement> {
  const { mapper } = listing.rows;
  const { field, value, id, isDescending, by } = order;
  const conditions = conditionsOfList(listing);
  let skipped = offset;
  if (position) {
    const operator = Sql.text(isDescending ? '<' : '>');
    conditions.push(sql`(${value}, ${id}) ${operator} (${position.value}, ${position.id})`);
  } else if (offset > SKIPPED_KEYS_MAX && hasCountedDays(listing, field)) {
    const days = await skipDays(listing, field, isDescending, offset);
    conditions.push(...days.conditions);
    skipped = days.offset;
  }
  // As text: a prepared plan must know how few rows are wanted.
  const range = sql`${where(conditions)} ${by} ${Sql.text(`OFFSET ${skipped} LIMIT ${wanted}`)}`;
  return mapper.select(() =>
    skipped <= SKIPPED_ROWS_MAX
      ? range
      : sql`WHERE (${id}, ${value}) IN (SELECT ${id}, ${value} FROM ${mapper.from} ${range}) ${by}`,
  );
}
