import type { RolePermission } from './permissions';
import type { User } from './users';

/** Credentials of an account. */
export interface Login {
  /** Email of the account, in any spelling that has the same canonical form. */
  email: string;
  /** Password of the account. */
  password: string;
}

/** The response to a login: the bearer token, its expiry and its user. */
export interface LoginResult {
  /** Send it as `Authorization: Bearer <token>`. */
  token: string;
  /** Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. */
  expiresAt: string;
  /** The user who is signed in. */
  user: User;
}

/** A login that has not ended. */
export interface Session {
  /** Id of the session. The token has it as `sid`. */
  id: string;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /**
   * Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. A lower
   * `sessionTtlSeconds` brings this time forward.
   */
  expiresAt: string;
}

/** A session as its user and admins see it. */
export interface UserSession extends Session {
  /** Time of the last use. It lags by at most half a minute. */
  lastSeenAt: string;
  /** Client address of the login. */
  ip: string | null;
  /** User agent of the login. */
  userAgent: string | null;
  /** True for the session that makes the request. */
  current: boolean;
}

/** The result of ending several sessions of a user. */
export interface EndedSessions {
  /** Number of ended sessions. */
  ended: number;
}

/** The result of ending the sessions of everybody. */
export interface AllSessionsEnded extends EndedSessions {
  /** Number of sessions that stay, because their accounts hold a permission that the caller lacks. */
  skipped: number;
}

/** The session of the token and its user. */
export interface CurrentSession {
  /** The user who is signed in. */
  user: User;
  /** The session of the token. */
  session: Session;
  /** The permissions of the user's role. Empty for a user without admin rights. */
  permissions: RolePermission[];
}

/** The address of an account. */
export interface RequestPasswordReset {
  /** Email of the account, in any spelling that has the same canonical form. */
  email: string;
}

/** The token of a link, and the new password. */
export interface AcceptPasswordReset {
  /** Part of the link after `#token=`. */
  token: string;
  /**
   * `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or
   * email are refused.
   */
  password: string;
}

/** Old and new password of the caller. */
export interface ChangePassword {
  /** The current password. */
  currentPassword: string;
  /**
   * `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or
   * email are refused.
   */
  newPassword: string;
}
