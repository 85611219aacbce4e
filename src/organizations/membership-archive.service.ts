import { Injectable } from '@nestjs/common';
import { Archive, type Deletion } from '@/database/archive';
import { AuditedRepository } from '@/database/audited.repository';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { InvitationSettlementService } from '@/invitations/invitation-settlement.service';
import { UserEntity } from '@/users/user.entity';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { SeatsService } from './seats.service';

export type DeletedMembership = MembershipEntity & Deletion;

/**
 * The memberships of who is deleted. They come back once both sides are there again, and go for good with either: then
 * without an entry, since that of their deletion is there already.
 */
@Injectable()
export class MembershipArchiveService {
  constructor(
    @InjectArchive(MembershipEntity) private readonly archive: Archive<MembershipEntity>,
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly seats: SeatsService,
    private readonly settlement: InvitationSettlementService,
  ) {}

  /** Deletes every membership of an organization or of a user, which is held, each with its audit entry. */
  async deleteAll(owner: { organizationId: string } | { userId: string }, deletion: Deletion): Promise<void> {
    const [column] = Object.keys(owner);
    const memberships = await (
      await this.memberships.query()
    )
      .innerJoinAndSelect('t.user', 'user')
      .innerJoinAndSelect('t.organization', 'organization')
      .where(`t.${column} = :${column}`, owner)
      .setLock('pessimistic_write', undefined, ['t'])
      .getMany();
    await this.archive.put(memberships, deletion);
  }

  /** What comes back with a user; holds the organizations. Under the lock of restorations. @throws NoFreeSeat */
  async findOfUser(user: UserEntity): Promise<DeletedMembership[]> {
    const deleted = await this.find('userId', user.id);
    const organizations = await this.organizations.lockByIds(
      deleted.map(({ organizationId }) => organizationId),
      'NO KEY UPDATE',
    );
    await this.seats.assertFree(organizations.values());
    return withSides(deleted, (membership) => {
      const organization = organizations.get(membership.organizationId);
      return organization && { user, organization };
    });
  }

  /**
   * The same for an organization; holds the users. All of them, also where its seats are too few by now: nobody could give
   * it another limit before it is there again.
   */
  async findOfOrganization(organization: OrganizationEntity): Promise<DeletedMembership[]> {
    const deleted = await this.find('organizationId', organization.id);
    const users = await this.users.lockByIds(
      deleted.map(({ userId }) => userId),
      'KEY SHARE',
    );
    return withSides(deleted, (membership) => {
      const user = users.get(membership.userId);
      return user && { user, organization };
    });
  }

  /** Once both sides are there. */
  async restore(memberships: readonly DeletedMembership[]): Promise<void> {
    await this.archive.restoreAll(memberships);
    await this.settlement.settleOfMemberships(memberships.map(({ id }) => id));
  }

  /** Removes for good what could come back with organizations or users that cannot any more. */
  async purgeAll(column: 'organizationId' | 'userId', ids: readonly string[]): Promise<void> {
    await this.archive.discard(`t.${column} = ANY(:ids)`, ids);
  }

  private find(column: 'organizationId' | 'userId', id: string): Promise<DeletedMembership[]> {
    return this.archive.find(`WHERE t.${column} = :id ORDER BY t.id`, { id });
  }
}

/** @param sidesOf undefined where one of them is not there. */
function withSides(
  deleted: readonly DeletedMembership[],
  sidesOf: (membership: MembershipEntity) => Pick<MembershipEntity, 'user' | 'organization'> | undefined,
): DeletedMembership[] {
  return deleted.flatMap((membership) => {
    const sides = sidesOf(membership);
    return sides ? [Object.assign(membership, sides)] : [];
  });
}
