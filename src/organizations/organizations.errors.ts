import { DomainError, NotFound } from '@/http/errors/errors';
import { UserNotFound } from '@/users/users.errors';

export class OrganizationNotFound extends NotFound {
  constructor() {
    super('Organization');
  }
}

export class MemberNotFound extends NotFound {
  constructor() {
    super('Member');
  }
}

export class SlugTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'An organization with this slug exists already', { reason: 'SLUG_TAKEN' });
  }
}

export class AlreadyMember extends DomainError {
  constructor() {
    super('CONFLICT', 'The user is a member of this organization already', { reason: 'ALREADY_MEMBER' });
  }
}

/** While an organization has members somebody owns it. */
export class LastOwner extends DomainError {
  constructor(slug?: string) {
    const what = slug === undefined ? 'an organization' : `the organization ${slug}`;
    super('CONFLICT', `The user is the last owner of ${what}: transfer the ownership first`, { reason: 'LAST_OWNER' });
  }
}

export class NotAnOwner extends DomainError {
  constructor() {
    super('CONFLICT', 'The user of fromUserId does not own the organization', { reason: 'NOT_AN_OWNER' });
  }
}

export class SeveralOwners extends DomainError {
  constructor() {
    super('CONFLICT', 'The organization has several owners: say by fromUserId whose ownership is transferred', {
      reason: 'SEVERAL_OWNERS',
    });
  }
}

export class NoFreeSeat extends DomainError {
  constructor(slug?: string) {
    const what = slug === undefined ? 'The organization' : `The organization ${slug}`;
    super('CONFLICT', `${what} has no free seat: raise its seatLimit or remove a member first`, {
      reason: 'SEAT_LIMIT_REACHED',
    });
  }
}

export class SeatLimitTooLow extends DomainError {
  constructor(members?: number) {
    const number = members === undefined ? 'more members than that' : `${members} members, more than that`;
    super('CONFLICT', `The organization has ${number}: remove some first, or set a higher seatLimit`, {
      reason: 'SEAT_LIMIT_TOO_LOW',
    });
  }
}

export const organizationConstraints = {
  organizations_slug_key: () => new SlugTaken(),
  memberships_organization_id_user_id_key: () => new AlreadyMember(),
  // The organization or the user went, or was never there.
  memberships_organization_id_fkey: () => new OrganizationNotFound(),
  memberships_user_id_fkey: () => new UserNotFound(),
};
