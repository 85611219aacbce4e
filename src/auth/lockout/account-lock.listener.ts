import { Injectable } from '@nestjs/common';
import { PersonalStores } from '@/audit/erasure/personal-stores';
import { UserLifecycle } from '@/users/user.lifecycle';
import { AccountLockService } from './account-lock.service';

/** Forgets failed logins when an admin sets a password, and the whole sign-in history of a user who is deleted or erased. */
@Injectable()
export class AccountLockListener {
  constructor(users: UserLifecycle, stores: PersonalStores, accountLock: AccountLockService) {
    users.register({
      name: 'lock-out',
      order: 300,
      onPasswordSet: ({ id }) => accountLock.clear(id),
      onDeleted: ({ id }) => accountLock.forget(id),
    });
    stores.register({ name: 'sign-in history', order: 400, onErased: ({ id }) => accountLock.forget(id) });
  }
}
