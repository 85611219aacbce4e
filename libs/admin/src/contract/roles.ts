import type { OneOrMany, PageQuery } from './envelope';
import type { RolePermission } from './permissions';

/** The roles that every service has. They cannot be changed or deleted. */
export const BUILT_IN_ROLES = ['admin', 'auditor', 'support', 'user'] as const;
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

/** Name of a built-in or another role: 2 to 63 of `a-z0-9-`, a letter first. */
export type RoleName = BuiltInRole | (string & {});

export const ROLE_SORTS = ['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'name', '-name'] as const;
export type RoleSort = (typeof ROLE_SORTS)[number];

/** A named set of permissions. */
export interface Role {
  id: string;
  /** Unique. It cannot change. */
  name: RoleName;
  /** Null if none was given. */
  description: string | null;
  permissions: RolePermission[];
  /** A built-in role cannot be changed or deleted. */
  builtIn: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateRole {
  /** 2 to 63 of `a-z0-9-`, a letter first. */
  name: string;
  description?: string | null;
  permissions: RolePermission[];
}

/** Members that you leave out do not change. The new permissions replace all of the old ones. */
export type UpdateRole = Partial<Omit<CreateRole, 'name'>>;

export interface RoleQuery extends PageQuery {
  /** A whole id, or a substring of the name or the description. */
  search?: string;
  /** Only roles with this permission. */
  permission?: OneOrMany<RolePermission>;
  sort?: RoleSort;
}
