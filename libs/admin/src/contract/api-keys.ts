import type { OneOrMany, PageQuery } from './envelope';
import { type Permission, ROLE_PERMISSIONS, type ViewerPermission } from './permissions';

/** Every status of an API key. */
export const API_KEY_STATUSES = ['active', 'expired', 'revoked'] as const;
/** The status of an API key. It is `expired` from `expiresAt` on. */
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
/** A sort of the list of API keys. */
export type ApiKeySort = (typeof API_KEY_SORTS)[number];

/** Permissions that an API key cannot hold: programs do not manage keys, roles and passwords. */
export const USER_ONLY_PERMISSIONS = [
  'users:passwords',
  'api-keys:write',
  'roles:write',
] as const satisfies Permission[];
/** A permission that an API key can have. */
export type ApiKeyPermission = Exclude<Permission, (typeof USER_ONLY_PERMISSIONS)[number] | ViewerPermission>;
/** A permission that a key holds. It was given to the key, or it is that of audit viewers. */
export type HeldPermission = ApiKeyPermission | ViewerPermission;

/** Permissions that can be given to an API key. */
export const API_KEY_PERMISSIONS: readonly ApiKeyPermission[] = ROLE_PERMISSIONS.filter(
  (permission): permission is ApiKeyPermission => !USER_ONLY_PERMISSIONS.some((only) => only === permission),
);

/** Every status of the account that created an API key. */
export const API_KEY_CREATOR_STATUSES = ['active', 'suspended', 'deleted'] as const;

/** The account that created a key, or the key that created an audit viewer. A key survives it. */
export interface ApiKeyCreator {
  /** Id of the user or of the API key. */
  id: string;
  /** Null if the account was removed for good, and for a key. */
  email: string | null;
  /** Whether the account is active. `deleted` also if it was removed for good, or if the API key has ended. */
  status: (typeof API_KEY_CREATOR_STATUSES)[number];
}

/** The secret before the last rotation, while it still works. */
export interface PreviousApiKeySecret {
  /** First characters of the previous key. */
  start: string;
  /** Time when it stops working. */
  expiresAt: string;
}

/** A credential of a program. It belongs to the system, not to the user who created it. */
export interface ApiKey {
  /** Id of the key. It is part of the key itself. */
  id: string;
  /** Name of the program. Audit entries have it. */
  name: string;
  /** Prefix, id and first characters of the secret, by which people recognize a key. */
  start: string;
  /** Only an active key works. */
  status: ApiKeyStatus;
  /** Permissions of the key. Only audit viewers hold `audit-logs:view`. */
  permissions: HeldPermission[];
  /** Set for an audit viewer: the organization whose entries it reads. Null for other keys. */
  organizationId: string | null;
  /** Networks in CIDR notation from which the key works. Null: from everywhere. */
  allowedIps: string[] | null;
  /** Null: the limit of the settings. */
  rateLimitPerMinute: number | null;
  /** Null: the limit of the settings. */
  rateLimitPerHour: number | null;
  /** Time at which the key expires. It cannot be changed. */
  expiresAt: string;
  /** Time of the last use. It lags by at most a minute. Null if it was never used. */
  lastUsedAt: string | null;
  /** IP address of the last use. Null if the key was never used. */
  lastUsedIp: string | null;
  /** The user who created the key. */
  createdBy: ApiKeyCreator;
  /** Null if only one secret works. */
  previousSecret: PreviousApiKeySecret | null;
  /** Time of the revocation. Null until then. */
  revokedAt: string | null;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
}

/** A key with a new secret. */
export interface IssuedApiKey extends ApiKey {
  /** The key to send as the token. It is shown only once. */
  key: string;
}

/** Fields of a new API key. */
export interface CreateApiKey {
  /** Name of the program, byte for byte. Do not name a person in it: it stays in the audit log. */
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

/** How long the previous secret still works. */
export interface RotateApiKey {
  /** Seconds for which the previous secret still works: 0 to 604800. */
  overlapSeconds: number;
}

/** Filters, sort and page of the list of API keys. */
export interface ApiKeyQuery extends PageQuery {
  /** Only keys with this status. A list matches any of its values. */
  status?: OneOrMany<ApiKeyStatus>;
  /** Keys that hold this permission. */
  permission?: OneOrMany<ApiKeyPermission>;
  /** Id of the user who created the key. */
  createdBy?: OneOrMany<string>;
  /** Audit viewers of this organization. Without it, the list has no audit viewers. */
  organizationId?: OneOrMany<string>;
  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. Keys that were never
   * used come last in both directions of `lastUsedAt`.
   */
  sort?: ApiKeySort;
}
