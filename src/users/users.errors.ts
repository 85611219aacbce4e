import type { DetailCode } from '@/lib/admin/contract/errors';
import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError, InvalidRequest, NotFound } from '@/http/errors/errors';

export class UserNotFound extends NotFound {
  constructor() {
    super('USER_NOT_FOUND', 'User');
  }
}

export class EmailTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'This email is taken. Use another one', { reason: 'EMAIL_TAKEN' });
  }
}

export class ExternalIdTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'Another user has this externalId. Use another one, or remove it there first', {
      reason: 'EXTERNAL_ID_TAKEN',
    });
  }
}

/** Source: contract section 3. */
export class OwnAccount extends DomainError {
  constructor(change: 'suspended' | 'demoted' | 'deleted') {
    super('CONFLICT', `Your own account cannot be ${change}. Ask another admin`, { reason: 'OWN_ACCOUNT' });
  }
}

/** A new password breaks a rule. The code of the detail tells which. */
export class PasswordRefused extends InvalidRequest {
  /** @param fault Follows the name of the field. */
  constructor(field: string, code: DetailCode, fault: string) {
    super([{ field, code, message: `${field} ${fault}` }], 'PASSWORD_REFUSED');
  }
}

export class CurrentPasswordRequired extends InvalidRequest {
  constructor() {
    const message = 'Your own email changes only with your current password. Send it as currentPassword';
    super([{ field: 'currentPassword', code: 'REQUIRED', message }], 'CURRENT_PASSWORD_REQUIRED');
  }
}

export class OwnPassword extends DomainError {
  constructor() {
    super('CONFLICT', 'Change your own password with POST /api/auth/password, which asks for the current one', {
      reason: 'OWN_PASSWORD',
    });
  }
}

export class LastAdmin extends DomainError {
  constructor() {
    super('CONFLICT', 'This is the last active admin. Make another user an admin first', { reason: 'LAST_ADMIN' });
  }
}

export class UserNotDeleted extends DomainError {
  constructor() {
    super('CONFLICT', 'The account still exists. Delete the user first, then erase', { reason: 'USER_NOT_DELETED' });
  }
}

registerConstraintErrors({
  users_email_key: () => new EmailTaken(),
  users_external_id_key: () => new ExternalIdTaken(),
});
