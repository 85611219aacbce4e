import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import { USER_STATUSES, type User, type UserRole, type UserStatus } from '@/lib/admin/contract/users';
import { LINE_PATTERN } from '@/openapi/patterns';
import { EXTERNAL_ID, METADATA } from '@/openapi/schemas';
import { ApiRoleName } from '@/roles/role-name.decorator';
import { DeletableDto } from '@/openapi/dto/versioned.dto';
import { AVATAR_URL, LOCALE, PHONE_NUMBER, TIME_ZONE } from './profile-schemas';

/** In code points. */
export const SUSPENDED_REASON_MAX_LENGTH = 500;

@ApiSchema({ name: 'User', description: 'An account.' })
export class UserDto extends DeletableDto implements User {
  /** UUID, version 7. Ids sort by the time of creation. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** In canonical form: trimmed, NFKC, lower case, the domain in ASCII. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  email!: string;

  /** Name of the person. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Ada Lovelace' })
  name!: string;

  /** Name of the role, whose permissions the user has. A `user` has none, an `admin` all of them. */
  @ApiRoleName('user')
  role!: UserRole;

  /** Every request of a suspended account is refused. */
  @ApiProperty({ enum: USER_STATUSES, title: 'UserStatus', example: 'active' })
  status!: UserStatus;

  /** Id of the person in another system, as it was set. Unique among users that are not deleted. */
  @ApiProperty({ ...EXTERNAL_ID, nullable: true })
  externalId!: string | null;

  /**
   * Time at which the email was verified: an admin set it, or the person accepted an invitation or a link for a new password.
   * A change of the email removes it.
   */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  emailVerifiedAt!: string | null;

  /** Phone number in E.164. */
  @ApiProperty(PHONE_NUMBER)
  phone!: string | null;

  /** URL of a picture of the person. */
  @ApiProperty(AVATAR_URL)
  avatarUrl!: string | null;

  /** Language of the person, as a BCP 47 tag. */
  @ApiProperty(LOCALE)
  locale!: string | null;

  /** Time zone of the person, with its name in the IANA database. */
  @ApiProperty(TIME_ZONE)
  timeZone!: string | null;

  /** Reason of the suspension. Null if none was given, and while the account is active. */
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: SUSPENDED_REASON_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: null,
  })
  suspendedReason!: string | null;

  /** Time at which the suspension ends by itself. Null if it does not, and while the account is active. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  suspendedUntil!: string | null;

  /** Free-form JSON object, at most 16 KiB and at most 5 levels deep. */
  @ApiProperty({ ...METADATA, example: { team: 'research' } })
  metadata!: Metadata;

  /** Whether the account has a password. Without one it cannot log in. */
  @ApiProperty({ type: Boolean, example: true })
  hasPassword!: boolean;

  /** Whether sessions of the account can do nothing but change the password, read their session and log out. */
  @ApiProperty({ type: Boolean, example: false })
  mustChangePassword!: boolean;

  /** Time from which the password no longer logs in. Null if it does not expire. Only a printed password of an admin does. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  passwordExpiresAt!: string | null;

  /**
   * Time until which logins are blocked after too many wrong passwords, at least from some addresses. Null if they are not
   * blocked. For the past it is null.
   */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  loginBlockedUntil!: string | null;

  /** Null until the first login. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  lastLoginAt!: string | null;

  /**
   * Time of the last request with a session of the account, at most a minute late. Null until the first login. For the past it
   * is the start of the last session.
   */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:34:56.789Z' })
  lastActiveAt!: string | null;
}
