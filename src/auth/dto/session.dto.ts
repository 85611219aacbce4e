import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RolePermission } from '@/lib/admin/contract/permissions';
import type { CurrentSession, LoginResult, Session } from '@/lib/admin/contract/sessions';
import { UserDto } from '@/users/dto/user.dto';
import { ApiPermissions } from '@/roles/dto/permissions.decorator';
import { TOKEN_MAX_LENGTH } from '../tokens/bearer-token';

@ApiSchema({ name: 'Session', description: 'A login that has not ended.' })
export class SessionDto implements Session {
  /** Id of the session. The token has it as `sid`. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /**
   * Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. A lower `sessionTtlSeconds`
   * brings this time forward.
   */
  @ApiProperty({ format: 'date-time', example: '2026-02-01T00:00:00.000Z' })
  expiresAt!: string;
}

@ApiSchema({ name: 'LoginResult', description: 'A new session.' })
export class LoginResultDto implements LoginResult {
  /** Send it as `Authorization: Bearer <token>`. */
  @ApiProperty({
    maxLength: TOKEN_MAX_LENGTH,
    pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
    example: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl',
  })
  token!: string;

  /** Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. */
  @ApiProperty({ format: 'date-time', example: '2026-02-01T00:00:00.000Z' })
  expiresAt!: string;

  /** The user who is signed in. */
  @ApiProperty()
  user!: UserDto;
}

@ApiSchema({ name: 'CurrentSession', description: 'The session of the token and its user.' })
export class CurrentSessionDto implements CurrentSession {
  /** The user who is signed in. */
  @ApiProperty()
  user!: UserDto;

  /** The session of the token. */
  @ApiProperty()
  session!: SessionDto;

  /** Permissions of the user's role. Empty for a user without admin rights. */
  @ApiPermissions(['users:read', 'users:write'])
  permissions!: RolePermission[];
}
