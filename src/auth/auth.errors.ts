import { InvalidRequest, Unauthorized } from '@/common/errors';

/** One and the same for a wrong password, an unknown email, a suspended account and one without password. */
export class InvalidCredentials extends Unauthorized {
  constructor() {
    super('Invalid email or password');
  }
}

export class WrongCurrentPassword extends InvalidRequest {
  constructor() {
    const message = 'currentPassword is not the password of this account';
    super([{ field: 'currentPassword', code: 'WRONG_PASSWORD', message }]);
  }
}

export const sessionConstraints = {
  // The account went between the check of the password and the making of the session.
  sessions_user_id_fkey: () => new InvalidCredentials(),
};
