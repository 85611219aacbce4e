import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AddMember, UpdateMember } from '@/lib/admin/contract/organizations';
import { type Counted, isOneOf, underKeys } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import { Page } from '@/http/envelope/page';
import { orThrow } from '@/http/errors/or-throw';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { Sql, sql } from '@/database/repository/sql';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UserEntity } from '@/users/user.entity';
import { UserNotFound } from '@/users/users.errors';
import type { MemberQueryDto } from './dto/member.dto';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { OrganizationLifecycle } from './organization.lifecycle';
import { MemberNotFound, OrganizationNotFound } from './organizations.errors';
import { OwnershipService } from './ownership.service';
import { memberCountKey, MEMBERSHIPS, SeatsService } from './seats.service';

const MEMBERSHIPS_SOURCE = Sql.text(MEMBERSHIPS);

/** Selects the counts of the members of an organization, or of those with one of these roles. */
export function membersCounted(organizationId?: string, roles?: readonly string[]): Counted {
  const keys = (roles ?? [undefined]).map((role) => memberCountKey(organizationId, role));
  return { ...underKeys(keys), source: MEMBERSHIPS_SOURCE };
}

@Injectable()
export class MembershipsService {
  constructor(
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly ownership: OwnershipService,
    private readonly seats: SeatsService,
    private readonly lifecycle: OrganizationLifecycle,
  ) {}

  /** @throws OrganizationNotFound */
  async list(organizationId: string, query: MemberQueryDto): Promise<Page<MembershipEntity>> {
    orThrow(await this.organizations.findById(organizationId), OrganizationNotFound);
    const page = await findPage<MembershipEntity>({
      name: `members of ${organizationId}`,
      rows: this.memberships.rows,
      paging: query,
      sort: '-createdAt',
      scope: (t) => sql`${t.organizationId} = ${organizationId}`,
      counts: { source: MEMBERSHIPS_SOURCE, all: membersCounted(organizationId) },
      filters: { role: { ...isOneOf('role', query.role), counted: membersCounted(organizationId, query.role) } },
    });
    const users = await this.users.findByIds(page.data.map(({ userId }) => userId));
    // A user who was deleted between the two queries is no longer a member.
    const data = page.data.flatMap((member) => {
      const user = users.get(member.userId);
      return user ? [Object.assign(member, { user })] : [];
    });
    return new Page(data, page.meta);
  }

  /** @throws OrganizationNotFound, MemberNotFound */
  async get(organizationId: string, userId: string): Promise<MembershipEntity> {
    const membership = await (await this.withSides(organizationId, userId)).getOne();
    if (!membership) {
      orThrow(await this.organizations.findById(organizationId), OrganizationNotFound);
      throw new MemberNotFound();
    }
    return membership;
  }

  /** Lists the memberships of a user, newest first. @throws UserNotFound */
  async listOfUser(userId: string, query: PageQueryDto): Promise<Page<MembershipEntity>> {
    orThrow(await this.users.findById(userId), UserNotFound);
    const page = await findPage<MembershipEntity>({
      name: `organizations of ${userId}`,
      rows: this.memberships.rows,
      paging: query,
      sort: '-createdAt',
      scope: (t) => sql`${t.userId} = ${userId}`,
      filters: {},
    });
    const organizations = await this.organizations.findByIds(page.data.map(({ organizationId }) => organizationId));
    // An organization that was deleted between the two queries no longer has members.
    const data = page.data.flatMap((membership) => {
      const organization = organizations.get(membership.organizationId);
      return organization ? [Object.assign(membership, { organization })] : [];
    });
    return new Page(data, page.meta);
  }

  /** @throws OrganizationNotFound, UserNotFound, AlreadyMember, NoFreeSeat */
  async add(organizationId: string, { userId, role = 'member' }: AddMember): Promise<MembershipEntity> {
    const organization = await this.ownership.hold(organizationId);
    const user = orThrow(await this.users.findById(userId), UserNotFound);
    await this.seats.assertFree([organization]);
    const membership = await this.memberships.insert(
      Object.assign(new MembershipEntity(), {
        id: uuidv7(),
        organizationId,
        userId: user.id,
        role,
        createdAt: databaseClock.now(),
        organization,
        user,
      }),
    );
    await this.lifecycle.publish('onMembersAdded', [membership.id]);
    return membership;
  }

  /** @throws OrganizationNotFound, MemberNotFound, LastOwner */
  async update(organizationId: string, userId: string, { role }: UpdateMember): Promise<MembershipEntity> {
    const membership = await this.locked(organizationId, userId);
    if (role !== 'owner') {
      await this.ownership.assertMayStepDown(userId, organizationId);
    }
    return this.memberships.update(membership, { role });
  }

  /** @throws OrganizationNotFound, MemberNotFound, LastOwner */
  async remove(organizationId: string, userId: string): Promise<void> {
    const membership = await this.locked(organizationId, userId);
    await this.ownership.assertMayLeave(userId, organizationId);
    await this.memberships.remove([membership]);
  }

  /** Locks the organization, then the membership. @throws OrganizationNotFound, MemberNotFound */
  private async locked(organizationId: string, userId: string): Promise<MembershipEntity> {
    await this.ownership.hold(organizationId);
    const query = await this.withSides(organizationId, userId);
    return orThrow(await query.setLock('pessimistic_write', undefined, ['t']).getOne(), MemberNotFound);
  }

  private async withSides(organizationId: string, userId: string): Promise<SelectQueryBuilder<MembershipEntity>> {
    return (await this.memberships.query())
      .innerJoinAndSelect('t.user', 'user')
      .innerJoinAndSelect('t.organization', 'organization')
      .where('t.organizationId = :organizationId AND t.userId = :userId', { organizationId, userId });
  }
}
