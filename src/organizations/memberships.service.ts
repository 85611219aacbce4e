import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AddMember, UpdateMember } from '@/lib/admin/contract/organizations';
import { type Counted, equals } from '@/common/filters';
import { findPage } from '@/common/find-page';
import { Page } from '@/common/page';
import { AuditedRepository } from '@/database/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/unit-of-work';
import { UserEntity } from '@/users/user.entity';
import { UserNotFound } from '@/users/users.errors';
import type { MemberQueryDto } from './dto/member.dto';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { MemberNotFound, OrganizationNotFound } from './organizations.errors';

const MEMBERSHIPS = `source = 'memberships'`;

/** Where the members of an organization are counted. */
export function membersCounted(organizationId?: string, role?: string): Counted {
  return { source: MEMBERSHIPS, keys: 'key = :countedKey', parameters: { countedKey: countKey(organizationId, role) } };
}

function countKey(organizationId?: string, role?: string): string {
  return `organization=${organizationId}${role === undefined ? '' : ` role=${role}`}`;
}

@Injectable()
export class MembershipsService {
  constructor(
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws OrganizationNotFound */
  async list(organizationId: string, query: MemberQueryDto): Promise<Page<MembershipEntity>> {
    await this.organization(organizationId);
    const page = await findPage({
      name: `members of ${organizationId}`,
      rows: this.memberships.rows,
      paging: query,
      sort: '-createdAt',
      scope: { conditions: ['t.organizationId = :organizationId'], parameters: { organizationId } },
      counts: { source: MEMBERSHIPS, all: membersCounted(organizationId) },
      filters: { role: { ...equals('role', query.role), counted: membersCounted(organizationId, query.role) } },
    });
    const users = await this.users.findByIds(page.data.map(({ userId }) => userId));
    // Who has gone in between is a member no more.
    const data = page.data.flatMap((member) => {
      const user = users.get(member.userId);
      return user ? [Object.assign(member, { user })] : [];
    });
    return new Page(data, page.meta);
  }

  /** @throws OrganizationNotFound, UserNotFound, AlreadyMember */
  async add(organizationId: string, { userId, role = 'member' }: AddMember): Promise<MembershipEntity> {
    const organization = await this.organization(organizationId);
    const user = await this.users.findById(userId);
    if (!user) {
      throw new UserNotFound();
    }
    return this.memberships.insert(
      Object.assign(new MembershipEntity(), {
        id: uuidv7(),
        organizationId,
        userId: user.id,
        role,
        createdAt: new Date(),
        organization,
        user,
      }),
    );
  }

  /** @throws OrganizationNotFound, MemberNotFound */
  async update(organizationId: string, userId: string, { role }: UpdateMember): Promise<MembershipEntity> {
    return this.memberships.update(await this.locked(organizationId, userId), { role });
  }

  /** @throws OrganizationNotFound, MemberNotFound */
  async remove(organizationId: string, userId: string): Promise<void> {
    await this.memberships.remove([await this.locked(organizationId, userId)]);
  }

  /** Removes every membership of an organization or of a user, each with its audit entry. */
  async removeAll(owner: { organizationId: string } | { userId: string }): Promise<void> {
    const [column] = Object.keys(owner);
    await this.memberships.remove(await (await this.lock()).where(`t.${column} = :${column}`, owner).getMany());
  }

  async countByOrganization(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ key: string; count: number }>(
      `SELECT key, sum(rows)::bigint AS count
       FROM (
         SELECT key, rows FROM row_counts WHERE ${MEMBERSHIPS} AND key = ANY($1)
         UNION ALL
         SELECT key, amount FROM row_count_changes, unnest(keys) AS key WHERE ${MEMBERSHIPS} AND key = ANY($1)
       ) AS counts GROUP BY key`,
      [ids.map((id) => countKey(id))],
    );
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    return new Map(ids.map((id) => [id, counts.get(countKey(id)) ?? 0]));
  }

  private async organization(id: string): Promise<OrganizationEntity> {
    const organization = await this.organizations.findById(id);
    if (!organization) {
      throw new OrganizationNotFound();
    }
    return organization;
  }

  private async locked(organizationId: string, userId: string): Promise<MembershipEntity> {
    const membership = await (
      await this.lock()
    )
      .where('t.organizationId = :organizationId AND t.userId = :userId', { organizationId, userId })
      .getOne();
    if (!membership) {
      await this.organization(organizationId);
      throw new MemberNotFound();
    }
    return membership;
  }

  private async lock(): Promise<SelectQueryBuilder<MembershipEntity>> {
    return withNames(await this.memberships.query()).setLock('pessimistic_write', undefined, ['t']);
  }
}

function withNames(memberships: SelectQueryBuilder<MembershipEntity>): SelectQueryBuilder<MembershipEntity> {
  return memberships.innerJoinAndSelect('t.user', 'user').innerJoinAndSelect('t.organization', 'organization');
}
