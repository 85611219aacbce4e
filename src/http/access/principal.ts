import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UserRole } from '@/lib/admin/contract/users';
import { SessionRequired } from '../errors/errors';
import type { Authority } from './authority';

/** A signed-in user, as read from the database for this request. */
export interface UserPrincipal {
  type: 'user';
  id: string;
  email: string;
  role: UserRole;
  sessionId: string;
  /** Whether the session can do nothing but change the password, read itself and log out. */
  mustChangePassword: boolean;
  authority: Authority;
}

/** A program that sent an API key, as read from the database for this request. */
export interface ApiKeyPrincipal {
  type: 'api_key';
  /** Id of the key. */
  id: string;
  name: string;
  /** Id of the secret that was sent. A key has two while it is rotated. */
  secretId: string;
  /** Address of the client, in canonical form. The key may work from some addresses only. */
  address: string;
  /** Set for an audit viewer, which only sees the entries of this organization. Null for other keys. */
  organizationId: string | null;
  /** Null: the limit of the settings. */
  rateLimits: { perMinute: number | null; perHour: number | null };
  authority: Authority;
}

/** The caller of a request. */
export type Principal = UserPrincipal | ApiKeyPrincipal;

const principalOf = (context: ExecutionContext): Principal =>
  context.switchToHttp().getRequest<{ user: Principal }>().user;

/** Injects the caller. Not for public routes. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context),
);

/** Injects the signed-in user, for routes about the caller's own session. An API key gets a 403. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): UserPrincipal => {
  const principal = principalOf(context);
  if (principal.type !== 'user') {
    throw new SessionRequired();
  }
  return principal;
});
