import type { User } from './users';

export interface Login {
  email: string;
  password: string;
}

/** A login's answer: the bearer token, when it ends, and whose it is. */
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

/** A session of any user, as admins see it. */
export interface UserSession extends Session {
  /** When it was last used, half a minute late at most. */
  lastSeenAt: string;
  /** Where it was begun: the client's address and user agent. */
  ip: string | null;
  userAgent: string | null;
  /** It is the one that asks. */
  current: boolean;
}

/** What ending all sessions of a user came to. */
export interface EndedSessions {
  /** How many there were. */
  ended: number;
}

export interface CurrentSession {
  user: User;
  session: Session;
}

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
}
