import { DomainError, NotFound } from '@/http/errors/errors';

export class UserNotFound extends NotFound {
  constructor() {
    super('User');
  }
}

export class EmailTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'A user with this email exists already', { reason: 'EMAIL_TAKEN' });
  }
}

/** Source: contract section 3. */
export class OwnAccount extends DomainError {
  constructor(what: 'suspended' | 'demoted' | 'deleted') {
    super('CONFLICT', `Your own account cannot be ${what}`, { reason: 'OWN_ACCOUNT' });
  }
}

export class LastAdmin extends DomainError {
  constructor() {
    super('CONFLICT', 'This is the last active admin: make another one first', { reason: 'LAST_ADMIN' });
  }
}

export class UserNotDeleted extends DomainError {
  constructor() {
    super('CONFLICT', 'The account still exists: delete the user first, then erase', { reason: 'USER_NOT_DELETED' });
  }
}

export const userConstraints = {
  users_email_key: () => new EmailTaken(),
};
