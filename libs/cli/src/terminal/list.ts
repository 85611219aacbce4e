import type { Page } from 'admin-api-client';
import type { Output } from './output';
import type { Column } from './table';

export interface ListOptions {
  limit: number;
  all?: boolean;
  jsonl?: boolean;
}

/** Largest page of the API. */
const MAX_PAGE = 100;

type FetchPage<T> = (page: { limit: number; cursor?: string }) => Promise<Page<T>>;

/**
 * Writes a list: as a table, as one JSON document `{ data, meta }`, or as JSON lines. It reads as many pages as the limit
 * needs.
 */
export async function printList<T>(
  out: Output,
  columns: readonly Column<T>[],
  options: ListOptions,
  fetchPage: FetchPage<T>,
): Promise<void> {
  const wanted = options.all ? Infinity : options.limit;
  const rows: T[] = [];
  let last: Page<T>['meta'] | null = null;
  for await (const { data, meta } of pages(fetchPage, wanted)) {
    last = meta;
    if (!options.jsonl) rows.push(...data);
    else for (const row of data) await out.jsonLine(row);
  }
  if (options.jsonl || last === null) return;
  const { total, totalIsCapped, nextCursor } = last;
  if (out.isJson) {
    await out.json({ data: rows, meta: { total, totalIsCapped, hasMore: nextCursor !== null } });
    return;
  }
  if (rows.length === 0) {
    out.note('Nothing found.');
    return;
  }
  await out.table(rows, columns);
  if (nextCursor === null) return;
  const sum = `${totalIsCapped ? 'more than ' : ''}${total.toLocaleString('en')}`;
  out.note(`Showing ${rows.length} of ${sum}. See more with --limit <number> or --all.`);
}

/** Yields pages until there are as many rows as wanted. */
async function* pages<T>(fetchPage: FetchPage<T>, wanted: number): AsyncGenerator<Page<T>, void, undefined> {
  let left = wanted;
  let cursor: string | null = null;
  do {
    const page: Page<T> = await fetchPage({ limit: Math.min(left, MAX_PAGE), ...(cursor !== null && { cursor }) });
    yield page;
    left -= page.data.length;
    cursor = page.meta.nextCursor;
  } while (cursor !== null && left > 0);
}
