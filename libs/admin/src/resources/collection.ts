import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { Http } from '../http';

export interface RequestOptions {
  /** Ends the call, its retries included, with an error of code `ABORTED`. */
  signal?: AbortSignal;
}

export interface MutationOptions extends RequestOptions {
  /** Why, for the audit log: 1 to 500 characters of one line. The service may require it (`BAD_REQUEST` without). */
  reason?: string;
}

export interface ChangeOptions extends MutationOptions {
  /** The `version` the change is meant for. Where another change came first: `PRECONDITION_FAILED` (412). */
  ifMatch?: number;
}

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
  create(body: Create, options?: MutationOptions): Promise<T>;
  /** Changes the members given and no other, and gives the resource as it is then. Never repeated but after a 429. */
  update(id: string, changes: Update, options?: ChangeOptions): Promise<T>;
  /** Gives `{ id, deleted: true }`. */
  delete(id: string, options?: ChangeOptions): Promise<Deleted>;
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

    create: (body, { reason, signal } = {}) => http.resource<T>({ method: 'POST', path, body, reason, signal }),

    async update(id, changes, { ifMatch, reason, signal } = {}) {
      const one = `${path}/${segment(id)}`;
      return http.resource<T>({ method: 'PATCH', path: one, body: changes, ifMatch, reason, signal });
    },

    async delete(id, { ifMatch, reason, signal } = {}) {
      return http.resource<Deleted>({ method: 'DELETE', path: `${path}/${segment(id)}`, ifMatch, reason, signal });
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
