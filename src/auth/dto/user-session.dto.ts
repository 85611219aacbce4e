import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { AllSessionsEnded, EndedSessions, UserSession } from '@/lib/admin/contract/sessions';
import { LINE_PATTERN } from '@/openapi/patterns';
import { SessionDto } from './session.dto';

@ApiSchema({ name: 'UserSession', description: 'A session, as its user and admins see it.' })
export class UserSessionDto extends SessionDto implements UserSession {
  /** Time of the last use, in UTC. It is at most half a minute behind. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:34:56.000Z' })
  lastSeenAt!: string;

  /** IP address of the client that logged in. Null if it was not recorded. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: LINE_PATTERN, example: '203.0.113.7' })
  ip!: string | null;

  /** User agent of the client that logged in, cut to 512 characters. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: LINE_PATTERN, example: 'Mozilla/5.0' })
  userAgent!: string | null;

  /** Whether it is the session of the caller's token. */
  @ApiProperty({ type: Boolean, example: false })
  current!: boolean;
}

@ApiSchema({ name: 'EndedSessions', description: 'Result of ending several sessions.' })
export class EndedSessionsDto implements EndedSessions {
  /** Number of sessions that ended. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 2 })
  ended!: number;
}

@ApiSchema({ name: 'AllSessionsEnded', description: 'Result of ending the sessions of everybody.' })
export class AllSessionsEndedDto extends EndedSessionsDto implements AllSessionsEnded {
  /** Number of sessions that stay, because their accounts hold a permission that the caller lacks. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 0 })
  skipped!: number;
}
