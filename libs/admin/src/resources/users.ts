import type { Page, PageQuery } from '../contract/envelope';
import type { UserOrganization } from '../contract/organizations';
import type { CreateUser, Erased, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import type { MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { collection, segment } from './collection';
import { deletable } from './deletable';
import { historical, type HistoricalCollection } from './historical';
import { type UserSessionsResource, userSessionsResource } from './user-sessions';

export interface UsersResource extends HistoricalCollection<User, CreateUser, UpdateUser, UserQuery> {
  /** Returns one page of the organizations that a user belongs to, newest membership first. */
  organizations(id: string, query?: PageQuery, options?: RequestOptions): Promise<Page<UserOrganization>>;
  /**
   * Erases the personal values of a deleted user from the audit log, and all other data about the account. `CONFLICT` (409):
   * the account still exists. `NOT_FOUND` (404): no entry mentions the user. It is safe to repeat.
   */
  erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O): Promise<Outcome<Erased, O>>;
  readonly sessions: UserSessionsResource;
}

const PATH = '/api/admin/users';

export function usersResource(http: Http): UsersResource {
  return {
    ...collection(http, PATH),
    ...historical(http, PATH),
    ...deletable(http, PATH),

    async organizations(id, query, options) {
      const path = `${PATH}/${segment(id)}/organizations`;
      return http.page<UserOrganization>({ method: 'GET', path, query, signal: options?.signal });
    },

    async erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      return http.change<Erased, O>({ method: 'POST', path: `${PATH}/${segment(id)}/erase` }, options);
    },

    sessions: userSessionsResource(http, PATH),
  };
}
