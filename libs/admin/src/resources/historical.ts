import type { ApiPromise, PagePromise } from '../api-promise';
import type { AuditLog, HistoryQuery } from '../contract/audit-logs';
import type { GetQuery, PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { Found, ReadOptions, RequestOptions } from '../options';
import type { Collection } from './collection';
import type { Deletable } from './deletable';
import type { Mergeable } from './mergeable';

export interface GetOptions extends ReadOptions, GetQuery {}

/** Reads earlier states of a resource from the audit log, as far back as entries are kept. */
export interface Historical<T> {
  /**
   * Returns the resource. With `includeDeleted`: even if it is soft-deleted. With `at`: as it was at that time, even if it is
   * deleted now. With `ifNoneMatch`: null if it is unchanged; not together with `at`. `NOT_FOUND` (404): it does not exist, or
   * did not exist then. Do not use an earlier `version` as `ifMatch`.
   */
  get<O extends GetOptions = object>(id: string, options?: O): ApiPromise<Found<T, O>>;
  /**
   * Returns one page of the audit entries that changed the resource, newest first, even if it is deleted now. `for await`
   * walks all of them. With
   * `include: 'related'`: also the entries of what belongs to it.
   */
  history(id: string, query?: HistoryQuery, options?: RequestOptions): PagePromise<AuditLog>;
}

export type HistoricalCollection<
  T,
  Create extends object,
  Update extends object,
  Query extends PageQuery,
> = Historical<T> &
  Deletable<T> &
  Mergeable<T, Update> &
  Omit<Collection<T, Create, Update, Query>, 'get' | 'delete' | 'update'>;

export function historical<T>(http: Http, path: Path): Historical<T> {
  return {
    get: (id, options) => {
      const { at, includeDeleted } = options ?? ({} as GetOptions);
      return http.read([...path, id], options, { at, includeDeleted });
    },
    history: (id, query, options) => http.page([...path, id, 'history'], query, options),
  };
}
