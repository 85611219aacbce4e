import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import { USER_ROLES, USER_STATUSES, type User, type UserRole, type UserStatus } from '@/lib/admin/contract/users';
import { LINE_PATTERN, METADATA } from '@/openapi/schemas';

/** In code points. */
export const SUSPENDED_REASON_MAX_LENGTH = 500;

@ApiSchema({ name: 'User', description: 'An account.' })
export class UserDto implements User {
  /** UUID, version 7: ids sort by the time of their making. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** In canonical form: trimmed, NFKC, lower case, the domain in ASCII. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  email!: string;

  /** What the person is called. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Ada Lovelace' })
  name!: string;

  /** Admins may use the Admin API; users may only use their own session. */
  @ApiProperty({ enum: USER_ROLES, example: 'user' })
  role!: UserRole;

  /** A suspended account is refused everywhere at once. */
  @ApiProperty({ enum: USER_STATUSES, example: 'active' })
  status!: UserStatus;

  /** Why it is suspended. Null where nobody said, and while it is active. */
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: SUSPENDED_REASON_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: null,
  })
  suspendedReason!: string | null;

  /** When the suspension ends by itself. Null where it does not, and while the account is active. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  suspendedUntil!: string | null;

  /** Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep. */
  @ApiProperty({ ...METADATA, example: { team: 'research' } })
  metadata!: Metadata;

  /** Null until the first login. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  lastLoginAt!: string | null;

  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /** Time of the last change; creation, if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change; the `ETag` begins with it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;

  /** When it was deleted; null where it is not. Deleted ones are shown only with `includeDeleted`. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  deletedAt!: string | null;

  /** When a deleted one may be removed for good; until then it can be restored. Null where it is not deleted. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  purgeAt!: string | null;
}
