import { isSuspended } from './suspension/suspensions.service';
import type { UserEntity } from './user.entity';
import type { UserLifecycle } from './user.lifecycle';

/** Publishes what has changed of a user. @param isPasswordSet Whether a password was given, even the same one. */
export async function publishChanges(
  lifecycle: UserLifecycle,
  before: UserEntity,
  after: UserEntity,
  isPasswordSet: boolean,
): Promise<void> {
  if (after.email !== before.email) {
    await lifecycle.publish('onEmailChanged', after, before);
  }
  if (isPasswordSet) {
    await lifecycle.publish('onPasswordSet', after);
  }
  if (after.passwordHash !== before.passwordHash) {
    await lifecycle.publish('onPasswordChanged', after);
  }
  if (after.status === 'suspended' && !isSuspended(before)) {
    await lifecycle.publish('onSuspended', after);
  }
  if (after.mustChangePassword && !before.mustChangePassword) {
    await lifecycle.publish('onPasswordChangeRequired', after);
  }
  if (after.role !== before.role) {
    await lifecycle.publish('onRoleChanged', after, before);
  }
}
