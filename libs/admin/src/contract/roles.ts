/** The roles that every service has. They cannot be changed or deleted. */
export const BUILT_IN_ROLES = ['admin', 'auditor', 'support', 'user'] as const;
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

/** Name of a built-in or another role: 2 to 63 of `a-z0-9-`, a letter first. */
export type RoleName = BuiltInRole | (string & {});
