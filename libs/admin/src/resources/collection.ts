import type { Deleted, PageQuery } from '../contract/envelope';
import type { ApiPromise, PagePromise } from '../api-promise';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { ChangeOptions, Found, MutationOptions, Outcome, ReadOptions, RequestOptions, Tryable } from '../options';

/** Reads a collection. Every method rejects with `AdminApiError`, or with a `TypeError` if an id is invalid. */
export interface Reader<T, Query extends PageQuery> {
  /**
   * Returns one page, `{ data, meta }`, if it is awaited. `for await` walks every match from this page on. Query members that
   * are undefined or null are left out.
   */
  list(query?: Query, options?: RequestOptions): PagePromise<T>;
  /**
   * Yields every match, page by page, from the start or from `query.cursor`. Each page is one request for `query.limit` items.
   * The default of 100 is the largest limit.
   */
  iterate(query?: Omit<Query, 'page'>, options?: RequestOptions): AsyncGenerator<T, void, undefined>;
  /** Returns the resource. With `ifNoneMatch`: null if it is unchanged. `NOT_FOUND` (404): it does not exist. */
  get<O extends ReadOptions = object>(id: string, options?: O): ApiPromise<Found<T, O>>;
}

/** A collection whose resources can be created, changed and deleted. */
export interface Collection<T, Create extends object, Update extends object, Query extends PageQuery> extends Reader<
  T,
  Query
> {
  /** Creates a resource and returns it. `CONFLICT` (409): a unique value is taken. */
  create<O extends Tryable<MutationOptions> = object>(body: Create, options?: O): ApiPromise<Outcome<T, O>>;
  /** Changes the given members only, and returns the resource. */
  update<O extends Tryable<ChangeOptions> = object>(
    id: string,
    changes: Update,
    options?: O,
  ): ApiPromise<Outcome<T, O>>;
  /** Deletes the resource and returns `{ id, deleted: true }`. */
  delete<O extends Tryable<ChangeOptions> = object>(id: string, options?: O): ApiPromise<Outcome<Deleted, O>>;
}

export function reader<T, Query extends PageQuery>(http: Http, path: Path): Reader<T, Query> {
  return {
    list: (query, options) => http.page(path, query, options),
    iterate: (query, options) => http.page<T>(path, { ...query, page: undefined }, options)[Symbol.asyncIterator](),
    get: (id, options) => http.read([...path, id], options),
  };
}

export function collection<T, Create extends object, Update extends object, Query extends PageQuery>(
  http: Http,
  path: Path,
): Collection<T, Create, Update, Query> {
  return {
    ...reader<T, Query>(http, path),
    create: (body, options) => http.change({ method: 'POST', path, body }, options),
    update: (id, body, options) => http.change({ method: 'PATCH', path: [...path, id], body }, options),
    delete: (id, options) => http.change({ method: 'DELETE', path: [...path, id] }, options),
  };
}

/** Reads a resource of a path by its id in another system. */
export function byExternalId<T>(http: Http, path: Path): Reader<T, PageQuery>['get'] {
  return (externalId, options) => http.read([...path, 'by-external-id', externalId], options);
}
