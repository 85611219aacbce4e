import { ApiProperty } from '@nestjs/swagger';
import type { CurrentSession, LoginResult, Session } from '@/lib/admin/contract/sessions';
import { UserDto } from '@/users/dto/user.dto';

/** A login that has not ended. */
export class SessionDto implements Session {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-02-01T00:00:00.000Z' })
  expiresAt!: string;
}

/** A new session. */
export class LoginResultDto implements LoginResult {
  /** Send it as `Authorization: Bearer <token>`. */
  @ApiProperty({ maxLength: 1024, example: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl' })
  token!: string;

  @ApiProperty({ format: 'date-time', example: '2026-02-01T00:00:00.000Z' })
  expiresAt!: string;

  user!: UserDto;
}

/** Whose session this is, and until when. */
export class CurrentSessionDto implements CurrentSession {
  user!: UserDto;

  session!: SessionDto;
}
