import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApiKeyStatus, HeldPermission } from '@/lib/admin/contract/api-keys';
import { Audited } from '@/audit/recording/audit.decorators';
import { databaseClock } from '@/database/connection/database-clock';
import { type Fragment, sql } from '@/database/repository/sql';

/** A credential of a program. The row outlives its creator, and its revocation. */
@Entity('api_keys')
@Audited<ApiKeyEntity>({
  type: 'api_key',
  label: (apiKey) => apiKey.name,
  organizationId: (apiKey) => apiKey.organizationId,
  fields: (apiKey) => ({
    name: apiKey.name,
    permissions: apiKey.permissions,
    organizationId: apiKey.organizationId,
    allowedIps: apiKey.allowedIps,
    rateLimitPerMinute: apiKey.rateLimitPerMinute,
    rateLimitPerHour: apiKey.rateLimitPerHour,
    start: apiKey.start,
    previousStart: apiKey.previousStart,
    previousExpiresAt: apiKey.previousExpiresAt,
    expiresAt: apiKey.expiresAt,
    createdBy: apiKey.createdBy,
    revokedAt: apiKey.revokedAt,
  }),
  secrets: (apiKey) => ({ secret: apiKey.secretHash }),
})
export class ApiKeyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** In the order of the contract, without repetition. */
  @Column('text', { array: true })
  permissions!: HeldPermission[];

  /** Networks in canonical form; see `parseIpNetwork`. Null: every address is allowed. */
  @Column('text', { name: 'allowed_ips', array: true, nullable: true })
  allowedIps!: string[] | null;

  /** Null: the limit of the settings. */
  @Column('int', { name: 'rate_limit_per_minute', nullable: true })
  rateLimitPerMinute!: number | null;

  @Column('int', { name: 'rate_limit_per_hour', nullable: true })
  rateLimitPerHour!: number | null;

  /** The part of the key that the API shows. */
  @Column('text')
  start!: string;

  /** See `newApiKey`. The key itself is not stored. */
  @Column('text', { name: 'secret_hash' })
  secretHash!: string;

  /** The secret before the last rotation, if that one had an overlap. */
  @Column('text', { name: 'previous_start', nullable: true })
  previousStart!: string | null;

  /** An earlier `secretHash`. Audit entries tell it by `previousStart`. */
  @Column('text', { name: 'previous_secret_hash', nullable: true })
  previousSecretHash!: string | null;

  @Column('timestamptz', { name: 'previous_expires_at', nullable: true })
  previousExpiresAt!: Date | null;

  /** Set for an audit viewer, which only sees this organization. Null for other keys. */
  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** Id of a user who may have been deleted. */
  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  /** At most a minute behind; see `ApiKeyActivity`. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('text', { name: 'last_used_ip', nullable: true })
  lastUsedIp!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}

export function statusOf({ revokedAt, expiresAt }: ApiKeyEntity, now = databaseClock.now()): ApiKeyStatus {
  if (revokedAt !== null) {
    return 'revoked';
  }
  return expiresAt > now ? 'active' : 'expired';
}

/** Conditions in SQL that select the keys with a status. */
export const STATUS_CONDITIONS: Record<ApiKeyStatus, Fragment<ApiKeyEntity>> = {
  active: (t) => sql`${t.revokedAt} IS NULL AND ${t.expiresAt} > now()`,
  expired: (t) => sql`${t.revokedAt} IS NULL AND ${t.expiresAt} <= now()`,
  revoked: (t) => sql`${t.revokedAt} IS NOT NULL`,
};
