import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { VIEWER_PERMISSION } from '@/lib/admin/contract/permissions';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import type { Principal } from '@/http/access/principal';
import { ApiKeyEntity, STATUS_CONDITIONS } from './api-key.entity';
import { newApiKey } from './key-format';

/** An audit viewer to create. */
export interface NewViewer {
  organizationId: string;
  name: string;
  /** Seconds until the key expires. */
  seconds: number;
}

/** Keeps the API keys of audit viewers, which see one organization. */
@Injectable()
export class ViewerKeysService {
  constructor(@InjectAudited(ApiKeyEntity) private readonly apiKeys: AuditedRepository<ApiKeyEntity>) {}

  async create({ organizationId, name, seconds }: NewViewer, creator: Principal) {
    const now = databaseClock.now();
    const id = uuidv7();
    const { key, hash, start } = newApiKey(id);
    const { expiresAt } = await this.apiKeys.insert(
      Object.assign(new ApiKeyEntity(), {
        id,
        name,
        permissions: [VIEWER_PERMISSION],
        organizationId,
        allowedIps: null,
        rateLimitPerMinute: null,
        rateLimitPerHour: null,
        start,
        secretHash: hash,
        previousStart: null,
        previousSecretHash: null,
        previousExpiresAt: null,
        expiresAt: new Date(now.getTime() + seconds * 1000),
        createdBy: creator.id,
        lastUsedAt: null,
        lastUsedIp: null,
        revokedAt: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
    return { id, token: key, expiresAt };
  }

  /** Revokes the active viewers of an organization. */
  async revokeAll(organizationId: string): Promise<void> {
    const active = await this.apiKeys.find(
      (t) =>
        sql`WHERE ${t.organizationId} = ${organizationId} AND ${STATUS_CONDITIONS.active(t)} ORDER BY ${t.id} FOR UPDATE`,
    );
    for (const viewer of active) {
      await this.apiKeys.update(viewer, { revokedAt: databaseClock.now() });
    }
  }

  /**
   * Removes viewers that expired before a time, each with an entry.
   * @param limit Most viewers to remove.
   * @returns how many were removed
   */
  async removeExpired(before: Date, limit: number): Promise<number> {
    const expired = await this.apiKeys.find(
      (t) => sql`WHERE ${t.organizationId} IS NOT NULL AND ${t.expiresAt} < ${before}
        ORDER BY ${t.id} LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
    );
    await this.apiKeys.remove(expired);
    return expired.length;
  }
}
