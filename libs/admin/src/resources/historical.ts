import type { AuditLog, HistoryQuery } from '../contract/audit-logs';
import type { GetQuery, Page, PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import { type Collection, type RequestOptions, segment } from './collection';
import type { Deletable } from './deletable';
import type { Mergeable } from './mergeable';

export interface GetOptions extends RequestOptions, GetQuery {}

/** Reads earlier states of a resource from the audit log, as far back as entries are kept. */
export interface Historical<T> {
  /**
   * Returns the resource. With `includeDeleted`: even if it is soft-deleted. With `at`: as it was at that time, even if it is
   * deleted now. `NOT_FOUND` (404): it does not exist, or did not exist then. Do not use an earlier `version` as `ifMatch`.
   */
  get(id: string, options?: GetOptions): Promise<T>;
  /**
   * Returns one page of the audit entries that changed the resource, newest first, even if it is deleted now. With
   * `include: 'related'`: also the entries of what belongs to it.
   */
  history(id: string, query?: HistoryQuery, options?: RequestOptions): Promise<Page<AuditLog>>;
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

export function historical<T>(http: Http, path: string): Historical<T> {
  return {
    async get(id, { at, includeDeleted, signal } = {}) {
      return http.resource<T>({ method: 'GET', path: `${path}/${segment(id)}`, query: { at, includeDeleted }, signal });
    },

    async history(id, query, options) {
      return http.page<AuditLog>({
        method: 'GET',
        path: `${path}/${segment(id)}/history`,
        query,
        signal: options?.signal,
      });
    },
  };
}
