import type { Metadata, PageQuery } from './envelope';

export const USER_ROLES = ['admin', 'user'] as const;
export type UserRole = (typeof USER_ROLES)[number];

export const USER_STATUSES = ['active', 'suspended'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

export const USER_SORTS = [
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
  'email',
  '-email',
  'name',
  '-name',
] as const;
export type UserSort = (typeof USER_SORTS)[number];

/** An account. Times are ISO 8601 UTC with milliseconds. */
export interface User {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  status: UserStatus;
  /** Why it is suspended; null where nobody said, and while it is active. */
  suspendedReason: string | null;
  /** When the suspension ends by itself; null where it does not, and while it is active. */
  suspendedUntil: string | null;
  metadata: Metadata;
  lastLoginAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Null: it is not deleted. */
  deletedAt: string | null;
  /** When a deleted one may be removed for good; until then it can be restored. Null: it is not deleted. */
  purgeAt: string | null;
}

export interface CreateUser {
  email: string;
  name: string;
  /** Without one the account cannot log in until one is set. */
  password?: string;
  role?: UserRole;
  metadata?: Metadata;
}

/** A field that is left out stays as it is. */
export interface UpdateUser extends Partial<CreateUser> {
  status?: UserStatus;
  /** Only of a suspended account, or with `status: 'suspended'`. Null takes it away. */
  suspendedReason?: string | null;
  /** In the future. Null: the suspension does not end by itself. */
  suspendedUntil?: string | null;
}

export interface UserQuery extends PageQuery {
  search?: string;
  email?: string;
  role?: UserRole;
  status?: UserStatus;
  organizationId?: string;
  createdAfter?: string | Date;
  createdBefore?: string | Date;
  /** Deleted ones too; default false. */
  includeDeleted?: boolean;
  sort?: UserSort;
}

/** What the erasure of a person came to. */
export interface Erased {
  id: string;
  erased: true;
  /** How many audit entries hold the pseudonym in place of values of this person. */
  entries: number;
  /** What stands there now: `<id>@erased.invalid`. */
  pseudonym: string;
}
