import type { ApiKeyCreator } from '@/lib/admin/contract/api-keys';
import { databaseClock } from '@/database/connection/database-clock';
import { type ApiKeyEntity, statusOf } from './api-key.entity';
import type { ApiKeyDto, IssuedApiKeyDto, PreviousApiKeySecretDto } from './dto/api-key.dto';

/** A key and its creator. */
export interface CreatedApiKey {
  apiKey: ApiKeyEntity;
  creator: ApiKeyCreator;
}

/** A key whose secret was just made. */
export interface IssuedApiKey extends CreatedApiKey {
  key: string;
}

export function toApiKeyDto({ apiKey, creator }: CreatedApiKey): ApiKeyDto {
  return {
    id: apiKey.id,
    name: apiKey.name,
    start: apiKey.start,
    status: statusOf(apiKey),
    permissions: apiKey.permissions,
    organizationId: apiKey.organizationId,
    allowedIps: apiKey.allowedIps,
    rateLimitPerMinute: apiKey.rateLimitPerMinute,
    rateLimitPerHour: apiKey.rateLimitPerHour,
    expiresAt: apiKey.expiresAt.toISOString(),
    lastUsedAt: apiKey.lastUsedAt?.toISOString() ?? null,
    lastUsedIp: apiKey.lastUsedIp,
    createdBy: { id: creator.id, email: creator.email, status: creator.status },
    previousSecret: previousSecretOf(apiKey),
    revokedAt: apiKey.revokedAt?.toISOString() ?? null,
    createdAt: apiKey.createdAt.toISOString(),
    updatedAt: apiKey.updatedAt.toISOString(),
    version: apiKey.version,
  };
}

export function toIssuedApiKeyDto({ key, ...created }: IssuedApiKey): IssuedApiKeyDto {
  return Object.assign(toApiKeyDto(created), { key });
}

function previousSecretOf(apiKey: ApiKeyEntity): PreviousApiKeySecretDto | null {
  const { previousStart, previousExpiresAt } = apiKey;
  const now = databaseClock.now();
  const works = previousExpiresAt !== null && previousExpiresAt > now && statusOf(apiKey, now) === 'active';
  return works && previousStart !== null ? { start: previousStart, expiresAt: previousExpiresAt.toISOString() } : null;
}
