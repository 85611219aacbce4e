import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { EndedSessions, UserSession } from '@/lib/admin/contract/sessions';
import { LINE_PATTERN } from '@/openapi/schemas';
import { SessionDto } from './session.dto';

@ApiSchema({ name: 'UserSession', description: 'A session of any user, as admins see it.' })
export class UserSessionDto extends SessionDto implements UserSession {
  /** When it was last used, in UTC; half a minute late at most. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:34:56.000Z' })
  lastSeenAt!: string;

  /** Address of the client that began it. Null where nobody noted it then. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: LINE_PATTERN, example: '203.0.113.7' })
  ip!: string | null;

  /** What the client that began it called itself, 512 characters of it at most. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: LINE_PATTERN, example: 'Mozilla/5.0' })
  userAgent!: string | null;

  /** It is the one of the token that asks. */
  @ApiProperty({ type: Boolean, example: false })
  current!: boolean;
}

@ApiSchema({ name: 'EndedSessions', description: 'What ending all sessions of a user came to.' })
export class EndedSessionsDto implements EndedSessions {
  /** How many there were. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 2 })
  ended!: number;
}
