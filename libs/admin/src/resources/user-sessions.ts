import type { Deleted, Page, PageQuery } from '../contract/envelope';
import type { EndedSessions, UserSession } from '../contract/sessions';
import type { Http } from '../http';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader, segment } from './collection';

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
  delete<O extends Tryable<MutationOptions> = object>(
    userId: string,
    sessionId: string,
    options?: O,
  ): Promise<Outcome<Deleted, O>>;
  /** Ends all, the client's own too where it is that user's. Gives `{ ended }`, how many there were. */
  deleteAll<O extends Tryable<MutationOptions> = object>(
    userId: string,
    options?: O,
  ): Promise<Outcome<EndedSessions, O>>;
}

// Async throughout, so that an id that cannot be one is a rejection, never a throw.
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
