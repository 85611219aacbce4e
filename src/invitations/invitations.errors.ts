import { DomainError, NotFound } from '@/http/errors/errors';

export class InvitationNotFound extends NotFound {
  constructor() {
    super('Invitation');
  }
}

export class AlreadyInvited extends DomainError {
  constructor() {
    super('CONFLICT', 'There is a pending invitation to this address already: resend or revoke it', {
      reason: 'ALREADY_INVITED',
    });
  }
}

export class InvitationAccepted extends DomainError {
  constructor() {
    super('CONFLICT', 'The invitation has been accepted: it is about a member now', { reason: 'INVITATION_ACCEPTED' });
  }
}

export class InvitationRevoked extends DomainError {
  constructor() {
    super('CONFLICT', 'The invitation has been revoked: make a new one', { reason: 'INVITATION_REVOKED' });
  }
}

/** One and the same for a token that never was, and one that was used, replaced, revoked or has expired. */
export class InvitationNotValid extends DomainError {
  constructor() {
    super('NOT_FOUND', 'The invitation is not valid, or not any more: ask for a new one');
  }
}

/** Only whoever has the token hears of it. */
export class InviteeSuspended extends DomainError {
  constructor() {
    super('CONFLICT', 'The account with this address is suspended: ask an admin', { reason: 'INVITEE_SUSPENDED' });
  }
}

export class OrganizationFull extends DomainError {
  constructor() {
    super('CONFLICT', 'The organization has no free seat at the moment: ask whoever invited you', {
      reason: 'ORGANIZATION_FULL',
    });
  }
}

export const invitationConstraints = {
  invitations_pending_key: () => new AlreadyInvited(),
};
