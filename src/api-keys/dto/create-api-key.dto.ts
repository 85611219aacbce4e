import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotIn, Max, Min } from 'class-validator';
import {
  API_KEY_PERMISSIONS,
  type ApiKeyPermission,
  type CreateApiKey,
  USER_ONLY_PERMISSIONS,
} from '@/lib/admin/contract/api-keys';
import { ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';
import { SETTING_BOUNDS } from '@/config/setting-bounds';
import { CodePoints, IsDisplayName, IsInstant, NAME_MAX_LENGTH, OptionalOrNull } from '@/http/validation/validators';
import { LINE_PATTERN } from '@/openapi/patterns';
import { INSTANT } from '@/openapi/schemas';
import { ApiPermissions } from '@/roles/dto/permissions.decorator';
import { ALLOWED_IPS_MAX, IsAllowedIps, ToAllowedIps } from './allowed-ips';

const { max: PER_MINUTE_MAX } = SETTING_BOUNDS.rateLimitPerMinute;
const { max: PER_HOUR_MAX } = SETTING_BOUNDS.rateLimitPerHour;

export const KEY_LIMIT = {
  type: 'integer',
  format: 'int32',
  nullable: true,
  minimum: 1,
  maximum: PER_HOUR_MAX,
} as const;

export const ALLOWED_IPS = {
  type: 'array',
  nullable: true,
  maxItems: ALLOWED_IPS_MAX,
  items: { type: 'string', maxLength: 64, pattern: '^[0-9a-fA-F.:]+(/[0-9]{1,3})?$' },
} as const;

export const CREATE_API_KEY_EXAMPLES = {
  ci: {
    summary: 'A key for CI, from the addresses of its runners',
    value: {
      name: 'CI of the web shop',
      permissions: ['users:read', 'users:write'],
      expiresAt: '2026-12-31T00:00:00Z',
      allowedIps: ['203.0.113.0/24'],
    },
  },
  export: {
    summary: 'A key that copies the audit log, with a limit of its own',
    value: {
      name: 'Nightly export',
      permissions: ['audit-logs:read', 'audit-logs:export'],
      expiresAt: '2026-12-31T00:00:00Z',
      rateLimitPerMinute: 10,
    },
  },
} satisfies Record<string, { summary: string; value: CreateApiKey }>;

@ApiSchema({ name: 'CreateApiKey', description: 'Fields of a new API key.' })
export class CreateApiKeyDto implements CreateApiKey {
  /** Name of the program, byte for byte. Do not name a person in it: it stays in the audit log. */
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'CI of the web shop' })
  name!: string;

  /** At least one. You can only give permissions that you have. An API key cannot hold the permissions that are not listed. */
  @IsNotIn(USER_ONLY_PERMISSIONS, {
    each: true,
    message: `$property must not contain ${USER_ONLY_PERMISSIONS.join(', ')}, which an API key cannot hold`,
  })
  @IsIn(ROLE_PERMISSIONS, { each: true })
  @ArrayMaxSize(ROLE_PERMISSIONS.length)
  @ArrayMinSize(1)
  @IsArray()
  @ApiPermissions(['users:read'], { permissions: API_KEY_PERMISSIONS, minItems: 1 })
  permissions!: ApiKeyPermission[];

  /** A time in the future, at most 365 days ahead. It cannot be changed later. */
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-12-31T00:00:00Z' })
  expiresAt!: string;

  /**
   * Addresses and networks in CIDR notation, IPv4 or IPv6. Bits after the prefix must be zero. Null, the default, allows every
   * address.
   */
  @OptionalOrNull()
  @ToAllowedIps()
  @IsAllowedIps()
  @ApiProperty({ ...ALLOWED_IPS, minItems: 1, required: false, example: ['203.0.113.0/24', '2001:db8::/32'] })
  allowedIps?: string[] | null;

  /** Number of requests per minute. Null, the default, is the limit of the settings. */
  @OptionalOrNull()
  @Max(PER_MINUTE_MAX)
  @Min(1)
  @IsInt({ message: '$property must be a whole number, or null for the limit of the settings' })
  @ApiProperty({ ...KEY_LIMIT, required: false, example: 60 })
  rateLimitPerMinute?: number | null;

  /** Number of requests per hour. Null, the default, is the limit of the settings. */
  @OptionalOrNull()
  @Max(PER_HOUR_MAX)
  @Min(1)
  @IsInt({ message: '$property must be a whole number, or null for the limit of the settings' })
  @ApiProperty({ ...KEY_LIMIT, required: false, example: 1000 })
  rateLimitPerHour?: number | null;
}
