import type { Page, PageQuery } from '../contract/envelope';
import type { UserOrganization } from '../contract/organizations';
import type { CreateUser, Erased, PasswordReset, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import type { Streams } from '../http-stream';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { collection, segment } from './collection';
import { deletable } from './deletable';
import { mergeable } from './mergeable';
import { historical, type HistoricalCollection } from './historical';
import { type UserSessionsResource, userSessionsResource } from './user-sessions';

export interface UsersResource extends HistoricalCollection<User, CreateUser, UpdateUser, UserQuery> {
  /** Returns the user with this external id. `NOT_FOUND` (404): no user has it, or the user is deleted. */
  getByExternalId(externalId: string, options?: RequestOptions): Promise<User>;
  /** Returns one page of the organizations that a user belongs to, newest membership first. */
  organizations(id: string, query?: PageQuery, options?: RequestOptions): Promise<Page<UserOrganization>>;
  /**
   * Erases the personal values of a deleted user from the audit log, and all other data about the account. `CONFLICT` (409):
   * the account still exists. `NOT_FOUND` (404): no entry mentions the user. It is safe to repeat.
   */
  erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O): Promise<Outcome<Erased, O>>;
  /**
   * Creates a link with which the person sets a new password, for 24 hours. The earlier link ends. `resetUrl` is the link to
   * pass on, or null if the service mails it.
   */
  sendPasswordReset<O extends Tryable<MutationOptions> = object>(
    id: string,
    options?: O,
  ): Promise<Outcome<PasswordReset, O>>;
  /** Forgets the wrong passwords that were counted for the account, so that it can log in again. Returns the user. */
  unlock<O extends Tryable<MutationOptions> = object>(id: string, options?: O): Promise<Outcome<User, O>>;
  /**
   * Yields everything that the system holds about a person, as the text of one JSON document (`PersonalData`) in chunks. The
   * response is a stream, so memory does not grow. If the connection breaks, the loop throws: begin again. It leaves an entry.
   */
  data(id: string, options?: RequestOptions): AsyncGenerator<string, void, undefined>;
  readonly sessions: UserSessionsResource;
}

const PATH = '/api/admin/users';

export function usersResource(http: Http, streams: Streams): UsersResource {
  return {
    ...collection(http, PATH),
    ...historical(http, PATH),
    ...deletable(http, PATH),
    ...mergeable<User, UpdateUser>(http, PATH),

    async getByExternalId(externalId, options) {
      const path = `${PATH}/by-external-id/${segment(externalId)}`;
      return http.resource<User>({ method: 'GET', path, signal: options?.signal });
    },

    async organizations(id, query, options) {
      const path = `${PATH}/${segment(id)}/organizations`;
      return http.page<UserOrganization>({ method: 'GET', path, query, signal: options?.signal });
    },

    async erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      return http.change<Erased, O>({ method: 'POST', path: `${PATH}/${segment(id)}/erase` }, options);
    },

    async sendPasswordReset<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      const path = `${PATH}/${segment(id)}/password-reset`;
      return http.change<PasswordReset, O>({ method: 'POST', path }, options);
    },

    async unlock<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      return http.change<User, O>({ method: 'POST', path: `${PATH}/${segment(id)}/unlock` }, options);
    },

    async *data(id, options) {
      const path = `${PATH}/${segment(id)}/data`;
      yield* await streams.openRetried(
        { method: 'GET', path, signal: options?.signal },
        { accept: 'application/json' },
      );
    },

    sessions: userSessionsResource(http, PATH),
  };
}
