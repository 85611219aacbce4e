import { Injectable } from '@nestjs/common';
import { UserLifecycle } from '@/users/user.lifecycle';
import { PasswordResetLinks } from './password-reset-links.service';

/**
 * Ends the link of a user who is deleted, whose password is replaced otherwise, or who gets another address or another role. The
 * sender of the link could know it, and might lack a permission of the new role.
 */
@Injectable()
export class PasswordResetListener {
  constructor(users: UserLifecycle, links: PasswordResetLinks) {
    const end = ({ id }: { id: string }): Promise<void> => links.endOf(id);
    users.register({
      name: 'password resets',
      order: 320,
      onDeleted: end,
      onEmailChanged: end,
      onPasswordChanged: end,
      onRoleChanged: end,
    });
  }
}
