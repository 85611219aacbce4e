import type { UpdateUser } from '@/lib/admin/contract/users';
import { databaseClock } from '@/database/connection/database-clock';
import type { Principal } from '@/http/access/principal';
import type { UserEntity } from '../user.entity';
import { OwnPassword } from '../users.errors';

/** An admin whose account the service makes or restores. */
export interface SystemAdmin {
  email: string;
  name: string;
  password: string;
  /** Lifetime of the password in milliseconds; null if it does not expire. */
  passwordLifetimeMs: number | null;
}

type PasswordColumns = Pick<UserEntity, 'passwordHash' | 'passwordExpiresAt' | 'mustChangePassword'>;

/** Returns the columns of a password that the service sets. */
export function passwordBySystem(
  passwordHash: string,
  { passwordLifetimeMs }: Pick<SystemAdmin, 'passwordLifetimeMs'>,
): PasswordColumns {
  const passwordExpiresAt =
    passwordLifetimeMs === null ? null : new Date(databaseClock.now().getTime() + passwordLifetimeMs);
  return { passwordHash, passwordExpiresAt, mustChangePassword: false };
}

/** Returns the columns of a password that somebody else sets. Undefined ones stay as they are. */
export function passwordOf(
  passwordHash: string | undefined,
  { mustChangePassword }: UpdateUser,
): Partial<PasswordColumns> {
  return passwordHash === undefined
    ? { mustChangePassword }
    : { passwordHash, passwordExpiresAt: null, mustChangePassword: mustChangePassword ?? true };
}

/**
 * @throws PermissionRequired, OwnPassword if it is the password of the caller, who must prove that they know the current one, or
 * if the caller would have to change it
 */
export function assertMaySetPassword(actor: Principal, id: string, { password, mustChangePassword }: UpdateUser): void {
  if (password !== undefined || mustChangePassword !== undefined) {
    actor.authority.require('users:passwords');
  }
  if (id === actor.id && (password !== undefined || mustChangePassword === true)) {
    throw new OwnPassword();
  }
}
