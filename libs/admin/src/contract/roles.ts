import type { OneOrMany, PageQuery } from './envelope';
import type { RolePermission } from './permissions';

/** The roles that every service has. They cannot be changed or deleted. */
export const BUILT_IN_ROLES = ['admin', 'auditor', 'support', 'user'] as const;
/** The name of a role that every deployment has. */
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

/** Name of a built-in or another role: 2 to 63 of `a-z0-9-`, a letter first. */
export type RoleName = BuiltInRole | (string & {});

/** Every sort of the list of roles. */
export const ROLE_SORTS = ['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'name', '-name'] as const;
/** A sort of the list of roles. `-` sorts in descending order. */
export type RoleSort = (typeof ROLE_SORTS)[number];

/** A named set of permissions. */
export interface Role {
  /** UUID, version 7. */
  id: string;
  /** Unique. It cannot change. */
  name: RoleName;
  /** Null if none was given. */
  description: string | null;
  /** Permissions of every user with this role. */
  permissions: RolePermission[];
  /** A built-in role cannot be changed or deleted. */
  builtIn: boolean;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
}

/** Fields of a new role. */
export interface CreateRole {
  /** 2 to 63 of `a-z0-9-`, a letter first. */
  name: string;
  /** One line of text for people. Null removes it. */
  description?: string | null;
  /** Permissions of every user with this role. You need each of them yourself. */
  permissions: RolePermission[];
}

/** Members that you leave out do not change. The new permissions replace all of the old ones. */
export type UpdateRole = Partial<Omit<CreateRole, 'name'>>;

/** Sort and page of the list of roles. */
export interface RoleQuery extends PageQuery {
  /** A whole id, or a substring of the name or the description. */
  search?: string;
  /** Only roles with this permission. */
  permission?: OneOrMany<RolePermission>;
  /** Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. */
  sort?: RoleSort;
}
