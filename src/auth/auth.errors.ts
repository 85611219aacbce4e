import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import {
  AdminRequired,
  DomainError,
  PermissionRequired,
  type Refusal,
  type RefusedAccount,
  InvalidRequest,
  NotFound,
  RateLimited,
  Unauthorized,
} from '@/http/errors/errors';
import type { Permission } from '@/lib/admin/contract/permissions';

const CODE = 'INVALID_CREDENTIALS';

/** Attempts that a block refuses: from one address, in one session, or from all addresses of a kind. */
export type BlockScope = 'ADDRESS' | 'SESSION' | 'UNKNOWN_ADDRESSES' | 'KNOWN_ADDRESSES' | 'SESSIONS';

/** A block that an attempt began. */
export interface Block {
  scope: BlockScope;
  until: Date;
}

/** Thrown alike for a wrong password, an unknown email, a suspended account and an account without a password. */
export class InvalidCredentials extends Unauthorized {
  /**
   * @param account The account that was tried, for the audit log. The client must not learn whether it exists.
   * @param block Set if this failure began a block.
   */
  constructor(account: RefusedAccount | null = null, block: Block | null = null) {
    super('INVALID_CREDENTIALS', 'Invalid email or password', { code: CODE, account, ...blockOf(account, block) });
  }
}

export class WrongCurrentPassword extends InvalidRequest {
  /** @param block Set if this failure began a block of the account. */
  constructor(account: RefusedAccount | null = null, block: Block | null = null) {
    const message = 'currentPassword is wrong';
    super([{ field: 'currentPassword', code: 'WRONG_PASSWORD', message }], 'WRONG_PASSWORD', {
      code: CODE,
      ...blockOf(account, block),
    });
  }
}

const FROM: Record<BlockScope, string> = {
  ADDRESS: 'from this address',
  SESSION: 'in this session',
  UNKNOWN_ADDRESSES: 'from addresses without a login in the last 30 days',
  KNOWN_ADDRESSES: 'from addresses with a login in the last 30 days',
  SESSIONS: 'in its sessions',
};

/** Too many wrong passwords for one account. The response is the same if no account has the email. */
export class AccountLocked extends RateLimited {
  constructor(scope: BlockScope, msToEnd: number) {
    super('ACCOUNT_LOCKED', msToEnd, undefined, `Too many wrong passwords for this account ${FROM[scope]}`);
  }
}

/** Also thrown for a token that was used or replaced, or has expired, so that guessing tells nothing. */
export class PasswordResetNotValid extends DomainError {
  constructor() {
    super('NOT_FOUND', 'The link is not valid. Ask for a new one', { reason: 'PASSWORD_RESET_NOT_VALID' });
  }
}

/** Shown only to the owner of the token. */
export class AccountSuspended extends DomainError {
  constructor() {
    super('CONFLICT', 'The account is suspended. Ask an admin', { reason: 'ACCOUNT_SUSPENDED' });
  }
}

export class PasswordChangeRequired extends DomainError {
  constructor() {
    super('FORBIDDEN', 'Change your password first, with POST /api/auth/password', {
      reason: 'PASSWORD_CHANGE_REQUIRED',
      denial: { code: 'FORBIDDEN' },
    });
  }
}

export class SessionNotFound extends NotFound {
  constructor() {
    super('SESSION_NOT_FOUND', 'Session');
  }
}

registerConstraintErrors({
  // The account was deleted between the check of the password and the insertion of the session.
  sessions_user_id_fkey: () => new InvalidCredentials(),
});

/** Errors that the functions `sessions_assert_in_force` and `users_assert_password_settled` raise. */
registerConstraintErrors({
  sessions_in_force: () => new Unauthorized(),
  sessions_of_admin: () => new AdminRequired(),
  users_password_settled: () => new PasswordChangeRequired(),
  sessions_permission: (missing = '') => new PermissionRequired(missing as Permission),
});

function blockOf(account: RefusedAccount | null, block: Block | null): Pick<Refusal, 'block'> {
  return block ? { block: { account, ...block } } : {};
}
