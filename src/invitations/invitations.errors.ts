import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError, InvalidRequest, NotFound } from '@/http/errors/errors';

export class InvitationNotFound extends NotFound {
  constructor() {
    super('INVITATION_NOT_FOUND', 'Invitation');
  }
}

export class AlreadyInvited extends DomainError {
  constructor() {
    super('CONFLICT', 'This address has a pending invitation. Resend or revoke it', {
      reason: 'ALREADY_INVITED',
    });
  }
}

export class InvitationAccepted extends DomainError {
  constructor() {
    super('CONFLICT', 'The invitation has been accepted. Remove the member instead', { reason: 'INVITATION_ACCEPTED' });
  }
}

export class InvitationRevoked extends DomainError {
  constructor() {
    super('CONFLICT', 'The invitation has been revoked. Create a new one', { reason: 'INVITATION_REVOKED' });
  }
}

/** Also thrown for a token that was used, replaced or revoked, or has expired, so that guessing tells nothing. */
export class InvitationNotValid extends DomainError {
  constructor() {
    super('NOT_FOUND', 'The invitation is not valid. Ask for a new one', { reason: 'INVITATION_NOT_VALID' });
  }
}

/** No account has the address of an invitation yet. @param fields Those that are missing */
export class AccountDetailsRequired extends InvalidRequest {
  constructor(fields: string[]) {
    const message = (field: string) => `${field} is required, because no account has this address yet`;
    super(
      fields.map((field) => ({ field, code: 'REQUIRED', message: message(field) })),
      'ACCOUNT_DETAILS_REQUIRED',
    );
  }
}

/** An account has the address of an invitation. @param fields Those that only a new account has */
export class HasAccount extends InvalidRequest {
  constructor(fields: string[]) {
    const message = (field: string) => `${field} must be omitted, because an account has this address`;
    super(
      fields.map((field) => ({ field, code: 'HAS_ACCOUNT', message: message(field) })),
      'HAS_ACCOUNT',
    );
  }
}

/** Shown only to the owner of the token. */
export class InviteeSuspended extends DomainError {
  constructor() {
    super('CONFLICT', 'The account with this address is suspended. Ask an admin', { reason: 'INVITEE_SUSPENDED' });
  }
}

export class OrganizationFull extends DomainError {
  constructor() {
    super('CONFLICT', 'The organization has no free seat. Ask the person who invited you', {
      reason: 'ORGANIZATION_FULL',
    });
  }
}

registerConstraintErrors({
  invitations_pending_key: () => new AlreadyInvited(),
});
