import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateOrganization, UpdateOrganization } from '@/lib/admin/contract/organizations';
import type { AuditLogDto } from '@/audit/dto/audit-log.dto';
import type { HistoryQueryDto } from '@/audit/dto/history-query.dto';
import { HistoryService } from '@/audit/history/history.service';
import { countedIsOneOf, equals, isOneOf } from '@/pagination/filters';
import { findResources } from '@/pagination/resource-list';
import { TextSearch } from '@/pagination/text-search';
import type { Principal } from '@/http/access/principal';
import { changedMetadata, type MetadataMode } from '@/http/body/merge-patch';
import { orThrow } from '@/http/errors/or-throw';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { Archive, type MaybeDeleted } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { sql } from '@/database/repository/sql';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import type { OrganizationQueryDto } from './dto/organization-query.dto';
import { hasOneOfDomains } from './domain-filter';
import { FreeSlugService } from './free-slug.service';
import { OrganizationEntity } from './organization.entity';
import { type CountedOrganization, toHistoricalOrganization } from './organization.mapper';
import { OrganizationNotFound } from './organizations.errors';
import { SeatsService } from './seats.service';

@Injectable()
export class OrganizationsService {
  private readonly search = new TextSearch(() => this.organizations.rows, {
    exactly: (search) => [equals('slug', search.toLowerCase()), equals('externalId', search)],
  });

  constructor(
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectArchive(OrganizationEntity) private readonly archive: Archive<OrganizationEntity>,
    private readonly seats: SeatsService,
    private readonly freeSlugs: FreeSlugService,
    private readonly histories: HistoryService,
  ) {}

  async list(query: OrganizationQueryDto): Promise<Page<CountedOrganization>> {
    const page = await findResources({
      table: 'organizations',
      live: this.organizations,
      archive: this.archive,
      search: this.search,
      query,
      pair: ['plan', 'status'],
      filters: {
        id: isOneOf('id', query.id),
        slug: isOneOf('slug', query.slug),
        externalId: isOneOf('externalId', query.externalId),
        domain: hasOneOfDomains(query.domain, query.includeDeleted),
        plan: countedIsOneOf('plan', query.plan),
        status: countedIsOneOf('status', query.status),
      },
    });
    const counts = await this.seats.countByOrganization(page.data.map(({ id }) => id));
    return page.map((organization) => ({ organization, memberCount: counts.get(organization.id) ?? 0 }));
  }

  /** @throws OrganizationNotFound */
  async get(id: string, includeDeleted = false): Promise<CountedOrganization> {
    return this.counted(
      orThrow(await (includeDeleted ? this.archive : this.organizations).findById(id), OrganizationNotFound),
    );
  }

  /** @throws OrganizationNotFound */
  async getByExternalId(externalId: string): Promise<CountedOrganization> {
    const [organization] = await this.organizations.find((t) => sql`WHERE ${t.externalId} = ${externalId}`);
    return this.counted(orThrow(organization, OrganizationNotFound));
  }

  /** Returns the organization as of a time. @throws OrganizationNotFound */
  async getAt(id: string, time: Date): Promise<CountedOrganization> {
    const then = await this.histories.at('organization', id, time);
    const organization = orThrow(then && toHistoricalOrganization(id, then), OrganizationNotFound);
    return { organization, memberCount: await this.histories.memberCountOf(id, time) };
  }

  /** Lists the entries that changed the organization, which may be deleted. @throws OrganizationNotFound, PermissionRequired */
  async history(id: string, query: HistoryQueryDto, caller: Principal): Promise<Page<AuditLogDto>> {
    if (query.include !== undefined) {
      caller.authority.require('audit-logs:read');
    }
    const page = await this.histories.list('organization', id, query);
    if (page.meta.total === 0) {
      orThrow(await this.archive.findById(id), OrganizationNotFound);
    }
    return page;
  }

  /**
   * Derives a free slug from the name if none is given.
   * @throws SlugTaken if the given slug is taken, OrganizationExternalIdTaken, DomainTaken
   */
  async create(organization: CreateOrganization): Promise<CountedOrganization> {
    const { name, slug, externalId = null, domains = [], logoUrl = null } = organization;
    const { plan = 'free', seatLimit = null, metadata = {} } = organization;
    const now = databaseClock.now();
    const row = Object.assign(new OrganizationEntity(), {
      id: uuidv7(),
      name,
      slug,
      externalId,
      domains,
      logoUrl,
      plan,
      status: 'active' as const,
      seatLimit,
      metadata,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    const created = await (slug === undefined ? this.freeSlugs.insert(row) : this.organizations.insert(row));
    return { organization: created, memberCount: 0 };
  }

  /**
   * @throws OrganizationNotFound, StaleVersion, SlugTaken, OrganizationExternalIdTaken, DomainTaken, SeatLimitTooLow,
   * InvalidRequest if merged metadata is too large or too deep
   */
  async update(
    id: string,
    changes: UpdateOrganization,
    precondition: Precondition,
    mode: MetadataMode,
  ): Promise<CountedOrganization> {
    const organization = orThrow(await this.organizations.lockById(id), OrganizationNotFound);
    assertMatches(precondition, organization);
    if (changes.seatLimit != null) {
      await this.seats.assertEnough(organization, changes.seatLimit);
    }
    const metadata = changedMetadata(organization.metadata, changes.metadata, mode);
    return this.counted(await this.organizations.update(organization, { ...changes, metadata }));
  }

  private async counted(organization: MaybeDeleted<OrganizationEntity>): Promise<CountedOrganization> {
    const counts = await this.seats.countByOrganization([organization.id]);
    return { organization, memberCount: counts.get(organization.id) ?? 0 };
  }
}
