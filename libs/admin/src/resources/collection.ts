import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, RequestOptions, Tryable } from '../options';

export type { ChangeOptions, MutationOptions, RequestOptions };

/** Reads a collection. Every method rejects with `AdminApiError`, or with a `TypeError` if an id is invalid. */
export interface Reader<T, Query extends PageQuery> {
  /** Returns one page, `{ data, meta }`. Query members that are undefined or null are left out. */
  list(query?: Query, options?: RequestOptions): Promise<Page<T>>;
  /**
   * Yields every match, page by page, from the start or from `query.cursor`. Each page is one request for `query.limit` items.
   * The default of 100 is the largest limit.
   */
  iterate(query?: Omit<Query, 'page'>, options?: RequestOptions): AsyncGenerator<T, void, undefined>;
  /** Returns the resource. `NOT_FOUND` (404): it does not exist. */
  get(id: string, options?: RequestOptions): Promise<T>;
}

export interface Collection<T, Create extends object, Update extends object, Query extends PageQuery> extends Reader<
  T,
  Query
> {
  /** Creates a resource and returns it. `CONFLICT` (409): a unique value is taken. */
  create<O extends Tryable<MutationOptions> = object>(body: Create, options?: O): Promise<Outcome<T, O>>;
  /**
   * Changes the given members only, and returns the resource. Without an `idempotencyKey` it is retried only after a 429.
   */
  update<O extends Tryable<ChangeOptions> = object>(id: string, changes: Update, options?: O): Promise<Outcome<T, O>>;
  /** Deletes the resource and returns `{ id, deleted: true }`. */
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

/** Reads a resource of a path by its id in another system. */
export function byExternalId<T>(http: Http, path: string) {
  return async (externalId: string, options?: RequestOptions): Promise<T> =>
    http.resource<T>({
      method: 'GET',
      path: `${path}/by-external-id/${segment(externalId)}`,
      signal: options?.signal,
    });
}

/**
 * Encodes an id as one segment of a path.
 * @throws TypeError if the id is empty, `.` or `..`: the path would lead to another route
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
