import type { AuditLog } from '../contract/audit-logs';
import type { GetQuery, Page, PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import { type Collection, type RequestOptions, segment } from './collection';
import type { Deletable } from './deletable';

export interface GetOptions extends RequestOptions, GetQuery {}

/** What the audit log knows of one resource, as far back as entries are kept. */
export interface Historical<T> {
  /**
   * The resource of this id; with `includeDeleted` also a deleted one; with `at` as it was then, also where it is deleted by now. `NOT_FOUND` (404) where there is, or
   * then was, none. The `version` of the past is not one to give as `ifMatch`.
   */
  get(id: string, options?: GetOptions): Promise<T>;
  /** One page of the audit entries that changed it, newest first, also where it is deleted by now. */
  history(id: string, query?: PageQuery, options?: RequestOptions): Promise<Page<AuditLog>>;
}

export type HistoricalCollection<
  T,
  Create extends object,
  Update extends object,
  Query extends PageQuery,
> = Historical<T> & Deletable<T> & Omit<Collection<T, Create, Update, Query>, 'get' | 'delete'>;

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
