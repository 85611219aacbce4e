import type { CreateRole, Role, RoleQuery, UpdateRole } from '../contract/roles';
import type { Http } from '../http';
import { type Collection, collection } from './collection';

/** Named sets of permissions. `CONFLICT` (409): the role is built in, its name is taken, or a user has it. */
export type RolesResource = Collection<Role, CreateRole, UpdateRole, RoleQuery>;

export function rolesResource(http: Http): RolesResource {
  return collection(http, ['/api/admin/roles']);
}
