import { Injectable } from '@nestjs/common';
import { AlsoRefuses } from '@/openapi/errors';
import { type Sql, sql } from '@/database/repository/sql';
import { UserFilters } from '@/users/user-filters';
import { UserLifecycle } from '@/users/user.lifecycle';
import { MembershipArchiveService } from './membership-archive.service';
import { membersCounted } from './memberships.service';
import { OrganizationLifecycle } from './organization.lifecycle';
import { LastOwner, NoFreeSeat } from './organizations.errors';
import { OwnershipService } from './ownership.service';

/** Former members are users who were members when they, or the organization, were deleted. */
function memberCondition(organizationId: string | undefined, withFormer: boolean): Sql {
  const members = sql`t.id IN (SELECT user_id FROM memberships WHERE organization_id = ${organizationId})`;
  return withFormer
    ? sql`${members} OR t.id IN (SELECT user_id FROM deleted_memberships WHERE organization_id = ${organizationId})`
    : members;
}

/** Deletes, restores and purges memberships together with their user or their organization. */
@Injectable()
@AlsoRefuses('users.delete', [new LastOwner()])
@AlsoRefuses('users.restore', [new NoFreeSeat()])
export class MembershipListener {
  constructor(
    users: UserLifecycle,
    organizations: OrganizationLifecycle,
    userFilters: UserFilters,
    archive: MembershipArchiveService,
    ownership: OwnershipService,
  ) {
    users.register({
      name: 'memberships',
      order: 100,
      beforeDelete: async ({ id }) => {
        await ownership.holdAllOf(id);
        await ownership.assertMayLeaveAll(id);
      },
      onDeleted: ({ id }, deletion) => archive.deleteAll({ userId: id }, deletion),
      beforeRestore: (id) => archive.holdOrganizationsOf(id),
      onRestored: (id) => archive.restoreAll({ userId: id }),
      onPurged: (ids) => archive.purgeAll('userId', ids),
      // Invitations are created and accepted under the lock of their organization.
      beforeEmailChange: ({ id }) => ownership.holdAllOf(id),
    });
    organizations.register({
      name: 'memberships',
      order: 100,
      onDeleted: ({ id }, deletion) => archive.deleteAll({ organizationId: id }, deletion),
      beforeRestore: (id) => archive.holdUsersOf(id),
      onRestored: (id) => archive.restoreAll({ organizationId: id }),
      onPurged: (ids) => archive.purgeAll('organizationId', ids),
    });
    userFilters.register('organizationId', (value, includeDeleted) => ({
      value,
      condition: () => memberCondition(value, includeDeleted),
      counted: includeDeleted ? undefined : membersCounted(value),
    }));
  }
}
