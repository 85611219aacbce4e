import type { ApiPromise, PagePromise } from '../api-promise';
import type { Deleted, PageQuery } from '../contract/envelope';
import type { EndedSessions, UserSession } from '../contract/sessions';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader } from './collection';

/** The sessions of the client's own user. Every role may use them. */
export interface OwnSessionsResource {
  /** Returns one page of the user's active sessions, newest first, `{ data, meta }`. */
  list(query?: PageQuery, options?: RequestOptions): PagePromise<UserSession>;
  /** Yields every active session, page by page. */
  iterate(query?: Omit<PageQuery, 'page'>, options?: RequestOptions): AsyncGenerator<UserSession, void, undefined>;
  /**
   * Ends a session, even the client's own. `NOT_FOUND` (404): it has ended or belongs to somebody else. Returns
   * `{ id, deleted: true }`.
   */
  delete<O extends Tryable<MutationOptions> = object>(sessionId: string, options?: O): ApiPromise<Outcome<Deleted, O>>;
  /** Ends all sessions of the user except the client's own. Returns `{ ended }`, the number of ended sessions. */
  deleteOthers<O extends Tryable<MutationOptions> = object>(options?: O): ApiPromise<Outcome<EndedSessions, O>>;
}

const PATH: Path = ['/api/auth/sessions'];

export function ownSessionsResource(http: Http): OwnSessionsResource {
  return {
    ...reader<UserSession, PageQuery>(http, PATH),
    delete: (sessionId, options) => http.change({ method: 'DELETE', path: [...PATH, sessionId] }, options),
    deleteOthers: (options) => http.change({ method: 'DELETE', path: PATH }, options),
  };
}
