import type { CreateUser, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import { collection } from './collection';
import { past, type ReplayedCollection } from './past';

export type UsersResource = ReplayedCollection<User, CreateUser, UpdateUser, UserQuery>;

const PATH = '/api/admin/users';

export function usersResource(http: Http): UsersResource {
  return { ...collection(http, PATH), ...past(http, PATH) };
}
