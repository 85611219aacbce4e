import { DomainError, NotFound } from '@/common/errors';

export class UserNotFound extends NotFound {
  constructor() {
    super('User');
  }
}

export class EmailTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'A user with this email exists already');
  }
}

/** Source: contract section 3. */
export class OwnAccount extends DomainError {
  constructor(what: 'suspended' | 'demoted' | 'deleted') {
    super('CONFLICT', `Your own account cannot be ${what}`);
  }
}

export class LastAdmin extends DomainError {
  constructor() {
    super('CONFLICT', 'This is the last active admin: make another one first');
  }
}

export class UserNotDeleted extends DomainError {
  constructor() {
    super('CONFLICT', 'The account still exists: delete the user first, then erase');
  }
}

export const userConstraints = {
  users_email_key: () => new EmailTaken(),
};
