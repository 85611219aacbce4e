import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import type { Settings, UpdateSettings } from '@/lib/admin/contract/settings';
import { OptionalOrNull } from '@/http/validation/validators';
import { SETTING_BOUNDS } from '@/config/setting-bounds';

const {
  sessionTtlSeconds: SESSION_TTL,
  passwordMinLength: PASSWORD_LENGTH,
  rateLimitPerMinute: PER_MINUTE,
  rateLimitPerHour: PER_HOUR,
} = SETTING_BOUNDS;

const WHOLE_NUMBER = { type: 'integer', format: 'int32' } as const;

function documented({ min, max }: { min: number; max: number }): { minimum: number; maximum: number } {
  return { minimum: min, maximum: max };
}

@ApiSchema({ name: 'Settings', description: 'System-wide settings.' })
export class SettingsDto implements Settings {
  /** Lifetime of a session from its login, in seconds. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(SESSION_TTL), example: 43_200 })
  sessionTtlSeconds!: number;

  /** Shortest password, in characters. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PASSWORD_LENGTH), example: 15 })
  passwordMinLength!: number;

  /** Number of requests that a user can make per minute. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PER_MINUTE), example: 500 })
  rateLimitPerMinute!: number;

  /** Number of requests that a user can make per hour. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PER_HOUR), example: 5000 })
  rateLimitPerHour!: number;

  /** Time of the last change, or of the creation if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Version of the settings. Every change increases it by one. The `ETag` begins with it. */
  @ApiProperty({ ...WHOLE_NUMBER, minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}

export const UPDATE_SETTINGS_EXAMPLES = {
  limits: { summary: 'Raise the limits', value: { rateLimitPerMinute: 1000, rateLimitPerHour: 10_000 } },
  sessions: { summary: 'Shorten sessions to an hour', value: { sessionTtlSeconds: 3600 } },
  reset: { summary: 'Reset a limit to the value of the environment', value: { rateLimitPerHour: null } },
} satisfies Record<string, { summary: string; value: UpdateSettings }>;

@ApiSchema({
  name: 'UpdateSettings',
  description:
    'The settings to change. `null` resets a setting to the value of the environment. Members that you leave out do not change.',
})
export class UpdateSettingsDto implements UpdateSettings {
  /** Lifetime of a new session from its login, in seconds. Existing sessions keep theirs. `null` resets it to `SESSION_TTL`. */
  @OptionalOrNull()
  @Max(SESSION_TTL.max)
  @Min(SESSION_TTL.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 43_200 })
  sessionTtlSeconds?: number | null;

  /** Shortest new password, in characters. Existing passwords stay valid. `null` resets it to 15. */
  @OptionalOrNull()
  @Max(PASSWORD_LENGTH.max)
  @Min(PASSWORD_LENGTH.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 15 })
  passwordMinLength?: number | null;

  /** Number of requests that a user can make per minute, at least 60. `null` resets it to `RATE_LIMIT_PER_MINUTE`. */
  @OptionalOrNull()
  @Max(PER_MINUTE.max)
  @Min(PER_MINUTE.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 500 })
  rateLimitPerMinute?: number | null;

  /** Number of requests that a user can make per hour, at least 600. `null` resets it to `RATE_LIMIT_PER_HOUR`. */
  @OptionalOrNull()
  @Max(PER_HOUR.max)
  @Min(PER_HOUR.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 5000 })
  rateLimitPerHour?: number | null;
}
