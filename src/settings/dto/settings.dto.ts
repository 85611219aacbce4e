import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import type { Settings, UpdateSettings } from '@/lib/admin/contract/settings';
import { Optional } from '@/common/validators';

@ApiSchema({ name: 'Settings', description: 'System-wide settings.' })
export class SettingsDto implements Settings {
  /** Life of a session from its login, in seconds. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 60, maximum: 31_536_000, example: 43_200 })
  sessionTtlSeconds!: number;

  /** Shortest password, in characters. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 8, maximum: 64, example: 15 })
  passwordMinLength!: number;

  /** Requests that a user may make in a minute. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 10_000_000, example: 500 })
  rateLimitPerMinute!: number;

  /** Requests that a user may make in an hour. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 10_000_000, example: 5000 })
  rateLimitPerHour!: number;

  /** Time of the last change; creation, if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change; the `ETag` begins with it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}

export const UPDATE_SETTINGS_EXAMPLES = {
  limits: { summary: 'Raise the limits', value: { rateLimitPerMinute: 1000, rateLimitPerHour: 10_000 } },
  sessions: { summary: 'Shorten sessions to an hour', value: { sessionTtlSeconds: 3600 } },
} satisfies Record<string, { summary: string; value: UpdateSettings }>;

@ApiSchema({ name: 'UpdateSettings', description: 'What of the settings is to change; what is left out stays.' })
export class UpdateSettingsDto implements UpdateSettings {
  /** Life of a session from its login, in seconds. Sessions that have begun keep theirs. */
  @Optional()
  @Max(31_536_000)
  @Min(60)
  @IsInt()
  @ApiProperty({ type: 'integer', format: 'int32', example: 43_200 })
  sessionTtlSeconds?: number;

  /** Shortest password, in characters. Passwords that are set already stay. */
  @Optional()
  @Max(64)
  @Min(8)
  @IsInt()
  @ApiProperty({ type: 'integer', format: 'int32', example: 15 })
  passwordMinLength?: number;

  /** Requests that a user may make in a minute. */
  @Optional()
  @Max(10_000_000)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', format: 'int32', example: 500 })
  rateLimitPerMinute?: number;

  /** Requests that a user may make in an hour. */
  @Optional()
  @Max(10_000_000)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', format: 'int32', example: 5000 })
  rateLimitPerHour?: number;
}
