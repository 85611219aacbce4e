import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  API_KEY_PERMISSIONS,
  type ApiKeyPermission,
  type CreateApiKey,
  type UpdateApiKey,
} from '@/lib/admin/contract/api-keys';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import type { Principal } from '@/http/access/principal';
import type { Page } from '@/http/envelope/page';
import { InvalidRequest } from '@/http/errors/errors';
import { orThrow } from '@/http/errors/or-throw';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import { hasOneOf, isOneOf, meetsOneOf } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import { AccessLock } from '@/roles/access-lock.service';
import { ApiKeyCreatorsService } from './api-key-creators.service';
import { ApiKeyEntity, STATUS_CONDITIONS, statusOf } from './api-key.entity';
import type { CreatedApiKey, IssuedApiKey } from './api-key.mapper';
import { ApiKeyNotActive, ApiKeyNotFound, RotationInProgress, WiderPermissions } from './api-keys.errors';
import type { ApiKeyQueryDto } from './dto/api-key-query.dto';
import { newApiKey } from './key-format';

/** Longest lifetime of a key, in days and in milliseconds. */
export const LIFETIME_MAX_DAYS = 365;
/** Permissions that whoever changes an audit viewer holds. Nobody else holds the permission of viewers itself. */
const OF_VIEWERS = ['audit-logs:read', 'audit-logs:export'] as const;
const LIFETIME_MAX_MS = LIFETIME_MAX_DAYS * 86_400_000;

/**
 * Manages API keys. Every change of a key takes the lock of access first, as evictions do: a request by a key that evicts an admin,
 * and a request by that admin that revokes the key, then never wait for each other.
 */
@Injectable()
export class ApiKeysService {
  constructor(
    @InjectAudited(ApiKeyEntity) private readonly apiKeys: AuditedRepository<ApiKeyEntity>,
    private readonly creators: ApiKeyCreatorsService,
    private readonly access: AccessLock,
  ) {}

  async list({
    status,
    permission,
    createdBy,
    organizationId,
    sort,
    ...paging
  }: ApiKeyQueryDto): Promise<Page<CreatedApiKey>> {
    const page = await findPage<ApiKeyEntity>({
      name: 'api-keys',
      rows: this.apiKeys.rows,
      paging,
      sort,
      nullsLast: true,
      // Short-lived viewers would hide the keys that people manage.
      scope: (t) => (organizationId === undefined ? sql`${t.organizationId} IS NULL` : sql`true`),
      filters: {
        status: meetsOneOf(status, STATUS_CONDITIONS),
        permission: hasOneOf('permissions', permission),
        createdBy: isOneOf('createdBy', createdBy),
        organizationId: isOneOf('organizationId', organizationId),
      },
    });
    const creators = await this.creators.find(page.data.map((apiKey) => apiKey.createdBy));
    return page.map((apiKey) => ({ apiKey, creator: orThrow(creators.get(apiKey.createdBy) ?? null, ApiKeyNotFound) }));
  }

  /** @throws ApiKeyNotFound */
  async get(id: string): Promise<CreatedApiKey> {
    return this.withCreator(orThrow(await this.apiKeys.findById(id), ApiKeyNotFound));
  }

  /** @throws PrivilegeRequired if the caller lacks one of the permissions, InvalidRequest */
  async create(wanted: CreateApiKey, actor: Principal): Promise<IssuedApiKey> {
    const permissions = inOrder(wanted.permissions);
    actor.authority.cover(permissions);
    const now = databaseClock.now();
    const id = uuidv7();
    const { key, hash, start } = newApiKey(id);
    const apiKey = await this.apiKeys.insert(
      Object.assign(new ApiKeyEntity(), {
        id,
        name: wanted.name,
        permissions,
        allowedIps: wanted.allowedIps ?? null,
        rateLimitPerMinute: wanted.rateLimitPerMinute ?? null,
        rateLimitPerHour: wanted.rateLimitPerHour ?? null,
        start,
        secretHash: hash,
        previousStart: null,
        previousSecretHash: null,
        previousExpiresAt: null,
        expiresAt: expiryOf(wanted.expiresAt, now),
        createdBy: actor.id,
        lastUsedAt: null,
        lastUsedIp: null,
        revokedAt: null,
        organizationId: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
    return { ...(await this.withCreator(apiKey)), key };
  }

  /** @throws ApiKeyNotFound, StaleVersion, PrivilegeRequired, ApiKeyNotActive, WiderPermissions */
  async update(
    id: string,
    { permissions, ...changes }: UpdateApiKey,
    precondition: Precondition,
    actor: Principal,
  ): Promise<CreatedApiKey> {
    const apiKey = await this.lock(id, actor);
    assertMatches(precondition, apiKey);
    assertActive(apiKey);
    const further = permissions?.find((permission) => !apiKey.permissions.includes(permission));
    if (further !== undefined) {
      throw new WiderPermissions(further);
    }
    const updated = await this.apiKeys.update(apiKey, {
      ...changes,
      ...(permissions && { permissions: inOrder(permissions) }),
    });
    return this.withCreator(updated);
  }

  /** Revokes a key. A key that is revoked already does not change. @throws ApiKeyNotFound, StaleVersion, PrivilegeRequired */
  async revoke(id: string, precondition: Precondition, actor: Principal): Promise<void> {
    const apiKey = await this.lock(id, actor);
    assertMatches(precondition, apiKey);
    if (apiKey.revokedAt === null) {
      await this.apiKeys.update(apiKey, { revokedAt: databaseClock.now() });
    }
  }

  /**
   * Replaces the secret. The previous one works until the overlap ends.
   * @param overlapSeconds 0 ends every earlier secret at once.
   * @throws ApiKeyNotFound, StaleVersion, PrivilegeRequired, ApiKeyNotActive, RotationInProgress
   */
  async rotate(
    id: string,
    overlapSeconds: number,
    precondition: Precondition,
    actor: Principal,
  ): Promise<IssuedApiKey> {
    const apiKey = await this.lock(id, actor);
    assertMatches(precondition, apiKey);
    assertActive(apiKey);
    const now = databaseClock.now();
    if (overlapSeconds > 0 && apiKey.previousExpiresAt !== null && apiKey.previousExpiresAt > now) {
      throw new RotationInProgress(apiKey.previousExpiresAt);
    }
    const { key, hash, start } = newApiKey(id);
    const hasOverlap = overlapSeconds > 0;
    const rotated = await this.apiKeys.update(apiKey, {
      start,
      secretHash: hash,
      previousStart: hasOverlap ? apiKey.start : null,
      previousSecretHash: hasOverlap ? apiKey.secretHash : null,
      previousExpiresAt: hasOverlap ? new Date(now.getTime() + overlapSeconds * 1000) : null,
    });
    return { ...(await this.withCreator(rotated)), key };
  }

  /** Locks a key that the caller may change: nobody changes, revokes or renews what holds a permission that they lack. */
  private async lock(id: string, actor: Principal): Promise<ApiKeyEntity> {
    await this.access.take();
    const apiKey = orThrow(await this.apiKeys.lockById(id), ApiKeyNotFound);
    actor.authority.cover(apiKey.organizationId === null ? apiKey.permissions : OF_VIEWERS);
    return apiKey;
  }

  private async withCreator(apiKey: ApiKeyEntity): Promise<CreatedApiKey> {
    const creators = await this.creators.find([apiKey.createdBy]);
    return { apiKey, creator: orThrow(creators.get(apiKey.createdBy) ?? null, ApiKeyNotFound) };
  }
}

function assertActive(apiKey: ApiKeyEntity): void {
  if (statusOf(apiKey) !== 'active') {
    throw new ApiKeyNotActive();
  }
}

/** @throws InvalidRequest if the time is not in the future, or too far ahead. */
function expiryOf(time: string | Date, now: Date): Date {
  const expiresAt = new Date(time);
  if (expiresAt <= now) {
    throw InvalidRequest.of('expiresAt', 'NOT_IN_THE_FUTURE', 'expiresAt must be a time in the future');
  }
  if (expiresAt.getTime() > now.getTime() + LIFETIME_MAX_MS) {
    const message = `expiresAt must be at most ${LIFETIME_MAX_DAYS} days ahead`;
    throw InvalidRequest.of('expiresAt', 'TOO_FAR_AHEAD', message);
  }
  return expiresAt;
}

/** Returns the permissions in the order of the contract, each once. */
function inOrder(permissions: readonly ApiKeyPermission[]): ApiKeyPermission[] {
  return API_KEY_PERMISSIONS.filter((permission) => permissions.includes(permission));
}
