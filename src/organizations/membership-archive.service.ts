import { Injectable } from '@nestjs/common';
import { Archive, type Deletion } from '@/database/repository/archive';
import { type Fragment, sql } from '@/database/repository/sql';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { UserEntity } from '@/users/user.entity';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { OrganizationLifecycle } from './organization.lifecycle';
import { SeatsService } from './seats.service';

type Column = 'organizationId' | 'userId';
/** The organization or user whose memberships are deleted or restored. Its row must be locked. */
export type MembershipOwner = { organizationId: string } | { userId: string };

/** Memberships in memory at once. The audit entries of a batch are written before the next batch is read. */
const BATCH = 500;
/** Sorts before every other id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const HOLD_USERS = `
  SELECT count(*) FROM (
    SELECT FROM users WHERE id IN (SELECT user_id FROM deleted_memberships WHERE organization_id = $1)
    ORDER BY id FOR KEY SHARE
  ) AS held`;

/**
 * Moves memberships out of use with their user or organization, and back. A membership is restored once both sides exist again.
 * It is purged with either side, without an entry of its own, since its deletion has one.
 */
@Injectable()
export class MembershipArchiveService {
  constructor(
    @InjectArchive(MembershipEntity) private readonly archive: Archive<MembershipEntity>,
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly seats: SeatsService,
    private readonly lifecycle: OrganizationLifecycle,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Deletes every membership of an organization or of a user, each with its audit entry. */
  async deleteAll(owner: MembershipOwner, deletion: Deletion): Promise<void> {
    await this.inBatches(owner, async (next) => {
      const batch = await this.memberships.find((t) => sql`${next(t)} FOR UPDATE`);
      await this.archive.put(await this.withSides(batch), deletion);
      return batch;
    });
  }

  /** Locks the organizations that a user would rejoin. Needs the lock of restorations. @throws NoFreeSeat */
  async holdOrganizationsOf(userId: string): Promise<void> {
    const deleted = await this.archive.find((t) => sql`WHERE ${t.userId} = ${userId}`);
    const ids = deleted.map(({ organizationId }) => organizationId);
    await this.seats.assertFree((await this.organizations.lockByIds(ids, 'NO KEY UPDATE')).values());
  }

  /**
   * Locks all users who would rejoin an organization, even if it has too few seats by now: nobody could raise the limit of a
   * deleted organization.
   */
  async holdUsersOf(organizationId: string): Promise<void> {
    await this.unitOfWork.query(HOLD_USERS, [organizationId]);
  }

  /** Restores the memberships whose other side exists. The owner must be restored, and the other sides locked. */
  async restoreAll(owner: MembershipOwner): Promise<void> {
    await this.inBatches(owner, async (next) => {
      const batch = await this.archive.find(next);
      const restored = await this.withSides(batch);
      await this.archive.restoreAll(restored);
      const ids = restored.map(({ id }) => id);
      await this.lifecycle.publish('onMembersAdded', ids);
      return batch;
    });
  }

  /** Removes the deleted memberships of organizations or users that can no longer be restored. */
  async purgeAll(column: Column, ids: readonly string[]): Promise<void> {
    await this.archive.discard((t) => sql`${t[column]} = ANY(${ids})`);
  }

  /**
   * Walks the memberships of an owner in the order of an index that both tables have.
   * @param change Reads a batch and changes it. Its parameter follows FROM.
   */
  private async inBatches(
    owner: MembershipOwner,
    change: (next: Fragment<MembershipEntity>) => Promise<readonly MembershipEntity[]>,
  ): Promise<void> {
    const [column, other, id]: [Column, Column, string] =
      'userId' in owner
        ? ['userId', 'organizationId', owner.userId]
        : ['organizationId', 'userId', owner.organizationId];
    let after: string | undefined = FIRST_ID;
    while (after !== undefined) {
      const first = after;
      const batch = await change(
        (t) => sql`WHERE ${t[column]} = ${id} AND ${t[other]} > ${first} ORDER BY ${t[other]} LIMIT ${BATCH}`,
      );
      await this.unitOfWork.flush();
      after = batch.length < BATCH ? undefined : batch.at(-1)?.[other];
    }
  }

  /** Returns the memberships of which both sides exist, with their sides loaded. */
  private async withSides<M extends MembershipEntity>(memberships: readonly M[]): Promise<M[]> {
    const users = await this.users.findByIds(memberships.map(({ userId }) => userId));
    const organizationIds = new Set(memberships.map(({ organizationId }) => organizationId));
    const organizations = await this.organizations.findByIds([...organizationIds]);
    return memberships.flatMap((membership) => {
      const user = users.get(membership.userId);
      const organization = organizations.get(membership.organizationId);
      return user && organization ? [Object.assign(membership, { user, organization })] : [];
    });
  }
}
