import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  type ApiKey,
  API_KEY_CREATOR_STATUSES,
  API_KEY_PERMISSIONS,
  API_KEY_STATUSES,
  type ApiKeyCreator,
  type ApiKeyStatus,
  type HeldPermission,
  type IssuedApiKey,
  type PreviousApiKeySecret,
} from '@/lib/admin/contract/api-keys';
import { VIEWER_PERMISSION } from '@/lib/admin/contract/permissions';
import { NAME_MAX_LENGTH } from '@/http/validation/validators';
import { VersionedDto } from '@/openapi/dto/versioned.dto';
import { LINE_PATTERN } from '@/openapi/patterns';
import { EMAIL_MAX_LENGTH } from '@/text/email';
import { ApiPermissions } from '@/roles/dto/permissions.decorator';
import { API_KEY_LENGTH, API_KEY_PATTERN, START_LENGTH } from '../key-format';
import { ALLOWED_IPS, KEY_LIMIT } from './create-api-key.dto';

const START = {
  maxLength: START_LENGTH,
  pattern: '^admk_[0-9a-f]{32}_[0-9A-Za-z]{4}$',
  example: 'admk_01890a5dac96774bbcceb302099a8057_Zx3q',
} as const;

@ApiSchema({
  name: 'ApiKeyCreator',
  description:
    'The user who created an API key, or the API key that created an audit viewer. The key survives the creator.',
})
export class ApiKeyCreatorDto implements ApiKeyCreator {
  /** Id of the user or of the API key. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Email of the account. Null if the account was removed for good, and for an API key. */
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'email',
    maxLength: EMAIL_MAX_LENGTH,
    example: 'admin@example.com',
  })
  email!: string | null;

  /** Whether the account is active. `deleted` also if it was removed for good, or if the API key has ended. */
  @ApiProperty({ enum: API_KEY_CREATOR_STATUSES, example: 'active' })
  status!: ApiKeyCreator['status'];
}

@ApiSchema({ name: 'PreviousApiKeySecret', description: 'The secret before the last rotation, while it still works.' })
export class PreviousApiKeySecretDto implements PreviousApiKeySecret {
  /** First characters of the previous key. */
  @ApiProperty(START)
  start!: string;

  /** Time at which it stops working. */
  @ApiProperty({ format: 'date-time', example: '2026-02-07T12:00:00.000Z' })
  expiresAt!: string;
}

@ApiSchema({ name: 'ApiKey', description: 'A credential of a program. Its secret is not shown.' })
export class ApiKeyDto extends VersionedDto implements ApiKey {
  /** Id of the key. It is part of the key itself. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Name of the program. Audit entries have it. */
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'CI of the web shop' })
  name!: string;

  /** Prefix, id and first characters of the secret. It tells which key was found somewhere. */
  @ApiProperty(START)
  start!: string;

  /** Only an active key works. */
  @ApiProperty({ enum: API_KEY_STATUSES, example: 'active' })
  status!: ApiKeyStatus;

  /** Permissions of the key. Only audit viewers hold `audit-logs:view`. */
  @ApiPermissions(['users:read'], { permissions: [...API_KEY_PERMISSIONS, VIEWER_PERMISSION] })
  permissions!: HeldPermission[];

  /** Set for an audit viewer: the organization whose entries it reads. Null for other keys. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: null })
  organizationId!: string | null;

  /** Networks in CIDR notation from which the key works. Null: from everywhere. */
  @ApiProperty({ ...ALLOWED_IPS, example: ['203.0.113.0/24', '2001:db8::/32'] })
  allowedIps!: string[] | null;

  /** Number of requests per minute. Null: the limit of the settings. */
  @ApiProperty({ ...KEY_LIMIT, example: 60 })
  rateLimitPerMinute!: number | null;

  /** Number of requests per hour. Null: the limit of the settings. */
  @ApiProperty({ ...KEY_LIMIT, example: null })
  rateLimitPerHour!: number | null;

  /** Time at which the key expires. It cannot be changed. */
  @ApiProperty({ format: 'date-time', example: '2026-12-31T00:00:00.000Z' })
  expiresAt!: string;

  /** Time of the last use. It is at most a minute behind. Null if the key was never used. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:34:56.000Z' })
  lastUsedAt!: string | null;

  /** IP address of the last use. Null if the key was never used. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: LINE_PATTERN, example: '203.0.113.7' })
  lastUsedIp!: string | null;

  /** The user who created the key. */
  @ApiProperty()
  createdBy!: ApiKeyCreatorDto;

  /** The secret before the last rotation. Null if only one secret works. */
  @ApiProperty({ type: PreviousApiKeySecretDto, nullable: true })
  previousSecret!: PreviousApiKeySecretDto | null;

  /** Time of the revocation. Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  revokedAt!: string | null;
}

@ApiSchema({ name: 'IssuedApiKey', description: 'An API key whose secret was just made.' })
export class IssuedApiKeyDto extends ApiKeyDto implements IssuedApiKey {
  /** The token for the program. It is shown only once. */
  @ApiProperty({
    maxLength: API_KEY_LENGTH,
    pattern: API_KEY_PATTERN.source,
    example: 'admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000',
  })
  key!: string;
}
