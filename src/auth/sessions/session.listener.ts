import { Injectable } from '@nestjs/common';
import { UserLifecycle } from '@/users/user.lifecycle';
import { SessionsService } from './sessions.service';

/** Ends the sessions of a user who is deleted or suspended, or whose password is replaced. */
@Injectable()
export class SessionListener {
  constructor(users: UserLifecycle, sessions: SessionsService) {
    const endAll = async ({ id }: { id: string }): Promise<void> => {
      await sessions.endAll(id);
    };
    users.register({
      name: 'sessions',
      order: 400,
      onDeleted: endAll,
      onPasswordChanged: endAll,
      onSuspended: endAll,
      onPasswordChangeRequired: ({ id }) => sessions.hold(id),
      onRoleChanged: ({ id }) => sessions.hold(id),
    });
  }
}
