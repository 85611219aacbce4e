import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { Archive } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { Purge } from '@/deletion/purge';
import { SoftDeletion } from '@/deletion/soft-deletion';
import type { Precondition } from '@/http/etag/if-match';
import { OrganizationEntity } from './organization.entity';
import { OrganizationLifecycle } from './organization.lifecycle';
import type { CountedOrganization } from './organization.mapper';
import { OrganizationNotFound } from './organizations.errors';
import { SeatsService } from './seats.service';

/** Deletes and restores organizations. */
@Injectable()
export class OrganizationDeletionService {
  private readonly deletion: SoftDeletion<OrganizationEntity>;

  constructor(
    @InjectAudited(OrganizationEntity) live: AuditedRepository<OrganizationEntity>,
    @InjectArchive(OrganizationEntity) archive: Archive<OrganizationEntity>,
    unitOfWork: UnitOfWork,
    private readonly seats: SeatsService,
    lifecycle: OrganizationLifecycle,
    purge: Purge,
    @Inject(APP_CONFIG) { deletedRetentionDays: retentionDays }: AppConfig,
  ) {
    const notFound = () => new OrganizationNotFound();
    this.deletion = new SoftDeletion({ live, archive, lifecycle, unitOfWork, retentionDays, notFound });
    purge.register({ name: 'organizations', order: 200, purgeExpired: (limit) => this.deletion.purgeExpired(limit) });
  }

  /**
   * @param permanent Removes the organization for good at once, also if it is deleted already.
   * @returns until when it can be restored; null if that is not possible.
   * @throws OrganizationNotFound, StaleVersion
   */
  delete(id: string, precondition: Precondition, permanent: boolean): Promise<Date | null> {
    return this.deletion.delete(id, { precondition, permanent });
  }

  /**
   * @throws OrganizationNotFound if there is no deleted organization with this id, SlugTaken, OrganizationExternalIdTaken,
   * DomainTaken
   */
  async restore(id: string): Promise<CountedOrganization> {
    const organization = await this.deletion.restore(id);
    const counts = await this.seats.countByOrganization([id]);
    return { organization, memberCount: counts.get(id) ?? 0 };
  }
}
