import { Injectable } from '@nestjs/common';
import { PersonalStores } from '@/audit/erasure/personal-stores';
import { OrganizationLifecycle } from '@/organizations/organization.lifecycle';
import { UserLifecycle } from '@/users/user.lifecycle';
import { InvitationDeletionService } from './invitation-deletion.service';
import { InvitationErasureService } from './invitation-erasure.service';
import { InvitationSettlementService } from './invitation-settlement.service';

/** Settles invitations of addresses that become members, and ends or removes those of what is deleted, purged or erased. */
@Injectable()
export class InvitationListener {
  constructor(
    users: UserLifecycle,
    organizations: OrganizationLifecycle,
    stores: PersonalStores,
    settlement: InvitationSettlementService,
    deletion: InvitationDeletionService,
    erasure: InvitationErasureService,
  ) {
    users.register({ name: 'invitations', order: 200, onEmailChanged: ({ id }) => settlement.settleOfUser(id) });
    organizations.register({
      name: 'invitations',
      order: 200,
      onMembersAdded: (membershipIds) => settlement.settleOfMemberships(membershipIds),
      onDeleted: ({ id }) => deletion.revokeAll(id),
      onPurged: (ids) => deletion.forgetOf(ids),
    });
    stores.register({
      name: 'invitations',
      order: 100,
      subjectOf: (id) => erasure.subjectOf(id),
      findIds: (addresses, userId) => erasure.findIds(addresses, userId),
      onErased: (person) => erasure.forget(person),
    });
  }
}
