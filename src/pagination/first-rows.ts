import type { ObjectLiteral } from 'typeorm';
import { type Columns, type Sql, sql } from '@/database/repository/sql';
import type { Position } from './cursor';
import type { Filter } from './filters';
import { conditionsOfList, type Listing, where } from './listing';

/** Most rows that come first. Further ones keep their place among the others. */
const FIRST_MAX = 100;

/** Returns the rows that a filter puts in front of the list, such as the account whose email is searched for. */
export async function findFirst<E extends ObjectLiteral>(listing: Listing<E>, order: Sql): Promise<E[]> {
  const [name, filter] = putsFirst(listing) ?? [];
  if (name === undefined || !filter?.first) {
    return [];
  }
  const { first } = filter;
  const others = { ...listing, filters: { ...listing.filters, [name]: { value: undefined, condition: first } } };
  return listing.rows.find((t) => sql`${where([...conditionsOfList(others), first(t)])} ${order} LIMIT ${FIRST_MAX}`);
}

/** Returns the list without these rows. They are still counted. */
export function withoutFirst<E extends ObjectLiteral>(listing: Listing<E>, rows: readonly E[]): Listing<E> {
  const [name, filter] = putsFirst(listing) ?? [];
  if (name === undefined || !filter || rows.length === 0) {
    return listing;
  }
  const { key = 'id' } = listing;
  const keys = rows.map((row) => row[key] as unknown);
  const { condition, countCondition = condition } = filter;
  const replaced: Filter<E> = {
    ...filter,
    condition: (t: Columns<E>) => sql`(${condition(t)}) AND ${t[key]} <> ALL (${keys})`,
    countCondition: (t: Columns<E>) => sql`(${countCondition(t)}) OR ${t[key]} = ANY (${keys})`,
  };
  return { ...listing, filters: { ...listing.filters, [name]: replaced } };
}

/** Returns how many of the first rows a cursor has passed. The row that it names may be gone meanwhile. */
export function passed(rows: readonly ObjectLiteral[], { id, first }: Position): number {
  if (first === undefined) {
    return rows.length;
  }
  const place = rows.findIndex((row) => row.id === id);
  return place === -1 ? first - 1 : place + 1;
}

function putsFirst<E extends ObjectLiteral>({ filters }: Listing<E>): [string, Filter<E>] | undefined {
  return Object.entries(filters).find(([, { value, first }]) => value !== undefined && first !== undefined);
}
