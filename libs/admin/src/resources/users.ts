import type { CreateUser, Erased, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import type { MutationOptions, Outcome, Tryable } from '../options';
import { collection, segment } from './collection';
import { past, type ReplayedCollection } from './past';

export interface UsersResource extends ReplayedCollection<User, CreateUser, UpdateUser, UserQuery> {
  /**
   * Erases the personal values of a deleted user from the audit log. `CONFLICT` (409) while the account exists, `NOT_FOUND`
   * (404) where no entry knows such a user. It can be repeated.
   */
  erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O): Promise<Outcome<Erased, O>>;
}

const PATH = '/api/admin/users';

export function usersResource(http: Http): UsersResource {
  return {
    ...collection(http, PATH),
    ...past(http, PATH),

    async erase<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      return http.change<Erased, O>({ method: 'POST', path: `${PATH}/${segment(id)}/erase` }, options);
    },
  };
}
