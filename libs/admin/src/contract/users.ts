import type { Metadata, MetadataQuery, OneOrMany, PageQuery } from './envelope';
import type { RoleName } from './roles';

/** Name of the user's role. */
export type UserRole = RoleName;

/** Every status of a user. */
export const USER_STATUSES = ['active', 'suspended'] as const;
/** The status of a user. A suspended user cannot log in. */
export type UserStatus = (typeof USER_STATUSES)[number];

/** Every sort of the list of users. */
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
/** A sort of the list of users. `-` sorts in descending order. */
export type UserSort = (typeof USER_SORTS)[number];

/** An account. Times are ISO 8601 UTC with milliseconds. */
export interface User {
  /** UUID, version 7. Ids sort by the time of creation. */
  id: string;
  /** In canonical form: trimmed, NFKC, lower case, the domain in ASCII. */
  email: string;
  /** Name of the person. */
  name: string;
  /** Name of the role, whose permissions the user has. A `user` has none, an `admin` all of them. */
  role: UserRole;
  /** Every request of a suspended account is refused. */
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
  /** Free-form JSON object, at most 16 KiB and at most 5 levels deep. */
  metadata: Metadata;
  /** Whether the account has a password. Without one it cannot log in. */
  hasPassword: boolean;
  /** Whether the sessions of the account can do nothing but change the password. */
  mustChangePassword: boolean;
  /** Time from which the password no longer logs in. Null: it does not expire. */
  passwordExpiresAt: string | null;
  /** Logins are blocked until this time after too many wrong passwords, at least from some addresses. Null: they are not. */
  loginBlockedUntil: string | null;
  /** Null until the first login. */
  lastLoginAt: string | null;
  /** Time of the last request with a session of the account, at most a minute late. Null before the first login. */
  lastActiveAt: string | null;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
  /** Time of the soft delete. Null if it is not deleted. */
  deletedAt: string | null;
  /** The user can be restored until this time. Afterwards the account may be purged. Null if it is not deleted. */
  purgeAt: string | null;
}

/** Fields of a new account. */
export interface CreateUser {
  /** Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII. */
  email: string;
  /** Stored byte for byte. It needs a visible character and must not contain control characters. */
  name: string;
  /** Without a password the account cannot log in until one is set. */
  password?: string;
  /**
   * Whether the person must change the password after the next login. Default: false for a new account, true if the
   * password of an existing account is set.
   */
  mustChangePassword?: boolean;
  /**
   * Name of the role. A new account is a `user` by default. Another role needs the permission `users:roles`, and every
   * permission of the old and of the new role. No change of your own role may take a permission from you.
   */
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
  /**
   * Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a
   * merge patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
   */
  metadata?: Metadata;
}

/** A field that is left out stays as it is. */
export interface UpdateUser extends Partial<CreateUser> {
  /** The caller's password. Needed to change the email of the own account, and refused for other accounts. */
  currentPassword?: string;
  /** `suspended` ends all sessions of the account and refuses its requests. `active` lifts the suspension. */
  status?: UserStatus;
  /** Only for a suspended account, or together with `status: 'suspended'`. Null removes it. */
  suspendedReason?: string | null;
  /** A time in the future. Null: the suspension does not end by itself. */
  suspendedUntil?: string | Date | null;
}

/** Filters, sort and page of the list of users. */
export interface UserQuery extends PageQuery {
  /**
   * A whole id or external id, or a substring of the name, the email or the slug. A row with exactly this id, external
   * id, email or slug comes first, then the rest in the sort order. Blanks at both ends are ignored. Both sides are
   * compared in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`; external ids byte for byte. An email
   * matches in any spelling that has the same canonical form. `%` and `_` are literal.
   */
  search?: string;
  /** Only the account with this id. A list matches any of its values. */
  id?: OneOrMany<string>;
  /**
   * Only the account with this email, in any spelling that has the same canonical form. A list matches any of its
   * values.
   */
  email?: OneOrMany<string>;
  /** Only the account with this id in another system, compared byte for byte. A list matches any of its values. */
  externalId?: OneOrMany<string>;
  /** Only accounts with this role. A list matches any of its values. */
  role?: OneOrMany<UserRole>;
  /** Only accounts with this status. A list matches any of its values. */
  status?: OneOrMany<UserStatus>;
  /** Only members of this organization. */
  organizationId?: string;
  /**
   * Only what has these values in its metadata: `{ tier: 'gold', 'crm.id': 42 }`. Dots lead to nested names. A list
   * matches any of its values. At most 10 paths, which must all match. One path alone is counted exactly, which takes
   * long for a value of very many.
   */
  metadata?: MetadataQuery;
  /** Only accounts whose last login was after this time. */
  lastLoginAfter?: string | Date;
  /** Includes accounts that never logged in. `neverLoggedIn: false` leaves them out. */
  lastLoginBefore?: string | Date;
  /** `true`: only accounts that never logged in. `false`: only accounts that did. */
  neverLoggedIn?: boolean;
  /** Includes accounts that were never active. */
  lastActiveBefore?: string | Date;
  /** `true`: only accounts with a password. `false`: only accounts without one, which cannot log in. */
  hasPassword?: boolean;
  /** `true`: only accounts whose email is verified. `false`: only the others. */
  emailVerified?: boolean;
  /** Only what was created after this time. */
  createdAfter?: string | Date;
  /** Only what was created before this time. */
  createdBefore?: string | Date;
  /** Includes soft-deleted users. Default: false. */
  includeDeleted?: boolean;
  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root
   * collation (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point. Accounts without a last
   * login or activity come last in both directions.
   */
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
  /** Id of the user. It stays in the log. */
  id: string;
  /** Always true. */
  erased: true;
  /** Number of audit entries in which the pseudonym replaces values of this person. */
  entries: number;
  /** The text that replaces the values: `<id>@erased.invalid`. */
  pseudonym: string;
}
