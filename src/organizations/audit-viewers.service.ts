import { Injectable } from '@nestjs/common';
import { ViewerKeysService } from '@/api-keys/viewer-keys.service';
import { databaseClock } from '@/database/connection/database-clock';
import { Purge } from '@/deletion/purge';
import type { Principal } from '@/http/access/principal';
import type { AuditViewerDto, CreateAuditViewerDto } from '@/api-keys/dto/audit-viewer.dto';
import { OrganizationLifecycle } from './organization.lifecycle';
import { OwnershipService } from './ownership.service';

/** Expired viewers stay in the list of keys this long, in milliseconds: 30 days. */
const KEPT_MS = 30 * 86_400_000;

/** Creates the audit viewers of organizations, and ends those of deleted ones. */
@Injectable()
export class AuditViewersService {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly keys: ViewerKeysService,
    organizations: OrganizationLifecycle,
    purge: Purge,
  ) {
    organizations.register({ name: 'audit viewers', order: 300, onDeleted: ({ id }) => keys.revokeAll(id) });
    purge.register({
      name: 'audit viewers',
      order: 300,
      purgeExpired: (limit) => keys.removeExpired(new Date(databaseClock.now().getTime() - KEPT_MS), limit),
    });
  }

  /** @throws OrganizationNotFound */
  async create(
    organizationId: string,
    { expiresInSeconds }: CreateAuditViewerDto,
    creator: Principal,
  ): Promise<AuditViewerDto> {
    // The lock keeps the organization from being deleted meanwhile, which would leave a viewer behind.
    const { slug } = await this.ownership.hold(organizationId);
    const name = `Audit viewer of ${slug}`;
    const viewer = await this.keys.create({ organizationId, name, seconds: expiresInSeconds }, creator);
    return { ...viewer, expiresAt: viewer.expiresAt.toISOString() };
  }
}
