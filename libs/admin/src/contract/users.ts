import type { Metadata, MetadataQuery, OneOrMany, PageQuery } from './envelope';
import type { RoleName } from './roles';

/** Name of the user's role. */
export type UserRole = RoleName;

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
  'lastLoginAt',
  '-lastLoginAt',
  'lastActiveAt',
  '-lastActiveAt',
] as const;
export type UserSort = (typeof USER_SORTS)[number];

/** An account. Times are ISO 8601 UTC with milliseconds. */
export interface User {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  status: UserStatus;
  /** Id of the person in another system. Unique, and compared byte for byte. */
  externalId: string | null;
  /** Time at which the email was verified. A change of the email removes it. */
  emailVerifiedAt: string | null;
  /** In E.164, such as `+442079460000`. */
  phone: string | null;
  /** URL of a picture of the person, with `https:`. */
  avatarUrl: string | null;
  /** BCP 47 language tag, such as `en-GB`. */
  locale: string | null;
  /** IANA name, such as `Europe/London`. */
  timeZone: string | null;
  /** Reason of the suspension. Null if none was given, and while the account is active. */
  suspendedReason: string | null;
  /** Time when the suspension ends by itself. Null if it does not, and while the account is active. */
  suspendedUntil: string | null;
  metadata: Metadata;
  /** Whether the account has a password. Without one it cannot log in. */
  hasPassword: boolean;
  /** Whether the sessions of the account can do nothing but change the password. */
  mustChangePassword: boolean;
  /** Time from which the password no longer logs in. Null: it does not expire. */
  passwordExpiresAt: string | null;
  /** Logins are blocked until this time after too many wrong passwords, at least from some addresses. Null: they are not. */
  loginBlockedUntil: string | null;
  lastLoginAt: string | null;
  /** Time of the last request with a session of the account, at most a minute late. Null before the first login. */
  lastActiveAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Time of the soft delete. Null if it is not deleted. */
  deletedAt: string | null;
  /** The user can be restored until this time. Afterwards the account may be purged. Null if it is not deleted. */
  purgeAt: string | null;
}

export interface CreateUser {
  email: string;
  name: string;
  /** Without a password the account cannot log in until one is set. */
  password?: string;
  /**
   * Whether the person must change the password after the next login. Default: false for a new account, true if the
   * password of an existing account is set.
   */
  mustChangePassword?: boolean;
  role?: UserRole;
  /** 1 to 255 characters without blanks at an end. Unique. Null removes it. */
  externalId?: string | null;
  /** A time that is not in the future. Null: the email is not verified. */
  emailVerifiedAt?: string | Date | null;
  /** Stored in E.164. Blanks, hyphens, dots and brackets are removed. Null removes it. */
  phone?: string | null;
  /** A URL with `https:`, at most 2,048 characters. Null removes it. */
  avatarUrl?: string | null;
  /** BCP 47 language tag. Null removes it. */
  locale?: string | null;
  /** IANA name of a time zone. Null removes it. */
  timeZone?: string | null;
  metadata?: Metadata;
}

/** A field that is left out stays as it is. */
export interface UpdateUser extends Partial<CreateUser> {
  /** The caller's password. Needed to change the email of the own account, and refused for other accounts. */
  currentPassword?: string;
  status?: UserStatus;
  /** Only for a suspended account, or together with `status: 'suspended'`. Null removes it. */
  suspendedReason?: string | null;
  /** A time in the future. Null: the suspension does not end by itself. */
  suspendedUntil?: string | Date | null;
}

export interface UserQuery extends PageQuery {
  search?: string;
  id?: OneOrMany<string>;
  email?: OneOrMany<string>;
  externalId?: OneOrMany<string>;
  role?: OneOrMany<UserRole>;
  status?: OneOrMany<UserStatus>;
  organizationId?: string;
  metadata?: MetadataQuery;
  lastLoginAfter?: string | Date;
  /** Includes accounts that never logged in. `neverLoggedIn: false` leaves them out. */
  lastLoginBefore?: string | Date;
  neverLoggedIn?: boolean;
  /** Includes accounts that were never active. */
  lastActiveBefore?: string | Date;
  hasPassword?: boolean;
  emailVerified?: boolean;
  createdAfter?: string | Date;
  createdBefore?: string | Date;
  /** Includes soft-deleted users. Default: false. */
  includeDeleted?: boolean;
  sort?: UserSort;
}

/** A link with which a person sets a new password. */
export interface PasswordReset {
  /** Id of the user. */
  userId: string;
  /** The link to pass on. Null if the service sends it by mail. */
  resetUrl: string | null;
  /** Time at which the link expires. */
  expiresAt: string;
}

/** The result of an erasure. */
export interface Erased {
  id: string;
  erased: true;
  /** Number of audit entries in which the pseudonym replaces values of this person. */
  entries: number;
  /** The text that replaces the values: `<id>@erased.invalid`. */
  pseudonym: string;
}
