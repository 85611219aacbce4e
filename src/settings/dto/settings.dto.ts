import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { type Settings, UNKNOWN_EVENTS, type UnknownEvents, type UpdateSettings } from '@/lib/admin/contract/settings';
import { IsZeroOrAtLeast, OptionalOrNull } from '@/http/validation/validators';
import { SESSION_IDLE_FLOOR_SECONDS, SETTING_BOUNDS } from '@/config/setting-bounds';

const {
  sessionTtlSeconds: SESSION_TTL,
  sessionIdleSeconds: SESSION_IDLE,
  maxSessionsPerUser: MAX_SESSIONS,
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
  /** Longest lifetime of a session from its login, in seconds. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(SESSION_TTL), example: 43_200 })
  sessionTtlSeconds!: number;

  /** A session without a request for so many seconds has ended. 0: no limit. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(SESSION_IDLE), example: 3600 })
  sessionIdleSeconds!: number;

  /** Largest number of sessions of one user. A login above it ends the oldest session. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(MAX_SESSIONS), example: 20 })
  maxSessionsPerUser!: number;

  /** Shortest password, in characters. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PASSWORD_LENGTH), example: 15 })
  passwordMinLength!: number;

  /** Number of requests that a user can make per minute. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PER_MINUTE), example: 500 })
  rateLimitPerMinute!: number;

  /** Number of requests that a user can make per hour. */
  @ApiProperty({ ...WHOLE_NUMBER, ...documented(PER_HOUR), example: 5000 })
  rateLimitPerHour!: number;

  /** Whether users get a mail about changes of their account and sign-ins from new addresses. It needs `SMTP_URL`. */
  @ApiProperty({ type: Boolean, example: true })
  securityNotifications!: boolean;

  /** Whether application events with an action that no event type declares are accepted. */
  @ApiProperty({ enum: UNKNOWN_EVENTS, example: 'accept' })
  auditUnknownEvents!: UnknownEvents;

  /** Time of the last change, or of the creation if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Version of the settings. Every change increases it by one. The `ETag` begins with it. */
  @ApiProperty({ ...WHOLE_NUMBER, minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}

export const UPDATE_SETTINGS_EXAMPLES = {
  limits: { summary: 'Raise the limits', value: { rateLimitPerMinute: 1000, rateLimitPerHour: 10_000 } },
  sessions: { summary: 'Shorten all sessions to an hour', value: { sessionTtlSeconds: 3600 } },
  idle: { summary: 'End sessions after 15 minutes without a request', value: { sessionIdleSeconds: 900 } },
  reset: { summary: 'Reset a limit to the value of the environment', value: { rateLimitPerHour: null } },
} satisfies Record<string, { summary: string; value: UpdateSettings }>;

@ApiSchema({
  name: 'UpdateSettings',
  description:
    'The settings to change. `null` resets a setting to the value of the environment. Members that you leave out do not change.',
})
export class UpdateSettingsDto implements UpdateSettings {
  /**
   * Longest lifetime of a session from its login, in seconds. A lower value also shortens existing sessions, at once. A higher
   * value does not lengthen them. `null` resets it to `SESSION_TTL`.
   */
  @OptionalOrNull()
  @Max(SESSION_TTL.max)
  @Min(SESSION_TTL.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 43_200 })
  sessionTtlSeconds?: number | null;

  /**
   * A session without a request for so many seconds has ended: 0 for no limit, or at least 60. `null` resets it to
   * `SESSION_IDLE`.
   */
  @OptionalOrNull()
  @IsZeroOrAtLeast(SESSION_IDLE_FLOOR_SECONDS)
  @Max(SESSION_IDLE.max)
  @Min(SESSION_IDLE.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 3600 })
  sessionIdleSeconds?: number | null;

  /**
   * Largest number of sessions of one user. A login above it ends the oldest sessions. `null` resets it to
   * `MAX_SESSIONS_PER_USER`.
   */
  @OptionalOrNull()
  @Max(MAX_SESSIONS.max)
  @Min(MAX_SESSIONS.min)
  @IsInt()
  @ApiProperty({ ...WHOLE_NUMBER, nullable: true, example: 20 })
  maxSessionsPerUser?: number | null;

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

  /**
   * Whether users get a mail about changes of their account and sign-ins from new addresses. `null` resets it to
   * `SECURITY_NOTIFICATIONS`.
   */
  @OptionalOrNull()
  @IsBoolean()
  @ApiProperty({ type: Boolean, nullable: true, example: true })
  securityNotifications?: boolean | null;

  /**
   * Whether application events with an action that no event type declares are accepted. `null` resets it to
   * `AUDIT_UNKNOWN_EVENTS`.
   */
  @OptionalOrNull()
  @IsIn(UNKNOWN_EVENTS)
  @ApiProperty({ type: String, enum: [...UNKNOWN_EVENTS, null], nullable: true, example: 'refuse' })
  auditUnknownEvents?: UnknownEvents | null;
}
