import { Injectable } from '@nestjs/common';
import { Archive, type Deletion } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { UserEntity } from '@/users/user.entity';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { OrganizationLifecycle } from './organization.lifecycle';
import { SeatsService } from './seats.service';

type Column = 'organizationId' | 'userId';
/** Whose memberships come or go: those of an organization or of a user, whose row is held. */
export type MembershipOwner = { organizationId: string } | { userId: string };

/** Memberships that are in memory at once. The entries of each batch are written before the next is read. */
const BATCH = 500;
/** Before every other id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const HOLD_USERS = `
  SELECT count(*) FROM (
    SELECT FROM users WHERE id IN (SELECT user_id FROM deleted_memberships WHERE organization_id = $1)
    ORDER BY id FOR KEY SHARE
  ) AS held`;

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
    private readonly lifecycle: OrganizationLifecycle,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Deletes every membership of an organization or of a user, each with its audit entry. */
  async deleteAll(owner: MembershipOwner, deletion: Deletion): Promise<void> {
    const { rows } = this.memberships;
    await this.inBatches(owner, async (condition, parameters) => {
      const batch = await rows.find(rows.entities(`${condition} FOR UPDATE`, parameters));
      await this.archive.put(await this.withSides(batch), deletion);
      return batch;
    });
  }

  /** Holds the organizations to which a user would come back. Under the lock of restorations. @throws NoFreeSeat */
  async holdOrganizationsOf(userId: string): Promise<void> {
    const deleted = await this.archive.find('WHERE t.userId = :userId', { userId });
    const ids = deleted.map(({ organizationId }) => organizationId);
    await this.seats.assertFree((await this.organizations.lockByIds(ids, 'NO KEY UPDATE')).values());
  }

  /**
   * Holds the users who would come back to an organization. All of them, even if its seats are too few by now: nobody could
   * give it another limit before it is there again.
   */
  async holdUsersOf(organizationId: string): Promise<void> {
    await this.unitOfWork.query(HOLD_USERS, [organizationId]);
  }

  /** Brings memberships back whose other side is there, once the owner is there and all others are held. */
  async restoreAll(owner: MembershipOwner): Promise<void> {
    await this.inBatches(owner, async (condition, parameters) => {
      const batch = await this.archive.find(condition, parameters);
      const restored = await this.withSides(batch);
      await this.archive.restoreAll(restored);
      const ids = restored.map(({ id }) => id);
      await this.lifecycle.publish('onMembersAdded', ids);
      return batch;
    });
  }

  /** Removes for good what could come back with organizations or users that cannot any more. */
  async purgeAll(column: Column, ids: readonly string[]): Promise<void> {
    await this.archive.discard(`t.${column} = ANY(:ids)`, ids);
  }

  /**
   * Walks memberships of an owner in the order of the index that both tables have.
   * @param change Reads a batch by what follows FROM, and changes it.
   */
  private async inBatches(
    owner: MembershipOwner,
    change: (condition: string, parameters: object) => Promise<readonly MembershipEntity[]>,
  ): Promise<void> {
    const [column, other]: [Column, Column] =
      'userId' in owner ? ['userId', 'organizationId'] : ['organizationId', 'userId'];
    const condition = `WHERE t.${column} = :${column} AND t.${other} > :after ORDER BY t.${other} LIMIT ${BATCH}`;
    let after: string | undefined = FIRST_ID;
    while (after !== undefined) {
      const batch = await change(condition, { ...owner, after });
      await this.unitOfWork.flush();
      after = batch.length < BATCH ? undefined : batch.at(-1)?.[other];
    }
  }

  /** Those of which both sides are there. */
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
