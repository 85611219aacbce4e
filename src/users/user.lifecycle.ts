import { Injectable } from '@nestjs/common';
import { Lifecycle, type LifecycleListener } from '@/deletion/lifecycle';
import type { UserEntity } from './user.entity';

/**
 * Reacts to changes of an account, in their transaction. The row of the user is locked. Orders in use: memberships 100,
 * invitations 200, lock-out 300, password resets 320, security notifications 350, sessions 400. Sessions come last: a change that
 * is in flight holds its own session as its last lock. For the erasure of a person see `PersonalStores`.
 */
export interface UserListener extends LifecycleListener<UserEntity> {
  /** Locks what `onEmailChanged` needs. Runs before the email is claimed, because another holder may wait for it. */
  beforeEmailChange?(user: UserEntity): Promise<void>;
  onEmailChanged?(user: UserEntity, before: UserEntity): Promise<void>;
  /** Runs if an admin or `admin:create` sets the password, even to the same value. */
  onPasswordSet?(user: UserEntity): Promise<void>;
  /** Runs if an admin or `admin:create` replaces the password by another one. */
  onPasswordChanged?(user: UserEntity): Promise<void>;
  onPasswordChangeRequired?(user: UserEntity): Promise<void>;
  onSuspended?(user: UserEntity): Promise<void>;
  onRoleChanged?(user: UserEntity, before: UserEntity): Promise<void>;
}

/** The events of users. Modules that keep data about users register here; `users` does not know them. */
@Injectable()
export class UserLifecycle extends Lifecycle<UserListener> {}
