import type { CreateUser, Erased, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import { collection, type MutationOptions, segment } from './collection';
import { past, type ReplayedCollection } from './past';
import { type UserSessionsResource, userSessionsResource } from './user-sessions';

export interface UsersResource extends ReplayedCollection<User, CreateUser, UpdateUser, UserQuery> {
  /**
   * Erases the personal values of a deleted user from the audit log. `CONFLICT` (409) while the account exists, `NOT_FOUND`
   * (404) where no entry knows such a user. It can be repeated.
   */
  erase(id: string, options?: MutationOptions): Promise<Erased>;
  readonly sessions: UserSessionsResource;
}

const PATH = '/api/admin/users';

export function usersResource(http: Http): UsersResource {
  return {
    ...collection(http, PATH),
    ...past(http, PATH),

    async erase(id, { reason, signal } = {}) {
      return http.resource<Erased>({ method: 'POST', path: `${PATH}/${segment(id)}/erase`, reason, signal });
    },

    sessions: userSessionsResource(http, PATH),
  };
}
