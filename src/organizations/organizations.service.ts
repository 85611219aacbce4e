import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateOrganization, UpdateOrganization } from '@/lib/admin/contract/organizations';
import type { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { HistoryService } from '@/audit/history/history.service';
import { after, before, counted, equals } from '@/common/filters';
import { findPage } from '@/common/find-page';
import { countsOf } from '@/common/listing';
import { searchFilter } from '@/common/search-filter';
import { slugOf } from '@/common/slug';
import { assertMatches, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
import type { PageQueryDto } from '@/common/page-query.dto';
import { AuditedRepository } from '@/database/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { InvitationsService } from '@/invitations/invitations.service';
import type { OrganizationQueryDto } from './dto/organization-query.dto';
import { MembershipsService } from './memberships.service';
import { OrganizationEntity } from './organization.entity';
import { type CountedOrganization, toOrganizationThen } from './organization.mapper';
import { OrganizationNotFound } from './organizations.errors';

@Injectable()
export class OrganizationsService {
  constructor(
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly histories: HistoryService,
  ) {}

  async list(query: OrganizationQueryDto): Promise<Page<CountedOrganization>> {
    const page = await findPage({
      name: 'organizations',
      rows: this.organizations.rows,
      paging: query,
      sort: query.sort,
      counts: countsOf('organizations'),
      filters: {
        search: await searchFilter(query.search, this.organizations.rows),
        slug: equals('slug', query.slug),
        plan: counted('plan', equals('plan', query.plan)),
        status: counted('status', equals('status', query.status)),
        createdAfter: after('createdAt', 'createdAfter', query.createdAfter),
        createdBefore: before('createdAt', 'createdBefore', query.createdBefore),
      },
    });
    const counts = await this.memberships.countByOrganization(page.data.map(({ id }) => id));
    return page.map((organization) => ({ organization, memberCount: counts.get(organization.id) ?? 0 }));
  }

  /** @throws OrganizationNotFound */
  async get(id: string): Promise<CountedOrganization> {
    return this.counted(found(await this.organizations.findById(id)));
  }

  /** As it was at a time. @throws OrganizationNotFound */
  async getAt(id: string, time: Date): Promise<CountedOrganization> {
    const then = await this.histories.at('organization', id, time);
    const organization = found(then && toOrganizationThen(id, then));
    return { organization, memberCount: await this.histories.memberCountOf(id, time) };
  }

  /** The entries that changed it, also where it is gone. @throws OrganizationNotFound */
  async history(id: string, query: PageQueryDto): Promise<Page<AuditLogDto>> {
    const page = await this.histories.list('organization', id, query);
    if (page.meta.total === 0) {
      found(await this.organizations.findById(id));
    }
    return page;
  }

  /** @throws SlugTaken */
  async create({ name, slug, plan = 'free', metadata = {} }: CreateOrganization): Promise<CountedOrganization> {
    const now = new Date();
    const organization = await this.organizations.insert(
      Object.assign(new OrganizationEntity(), {
        id: uuidv7(),
        name,
        slug: slug ?? slugOf(name, 'org'),
        plan,
        status: 'active' as const,
        metadata,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
    return { organization, memberCount: 0 };
  }

  /** @throws OrganizationNotFound, StaleVersion, SlugTaken */
  async update(id: string, changes: UpdateOrganization, precondition: Precondition): Promise<CountedOrganization> {
    const organization = found(await this.organizations.lockById(id));
    assertMatches(precondition, organization.version);
    return this.counted(await this.organizations.update(organization, { ...changes }));
  }

  /** @throws OrganizationNotFound, StaleVersion */
  async delete(id: string, precondition: Precondition): Promise<void> {
    const organization = found(await this.organizations.lockById(id));
    assertMatches(precondition, organization.version);
    await this.memberships.removeAll({ organizationId: id });
    await this.invitations.revokeAll(id);
    await this.organizations.remove([organization]);
  }

  private async counted(organization: OrganizationEntity): Promise<CountedOrganization> {
    const counts = await this.memberships.countByOrganization([organization.id]);
    return { organization, memberCount: counts.get(organization.id) ?? 0 };
  }
}

function found(organization: OrganizationEntity | null): OrganizationEntity {
  if (!organization) {
    throw new OrganizationNotFound();
  }
  return organization;
}
