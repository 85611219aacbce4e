import type { RolePermission } from './permissions';
import type { User } from './users';

export interface Login {
  email: string;
  password: string;
}

/** The response to a login: the bearer token, its expiry and its user. */
export interface LoginResult {
  token: string;
  expiresAt: string;
  user: User;
}

export interface Session {
  id: string;
  createdAt: string;
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

export interface CurrentSession {
  user: User;
  session: Session;
  /** The permissions of the user's role. Empty for a user without admin rights. */
  permissions: RolePermission[];
}

export interface RequestPasswordReset {
  email: string;
}

/** The token of a link, and the new password. */
export interface AcceptPasswordReset {
  token: string;
  password: string;
}

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
}
