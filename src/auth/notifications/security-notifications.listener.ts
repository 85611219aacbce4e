import { Injectable } from '@nestjs/common';
import { UserLifecycle } from '@/users/user.lifecycle';
import { SecurityNotificationsService } from './security-notifications.service';

/** Notifies users of changes of their accounts. */
@Injectable()
export class SecurityNotificationsListener {
  constructor(users: UserLifecycle, notifications: SecurityNotificationsService) {
    users.register({
      name: 'security notifications',
      order: 350,
      onEmailChanged: (_, before) => notifications.emailChanged(before),
      onPasswordChanged: (user) => notifications.passwordChanged(user),
      onRoleChanged: (user, before) => notifications.roleChanged(user, before),
    });
  }
}
