import type { CreateUser, UpdateUser, User, UserQuery } from '../contract/users';
import type { Http } from '../http';
import { type Collection, collection } from './collection';

export type UsersResource = Collection<User, CreateUser, UpdateUser, UserQuery>;

export function usersResource(http: Http): UsersResource {
  return collection(http, '/api/admin/users');
}
