import { DomainError, NotFound } from '@/common/errors';
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
    super('CONFLICT', 'An organization with this slug exists already');
  }
}

export class AlreadyMember extends DomainError {
  constructor() {
    super('CONFLICT', 'The user is a member of this organization already');
  }
}

export const organizationConstraints = {
  organizations_slug_key: () => new SlugTaken(),
  memberships_organization_id_user_id_key: () => new AlreadyMember(),
  // The organization or the user went, or was never there.
  memberships_organization_id_fkey: () => new OrganizationNotFound(),
  memberships_user_id_fkey: () => new UserNotFound(),
};
