import { AdminRequired, type Denial, InvalidRequest, NotFound, Unauthorized } from '@/common/errors';

const CODE = 'INVALID_CREDENTIALS';

/** One and the same for a wrong password, an unknown email, a suspended account and one without password. */
export class InvalidCredentials extends Unauthorized {
  /** @param account The one that was tried; the client must not hear of it. */
  constructor(account: Awaited<ReturnType<NonNullable<Denial['account']>>> = null) {
    super('Invalid email or password', { code: CODE, account: () => Promise.resolve(account) });
  }
}

export class WrongCurrentPassword extends InvalidRequest {
  constructor() {
    const message = 'currentPassword is not the password of this account';
    super([{ field: 'currentPassword', code: 'WRONG_PASSWORD', message }], undefined, { code: CODE });
  }
}

export class SessionNotFound extends NotFound {
  constructor() {
    super('Session');
  }
}

export const sessionConstraints = {
  // The account went between the check of the password and the making of the session.
  sessions_user_id_fkey: () => new InvalidCredentials(),
};

/** What `sessions_assert_in_force` raises. */
export const sessionCheckErrors = {
  sessions_in_force: () => new Unauthorized(),
  sessions_of_admin: () => new AdminRequired(),
};
