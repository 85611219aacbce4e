import { Injectable } from '@nestjs/common';
import type { TransferOwnership } from '@/lib/admin/contract/organizations';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { orThrow } from '@/http/errors/or-throw';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import type { OwnerChange } from './organization.mapper';
import { LastOwner, MemberNotFound, NotAnOwner, OrganizationNotFound, SeveralOwners } from './organizations.errors';

/** Organizations whose only owner is a user. $1: the user. */
const OWNED_ALONE = `
  SELECT t.slug FROM memberships m JOIN organizations t ON t.id = m.organization_id
  WHERE m.user_id = $1 AND m.role = 'owner' AND NOT EXISTS (
    SELECT FROM memberships o WHERE o.organization_id = t.id AND o.role = 'owner' AND o.user_id <> $1
  )`;
const HAS_OTHERS = `EXISTS (SELECT FROM memberships o WHERE o.organization_id = t.id AND o.user_id <> $1)`;

/**
 * Guarantees that an organization with members keeps an owner. Every change that could break this rule locks the row of the
 * organization first. So if two owners leave at once, one of them sees that the other has left. The lock is weak enough that no
 * foreign key check waits for it.
 */
@Injectable()
export class OwnershipService {
  constructor(
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Locks an organization whose members change. @throws OrganizationNotFound */
  async hold(organizationId: string): Promise<OrganizationEntity> {
    return orThrow(await this.organizations.lockById(organizationId, 'NO KEY UPDATE'), OrganizationNotFound);
  }

  /** Locks every organization of a user. The row of the user must be locked, so that the user cannot join another one. */
  async holdAllOf(userId: string): Promise<void> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      'SELECT organization_id AS id FROM memberships WHERE user_id = $1',
      [userId],
    );
    await this.organizations.lockByIds(
      rows.map(({ id }) => id),
      'NO KEY UPDATE',
    );
  }

  /** @throws LastOwner if the user is the only owner and so cannot get another role. */
  async assertMayStepDown(userId: string, organizationId: string): Promise<void> {
    await this.assertNone(`${OWNED_ALONE} AND t.id = $2`, [userId, organizationId]);
  }

  /** @throws LastOwner if other members would be left without an owner. */
  async assertMayLeave(userId: string, organizationId: string): Promise<void> {
    await this.assertNone(`${OWNED_ALONE} AND ${HAS_OTHERS} AND t.id = $2`, [userId, organizationId]);
  }

  /** Checks all organizations of a user. @throws LastOwner if other members of one would be left without an owner. */
  async assertMayLeaveAll(userId: string): Promise<void> {
    await this.assertNone(`${OWNED_ALONE} AND ${HAS_OTHERS}`, [userId]);
  }

  /**
   * Makes a member an owner, and an owner an admin.
   * @throws OrganizationNotFound, MemberNotFound, NotAnOwner, SeveralOwners
   */
  async transfer(organizationId: string, { toUserId, fromUserId }: TransferOwnership): Promise<OwnerChange> {
    await this.hold(organizationId);
    const next = await this.member(organizationId, toUserId);
    const previousId = fromUserId ?? (await this.onlyOwner(organizationId));
    const previous = previousId === null ? null : await this.member(organizationId, previousId);
    if (previous && previous.role !== 'owner') {
      throw new NotAnOwner();
    }
    const owner = await this.memberships.update(next, { role: 'owner' });
    if (previous === null || previous.id === next.id) {
      return { owner, previousOwner: null };
    }
    return { owner, previousOwner: await this.memberships.update(previous, { role: 'admin' }) };
  }

  private async assertNone(sql: string, parameters: string[]): Promise<void> {
    const [organization] = await this.unitOfWork.query<{ slug: string }>(`${sql} ORDER BY t.slug LIMIT 1`, parameters);
    if (organization) {
      throw new LastOwner(organization.slug);
    }
  }

  /** @returns the owner's id, or null if there is no owner. @throws SeveralOwners */
  private async onlyOwner(organizationId: string): Promise<string | null> {
    const owners = await this.unitOfWork.query<{ id: string }>(
      `SELECT user_id AS id FROM memberships WHERE organization_id = $1 AND role = 'owner' LIMIT 2`,
      [organizationId],
    );
    if (owners.length > 1) {
      throw new SeveralOwners();
    }
    return owners[0]?.id ?? null;
  }

  private async member(organizationId: string, userId: string): Promise<MembershipEntity> {
    const membership = await (
      await this.memberships.query()
    )
      .innerJoinAndSelect('t.user', 'user')
      .innerJoinAndSelect('t.organization', 'organization')
      .where('t.organizationId = :organizationId AND t.userId = :userId', { organizationId, userId })
      .setLock('pessimistic_write', undefined, ['t'])
      .getOne();
    return orThrow(membership, MemberNotFound);
  }
}
