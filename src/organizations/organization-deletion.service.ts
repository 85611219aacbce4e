import { Inject, Injectable } from '@nestjs/common';
import { deletionNow, EXPIRED, RESTORE_LOCK } from '@/database/repository/soft-delete';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { Archive, type Deletion } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { InvitationDeletionService } from '@/invitations/invitation-deletion.service';
import { MembershipArchiveService } from './membership-archive.service';
import { OrganizationEntity } from './organization.entity';
import type { CountedOrganization } from './organization.mapper';
import { OrganizationNotFound } from './organizations.errors';
import { SeatsService } from './seats.service';

/** How organizations go, come back, and go for good. */
@Injectable()
export class OrganizationDeletionService {
  constructor(
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectArchive(OrganizationEntity) private readonly archive: Archive<OrganizationEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly memberships: MembershipArchiveService,
    private readonly seats: SeatsService,
    private readonly invitations: InvitationDeletionService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @param permanent For good, at once, also one that is deleted already.
   * @returns until when it can be restored; null where it cannot.
   * @throws OrganizationNotFound, StaleVersion
   */
  async delete(id: string, precondition: Precondition, permanent: boolean): Promise<Date | null> {
    const organization = await this.organizations.lockById(id);
    if (!organization) {
      return this.purgeDeleted(id, precondition, permanent);
    }
    assertMatches(precondition, organization);
    const deletion = deletionNow(this.config.deletedRetentionDays);
    await this.memberships.deleteAll({ organizationId: id }, deletion);
    await this.invitations.revokeAll(id);
    await this.archive.put([organization], deletion);
    if (!permanent) {
      return deletion.purgeAt;
    }
    await this.purge([Object.assign(organization, deletion)]);
    return null;
  }

  /** @throws OrganizationNotFound where there is no deleted one, SlugTaken */
  async restore(id: string): Promise<CountedOrganization> {
    await this.unitOfWork.lock(RESTORE_LOCK);
    const deleted = await this.archive.lockById(id);
    if (!deleted) {
      throw new OrganizationNotFound();
    }
    // Held before the slug is claimed: whoever waits for that one may hold what is needed here.
    await this.memberships.holdUsersOf(id);
    const organization = await this.archive.restore(deleted);
    await this.memberships.restoreAll({ organizationId: id });
    const counts = await this.seats.countByOrganization([id]);
    return { organization, memberCount: counts.get(id) ?? 0 };
  }

  /** Removes some whose time is over for good. @returns how many. */
  async purgeExpired(limit: number): Promise<number> {
    const expired = await this.archive.find(EXPIRED, { now: databaseClock.now(), limit });
    await this.purge(expired);
    return expired.length;
  }

  private async purgeDeleted(id: string, precondition: Precondition, permanent: boolean): Promise<null> {
    const deleted = permanent ? await this.archive.lockById(id) : null;
    if (!deleted) {
      throw new OrganizationNotFound();
    }
    assertMatches(precondition, deleted);
    await this.purge([deleted]);
    return null;
  }

  private async purge(deleted: readonly (OrganizationEntity & Deletion)[]): Promise<void> {
    const ids = deleted.map(({ id }) => id);
    await this.memberships.purgeAll('organizationId', ids);
    // All of them have ended: an organization that is deleted has no pending one.
    await this.invitations.forgetOf(ids);
    await this.archive.purge(deleted);
  }
}
