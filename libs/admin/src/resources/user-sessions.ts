import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { EndedSessions, UserSession } from '../contract/sessions';
import type { Http } from '../http';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader, segment } from './collection';

/** The sessions of users. Every method rejects with `NOT_FOUND` (404) if the user does not exist. */
export interface UserSessionsResource {
  /** Returns one page of a user's active sessions, newest first, `{ data, meta }`. */
  list(userId: string, query?: PageQuery, options?: RequestOptions): Promise<Page<UserSession>>;
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
  ): Promise<Outcome<Deleted, O>>;
  /** Ends all sessions of the user, even the client's own. Returns `{ ended }`, the number of ended sessions. */
  deleteAll<O extends Tryable<MutationOptions> = object>(
    userId: string,
    options?: O,
  ): Promise<Outcome<EndedSessions, O>>;
}

// Every method is async, so that an invalid id rejects the promise and never throws.
export function userSessionsResource(http: Http, users: string): UserSessionsResource {
  const pathOf = (userId: string): string => `${users}/${segment(userId)}/sessions`;
  return {
    list: async (userId, query, options) => reader<UserSession, PageQuery>(http, pathOf(userId)).list(query, options),
    async *iterate(userId, query, options) {
      yield* reader<UserSession, PageQuery>(http, pathOf(userId)).iterate(query, options);
    },
    async delete<O extends Tryable<MutationOptions> = object>(userId: string, sessionId: string, options?: O) {
      const path = `${pathOf(userId)}/${segment(sessionId)}`;
      return http.change<Deleted, O>({ method: 'DELETE', path }, options);
    },
    async deleteAll<O extends Tryable<MutationOptions> = object>(userId: string, options?: O) {
      return http.change<EndedSessions, O>({ method: 'DELETE', path: pathOf(userId) }, options);
    },
  };
}
