import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, RequestOptions, Tryable } from '../options';

export type { ChangeOptions, MutationOptions, RequestOptions };

/** Every method rejects with `AdminApiError`, and with a `TypeError` for an id that cannot be one. */
export interface Reader<T, Query extends PageQuery> {
  /** One page, `{ data, meta }`. Members of the query that are undefined or null are left out. */
  list(query?: Query, options?: RequestOptions): Promise<Page<T>>;
  /**
   * Every match, page after page by cursor: from the start, or from `query.cursor`. Each page is one request of
   * `query.limit` items (default 100, the most the API gives).
   */
  iterate(query?: Omit<Query, 'page'>, options?: RequestOptions): AsyncGenerator<T, void, undefined>;
  /** The resource of this id; `NOT_FOUND` (404) where there is none. */
  get(id: string, options?: RequestOptions): Promise<T>;
}

export interface Collection<T, Create extends object, Update extends object, Query extends PageQuery> extends Reader<
  T,
  Query
> {
  /** Makes one and gives it; `CONFLICT` (409) where a unique value is taken. */
  create<O extends Tryable<MutationOptions> = object>(body: Create, options?: O): Promise<Outcome<T, O>>;
  /**
   * Changes the members given and no other, and gives the resource as it is then. Without an `idempotencyKey` never repeated
   * but after a 429.
   */
  update<O extends Tryable<ChangeOptions> = object>(id: string, changes: Update, options?: O): Promise<Outcome<T, O>>;
  /** Gives `{ id, deleted: true }`. */
  delete<O extends Tryable<ChangeOptions> = object>(id: string, options?: O): Promise<Outcome<Deleted, O>>;
}

const ITERATE_LIMIT = 100;

export function reader<T, Query extends PageQuery>(http: Http, path: string): Reader<T, Query> {
  return {
    list: (query, options) => http.page<T>({ method: 'GET', path, query, signal: options?.signal }),

    async *iterate(query, options) {
      let cursor: string | null = null;
      do {
        const walk: object = { limit: ITERATE_LIMIT, ...query, ...(cursor && { cursor }), page: undefined };
        const page: Page<T> = await http.page<T>({ method: 'GET', path, query: walk, signal: options?.signal });
        yield* page.data;
        cursor = page.meta.nextCursor;
      } while (cursor);
    },

    async get(id, options) {
      return http.resource<T>({ method: 'GET', path: `${path}/${segment(id)}`, signal: options?.signal });
    },
  };
}

export function collection<T, Create extends object, Update extends object, Query extends PageQuery>(
  http: Http,
  path: string,
): Collection<T, Create, Update, Query> {
  return {
    ...reader<T, Query>(http, path),

    async create<O extends Tryable<MutationOptions> = object>(body: Create, options?: O) {
      return http.change<T, O>({ method: 'POST', path, body }, options);
    },

    async update<O extends Tryable<ChangeOptions> = object>(id: string, changes: Update, options?: O) {
      return http.change<T, O>({ method: 'PATCH', path: `${path}/${segment(id)}`, body: changes }, options);
    },

    async delete<O extends Tryable<ChangeOptions> = object>(id: string, options?: O) {
      return http.change<Deleted, O>({ method: 'DELETE', path: `${path}/${segment(id)}` }, options);
    },
  };
}

/**
 * An id as one segment of a path. An empty one would make another route of it (`get('')` a list), and `.` and `..` are
 * resolved away by every URL parser, encoded or not: all are a `TypeError`.
 */
export function segment(id: string): string {
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..') {
    throw new TypeError(`An id must be a string other than '', '.' and '..'; got ${JSON.stringify(id)}`);
  }
  try {
    return encodeURIComponent(id);
  } catch {
    throw new TypeError('An id must be well-formed Unicode; got a lone surrogate');
  }
}
