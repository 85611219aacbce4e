import type { ApiPromise, PagePromise } from '../api-promise';
import type { Deleted, PageQuery } from '../contract/envelope';
import type { EndedSessions, UserSession } from '../contract/sessions';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader } from './collection';

/** The sessions of users. Every method rejects with `NOT_FOUND` (404) if the user does not exist. */
export interface UserSessionsResource {
  /** Returns one page of a user's active sessions, newest first, `{ data, meta }`. */
  list(userId: string, query?: PageQuery, options?: RequestOptions): PagePromise<UserSession>;
  /** Yields every active session, page by page. */
  iterate(
    userId: string,
    query?: Omit<PageQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<UserSession, void, undefined>;
  /** Ends a session, even the client's own. `NOT_FOUND` (404): it has ended. Returns `{ id, deleted: true }`. */
  delete<O extends Tryable<MutationOptions> = object>(
    userId: string,
    sessionId: string,
    options?: O,
  ): ApiPromise<Outcome<Deleted, O>>;
  /** Ends all sessions of the user, even the client's own. Returns `{ ended }`, the number of ended sessions. */
  deleteAll<O extends Tryable<MutationOptions> = object>(
    userId: string,
    options?: O,
  ): ApiPromise<Outcome<EndedSessions, O>>;
}

export function userSessionsResource(http: Http, users: Path): UserSessionsResource {
  const pathOf = (userId: string): Path => [...users, userId, 'sessions'];
  const of = (userId: string) => reader<UserSession, PageQuery>(http, pathOf(userId));
  return {
    list: (userId, query, options) => of(userId).list(query, options),
    iterate: (userId, query, options) => of(userId).iterate(query, options),
    delete: (userId, sessionId, options) =>
      http.change({ method: 'DELETE', path: [...pathOf(userId), sessionId] }, options),
    deleteAll: (userId, options) => http.change({ method: 'DELETE', path: pathOf(userId) }, options),
  };
}
