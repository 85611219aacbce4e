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

export interface CurrentSession {
  user: User;
  session: Session;
}

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
}
