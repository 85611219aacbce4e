import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError, NotFound } from '@/http/errors/errors';
import { UserNotFound } from '@/users/users.errors';

export class OrganizationNotFound extends NotFound {
  constructor() {
    super('ORGANIZATION_NOT_FOUND', 'Organization');
  }
}

export class MemberNotFound extends NotFound {
  constructor() {
    super('MEMBER_NOT_FOUND', 'Member');
  }
}

export class SlugTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'This slug is taken. Use another one', { reason: 'SLUG_TAKEN' });
  }
}

export class OrganizationExternalIdTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'Another organization has this externalId. Use another one, or remove it there first', {
      reason: 'EXTERNAL_ID_TAKEN',
    });
  }
}

export class DomainTaken extends DomainError {
  constructor(domain?: string) {
    const name = domain === undefined ? 'one of the domains' : `the domain ${domain}`;
    super('CONFLICT', `Another organization has ${name}. Remove it there first`, { reason: 'DOMAIN_TAKEN' });
  }
}

export class AlreadyMember extends DomainError {
  constructor() {
    super('CONFLICT', 'The user is already a member of this organization', { reason: 'ALREADY_MEMBER' });
  }
}

/** An organization with members keeps an owner. */
export class LastOwner extends DomainError {
  constructor(slug?: string) {
    const name = slug === undefined ? 'an organization' : `the organization ${slug}`;
    super('CONFLICT', `The user is the last owner of ${name}. Transfer the ownership first`, { reason: 'LAST_OWNER' });
  }
}

export class NotAnOwner extends DomainError {
  constructor() {
    super('CONFLICT', 'The user in fromUserId does not own the organization. Send the id of an owner', {
      reason: 'NOT_AN_OWNER',
    });
  }
}

export class SeveralOwners extends DomainError {
  constructor() {
    super('CONFLICT', 'The organization has several owners. Send fromUserId to choose the previous owner', {
      reason: 'SEVERAL_OWNERS',
    });
  }
}

export class NoFreeSeat extends DomainError {
  constructor(slug?: string) {
    const name = slug === undefined ? 'The organization' : `The organization ${slug}`;
    super('CONFLICT', `${name} has no free seat. Raise its seatLimit or remove a member first`, {
      reason: 'SEAT_LIMIT_REACHED',
    });
  }
}

export class SeatLimitTooLow extends DomainError {
  constructor(members?: number) {
    const number =
      members === undefined ? 'more members than seats' : `${members} members, more than the new seatLimit`;
    super('CONFLICT', `The organization has ${number}. Remove members first, or set a higher seatLimit`, {
      reason: 'SEAT_LIMIT_TOO_LOW',
    });
  }
}

registerConstraintErrors({
  organizations_slug_key: () => new SlugTaken(),
  organizations_external_id_key: () => new OrganizationExternalIdTaken(),
  organization_domains_pkey: (domain?: string) => new DomainTaken(domain),
  memberships_organization_id_user_id_key: () => new AlreadyMember(),
  // The organization or the user was deleted concurrently, or never existed.
  memberships_organization_id_fkey: () => new OrganizationNotFound(),
  memberships_user_id_fkey: () => new UserNotFound(),
});
