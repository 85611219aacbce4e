/**
 * Every permission, by resource. `read` also covers the history of a resource, `write` covers creating, changing and
 * restoring it, and `delete` covers deleting it, also for good.
 * - `users:erase`: erase a deleted user from the audit log.
 * - `users:roles`: set the role of a user.
 * - `users:passwords`: set the password of an existing user, or send a link to set one.
 * - `sessions:revoke`: end sessions of users.
 * - `members:read` and `members:write`: members of organizations and their owners.
 * - `audit-logs:read`: the log, its stream, its proofs and its checkpoints, and the related entries of a history.
 * - `audit-viewers:write`: create audit viewers. This also needs `audit-logs:read` and `audit-logs:export`.
 * - `audit-logs:view`: read and export the entries of one organization. Only audit viewers hold it.
 * - `audit-logs:write`: record events of the application. It gives no access to what the log holds.
 */
export const PERMISSIONS = [
  'users:read',
  'users:write',
  'users:delete',
  'users:erase',
  'users:roles',
  'users:passwords',
  'sessions:read',
  'sessions:revoke',
  'organizations:read',
  'organizations:write',
  'organizations:delete',
  'members:read',
  'members:write',
  'invitations:read',
  'invitations:write',
  'settings:read',
  'settings:write',
  'audit-logs:read',
  'audit-logs:export',
  'api-keys:read',
  'api-keys:write',
  'roles:read',
  'roles:write',
  'audit-viewers:write',
  'audit-logs:view',
  'audit-logs:write',
] as const;
/** A permission of the API. */
export type Permission = (typeof PERMISSIONS)[number];

/** The permission of audit viewers. Neither roles nor other API keys can hold it. */
export const VIEWER_PERMISSION = 'audit-logs:view' as const satisfies Permission;
/** A permission of an audit viewer. */
export type ViewerPermission = typeof VIEWER_PERMISSION;

/** A permission that a role can have. */
export type RolePermission = Exclude<Permission, ViewerPermission>;

/** Permissions that a role can hold. */
export const ROLE_PERMISSIONS: readonly RolePermission[] = PERMISSIONS.filter(
  (permission): permission is RolePermission => permission !== VIEWER_PERMISSION,
);
