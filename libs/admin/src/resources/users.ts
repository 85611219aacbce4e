import type { ApiPromise, PagePromise } from '../api-promise';
import type { PageQuery } from '../contract/envelope';
import type { UserOrganization } from '../contract/organizations';
import type { CreateUser, Erased, PasswordReset, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { Streams } from '../http-stream';
import type { Found, MutationOptions, Outcome, ReadOptions, RequestOptions, Tryable } from '../options';
import { byExternalId, collection } from './collection';
import { deletable } from './deletable';
import { mergeable } from './mergeable';
import { historical, type HistoricalCollection } from './historical';
import { type UserSessionsResource, userSessionsResource } from './user-sessions';

/** Users, which are accounts of persons. */
export interface UsersResource extends HistoricalCollection<User, CreateUser, UpdateUser, UserQuery> {
  /** Returns the user with this external id. `NOT_FOUND` (404): no user has it, or the user is deleted. */
  getByExternalId<O extends ReadOptions = object>(externalId: string, options?: O): ApiPromise<Found<User, O>>;
  /** Returns one page of the organizations that a user belongs to, newest membership first. `for await` walks all. */
  organizations(id: string, query?: PageQuery, options?: RequestOptions): PagePromise<UserOrganization>;
  /**
   * Erases the personal values of a deleted user from the audit log, and all other data about the account. `CONFLICT` (409):
   * the account still exists. `NOT_FOUND` (404): no entry mentions the user. It is safe to repeat.
   */
  erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O): ApiPromise<Outcome<Erased, O>>;
  /**
   * Creates a link with which the person sets a new password, for 24 hours. The earlier link ends. `resetUrl` is the link to
   * pass on, or null if the service mails it.
   */
  sendPasswordReset<O extends Tryable<MutationOptions> = object>(
    id: string,
    options?: O,
  ): ApiPromise<Outcome<PasswordReset, O>>;
  /** Forgets the wrong passwords that were counted for the account, so that it can log in again. Returns the user. */
  unlock<O extends Tryable<MutationOptions> = object>(id: string, options?: O): ApiPromise<Outcome<User, O>>;
  /**
   * Yields everything that the system holds about a person, as the text of one JSON document (`PersonalData`) in chunks. The
   * response is a stream, so memory does not grow. If the connection breaks, the loop throws: begin again. It leaves an entry.
   */
  data(id: string, options?: RequestOptions): AsyncGenerator<string, void, undefined>;
  /** The sessions of a user. */
  readonly sessions: UserSessionsResource;
}

const PATH: Path = ['/api/admin/users'];

export function usersResource(http: Http, streams: Streams): UsersResource {
  return {
    ...collection(http, PATH),
    ...historical(http, PATH),
    ...deletable(http, PATH),
    ...mergeable<User, UpdateUser>(http, PATH),
    getByExternalId: byExternalId<User>(http, PATH),
    organizations: (id, query, options) => http.page([...PATH, id, 'organizations'], query, options),
    erase: (id, options) => http.change({ method: 'POST', path: [...PATH, id, 'erase'] }, options),
    sendPasswordReset: (id, options) => http.change({ method: 'POST', path: [...PATH, id, 'password-reset'] }, options),
    unlock: (id, options) => http.change({ method: 'POST', path: [...PATH, id, 'unlock'] }, options),

    async *data(id, options) {
      yield* await streams.open({ path: [...PATH, id, 'data'] }, options);
    },

    sessions: userSessionsResource(http, PATH),
  };
}
