import type { OneOrMany, PageQuery } from './envelope';
import { type Permission, ROLE_PERMISSIONS, type ViewerPermission } from './permissions';

export const API_KEY_STATUSES = ['active', 'expired', 'revoked'] as const;
export type ApiKeyStatus = (typeof API_KEY_STATUSES)[number];

/** Keys that were never used come last, in both directions of `lastUsedAt`. */
export const API_KEY_SORTS = [
  'createdAt',
  '-createdAt',
  'name',
  '-name',
  'expiresAt',
  '-expiresAt',
  'lastUsedAt',
  '-lastUsedAt',
] as const;
export type ApiKeySort = (typeof API_KEY_SORTS)[number];

/** Permissions that an API key cannot hold: programs do not manage keys, roles and passwords. */
export const USER_ONLY_PERMISSIONS = [
  'users:passwords',
  'api-keys:write',
  'roles:write',
] as const satisfies Permission[];
export type ApiKeyPermission = Exclude<Permission, (typeof USER_ONLY_PERMISSIONS)[number] | ViewerPermission>;
/** A permission that a key holds. It was given to the key, or it is that of audit viewers. */
export type HeldPermission = ApiKeyPermission | ViewerPermission;

/** Permissions that can be given to an API key. */
export const API_KEY_PERMISSIONS: readonly ApiKeyPermission[] = ROLE_PERMISSIONS.filter(
  (permission): permission is ApiKeyPermission => !USER_ONLY_PERMISSIONS.some((only) => only === permission),
);

export const API_KEY_CREATOR_STATUSES = ['active', 'suspended', 'deleted'] as const;

/** The account that created a key, or the key that created an audit viewer. A key survives it. */
export interface ApiKeyCreator {
  id: string;
  /** Null if the account was removed for good, and for a key. */
  email: string | null;
  status: (typeof API_KEY_CREATOR_STATUSES)[number];
}

/** The secret before the last rotation, while it still works. */
export interface PreviousApiKeySecret {
  start: string;
  /** Time when it stops working. */
  expiresAt: string;
}

/** A credential of a program. It belongs to the system, not to the user who created it. */
export interface ApiKey {
  id: string;
  name: string;
  /** Prefix, id and first characters of the secret, by which people recognize a key. */
  start: string;
  status: ApiKeyStatus;
  permissions: HeldPermission[];
  /** Set for an audit viewer: the organization whose entries it reads. Null for other keys. */
  organizationId: string | null;
  /** Networks in CIDR notation from which the key works. Null: from everywhere. */
  allowedIps: string[] | null;
  /** Null: the limit of the settings. */
  rateLimitPerMinute: number | null;
  /** Null: the limit of the settings. */
  rateLimitPerHour: number | null;
  expiresAt: string;
  /** Time of the last use. It lags by at most a minute. Null if it was never used. */
  lastUsedAt: string | null;
  lastUsedIp: string | null;
  createdBy: ApiKeyCreator;
  /** Null if only one secret works. */
  previousSecret: PreviousApiKeySecret | null;
  revokedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** A key with a new secret. */
export interface IssuedApiKey extends ApiKey {
  /** The key to send as the token. It is shown only once. */
  key: string;
}

export interface CreateApiKey {
  name: string;
  /** At least one. You can only give permissions that you have. */
  permissions: ApiKeyPermission[];
  /** A time in the future, at most 365 days ahead. */
  expiresAt: string | Date;
  /** Addresses and networks in CIDR notation, IPv4 or IPv6. Null, the default: from everywhere. */
  allowedIps?: string[] | null;
  /** Null, the default: the limit of the settings. */
  rateLimitPerMinute?: number | null;
  /** Null, the default: the limit of the settings. */
  rateLimitPerHour?: number | null;
}

/** A field that is left out stays as it is. */
export interface UpdateApiKey extends Partial<Omit<CreateApiKey, 'expiresAt' | 'permissions'>> {
  /** Permissions that the key has already. A key cannot get further ones. */
  permissions?: ApiKeyPermission[];
}

export interface RotateApiKey {
  /** Seconds for which the previous secret still works: 0 to 604800. */
  overlapSeconds: number;
}

export interface ApiKeyQuery extends PageQuery {
  status?: OneOrMany<ApiKeyStatus>;
  /** Keys that hold this permission. */
  permission?: OneOrMany<ApiKeyPermission>;
  /** Id of the user who created the key. */
  createdBy?: OneOrMany<string>;
  /** Audit viewers of this organization. Without it, the list has no audit viewers. */
  organizationId?: OneOrMany<string>;
  sort?: ApiKeySort;
}
