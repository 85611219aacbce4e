import { Injectable } from '@nestjs/common';
import type { UpdateUser } from '@/lib/admin/contract/users';
import type { Principal, UserPrincipal } from '@/http/access/principal';
import { InvalidRequest } from '@/http/errors/errors';
import type { RequestClient } from '@/http/routing/client.decorator';
import type { UserEntity } from './user.entity';
import { CurrentPasswordRequired } from './users.errors';

/** Throws if the account may not be changed as was asked. Call it with the locked row. */
type AssertConfirmed = (locked: UserEntity) => void;

/** Checks passwords of signed-in users. The module that counts wrong passwords provides it. */
export abstract class PasswordConfirmation {
  /**
   * Verifies the current password of a caller. A wrong one counts as a failed login. Call it before the transaction begins.
   * @returns a function that throws if the password has changed since
   * @throws WrongCurrentPassword, RateLimited, AccountLocked
   */
  abstract confirm(caller: UserPrincipal, password: string, client: RequestClient): Promise<AssertConfirmed>;
}

/**
 * Asks callers for their password before they change the email of their own account. A stolen session could otherwise send itself
 * a link for a new password.
 */
@Injectable()
export class OwnEmail {
  constructor(private readonly passwords: PasswordConfirmation) {}

  /** @throws CurrentPasswordRequired, InvalidRequest if `currentPassword` is given for another account, and what `PasswordConfirmation` throws */
  async confirm(
    id: string,
    { email, currentPassword }: UpdateUser,
    actor: Principal,
    client: RequestClient,
  ): Promise<AssertConfirmed> {
    if (actor.type !== 'user' || actor.id !== id) {
      if (currentPassword !== undefined) {
        const message = 'currentPassword is only for a change of your own account. Leave it out';
        throw InvalidRequest.of('currentPassword', 'NOT_OWN_ACCOUNT', message);
      }
      return () => undefined;
    }
    if (currentPassword !== undefined) {
      return this.passwords.confirm(actor, currentPassword, client);
    }
    return (user) => {
      if (email !== undefined && email !== user.email) {
        throw new CurrentPasswordRequired();
      }
    };
  }
}
