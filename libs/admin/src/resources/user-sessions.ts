import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { EndedSessions, UserSession } from '../contract/sessions';
import type { Http } from '../http';
import { type MutationOptions, reader, type RequestOptions, segment } from './collection';

/** Each rejects with `NOT_FOUND` (404) where there is no such user. */
export interface UserSessionsResource {
  /** One page of a user's sessions that are in force, newest first, `{ data, meta }`. */
  list(userId: string, query?: PageQuery, options?: RequestOptions): Promise<Page<UserSession>>;
  /** Every one of them, page after page by cursor. */
  iterate(
    userId: string,
    query?: Omit<PageQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<UserSession, void, undefined>;
  /** Ends one, which may be the client's own; `NOT_FOUND` (404) where it has ended. Gives `{ id, deleted: true }`. */
  delete(userId: string, sessionId: string, options?: MutationOptions): Promise<Deleted>;
  /** Ends all, the client's own too where it is that user's. Gives `{ ended }`, how many there were. */
  deleteAll(userId: string, options?: MutationOptions): Promise<EndedSessions>;
}

// Async throughout, so that an id that cannot be one is a rejection, never a throw.
export function userSessionsResource(http: Http, users: string): UserSessionsResource {
  const pathOf = (userId: string): string => `${users}/${segment(userId)}/sessions`;
  return {
    list: async (userId, query, options) => reader<UserSession, PageQuery>(http, pathOf(userId)).list(query, options),
    async *iterate(userId, query, options) {
      yield* reader<UserSession, PageQuery>(http, pathOf(userId)).iterate(query, options);
    },
    async delete(userId, sessionId, { reason, signal } = {}) {
      const path = `${pathOf(userId)}/${segment(sessionId)}`;
      return http.resource<Deleted>({ method: 'DELETE', path, reason, signal });
    },
    async deleteAll(userId, { reason, signal } = {}) {
      return http.resource<EndedSessions>({ method: 'DELETE', path: pathOf(userId), reason, signal });
    },
  };
}
