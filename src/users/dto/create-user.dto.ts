import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { Metadata } from '@/lib/admin/contract/envelope';
import type { CreateUser, UserRole } from '@/lib/admin/contract/users';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';
import { IsRoleName } from '@/roles/role-name.decorator';
import { LINE_PATTERN, TEXT_PATTERN } from '@/openapi/patterns';
import { EXTERNAL_ID, INSTANT, METADATA } from '@/openapi/schemas';
import { IsExternalId } from '@/http/validation/external-id';
import { IsHttpsUrl } from '@/http/validation/https-url';
import { IsLocale } from '@/http/validation/locale';
import { IsPhone } from '@/http/validation/phone';
import { IsTimeZone } from '@/http/validation/time-zone';
import {
  CodePoints,
  IsDisplayName,
  IsInstant,
  IsMetadata,
  NAME_MAX_LENGTH,
  Optional,
  OptionalOrNull,
  Verbatim,
} from '@/http/validation/validators';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { AVATAR_URL, LOCALE, PHONE_NUMBER, TIME_ZONE } from './profile-schemas';

@ApiSchema({ name: 'CreateUser', description: 'Fields of a new account.' })
export class CreateUserDto implements CreateUser {
  /** Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII. */
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.com' })
  email!: string;

  /** Stored byte for byte. It needs a visible character and must not contain control characters. */
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'Ada Lovelace' })
  name!: string;

  /**
   * `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
   * are refused. An account without a password cannot log in.
   */
  @Optional()
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', minLength: 8, maxLength: 256, example: 'analytical engine no. 1' })
  password?: string;

  /**
   * Whether the person must change the password after the next login, before anything else. `false` by default for a new
   * account, and `true` if the password of an existing account is set.
   */
  @Optional()
  @IsBoolean()
  @ApiProperty({ type: Boolean, example: true })
  mustChangePassword?: boolean;

  /**
   * Name of the role. A new account is a `user` by default. Another role needs the permission `users:roles`, and every
   * permission of the old and of the new role. No change of your own role may take a permission from you.
   */
  @Optional()
  @IsRoleName('user')
  role?: UserRole;

  /**
   * Id of the person in another system. 1 to 255 characters without control characters and without blanks at an end, and not
   * `.` or `..`. Unique among users that are not deleted, and compared byte for byte. Null removes it.
   */
  @OptionalOrNull()
  @IsExternalId()
  @ApiProperty({ ...EXTERNAL_ID, nullable: true })
  externalId?: string | null;

  /**
   * Time at which the email was verified. It must not be in the future. A time at most a minute ahead counts as now. Null means
   * that the email is not verified. A change of the email removes it, unless the change sets it.
   */
  @OptionalOrNull()
  @IsInstant()
  @ApiProperty({ ...INSTANT, type: String, nullable: true, example: '2026-01-31T12:00:00.000Z' })
  emailVerifiedAt?: string | null;

  /** International phone number. Stored in E.164, without blanks, hyphens, dots and brackets. Null removes it. */
  @OptionalOrNull()
  @IsPhone()
  @ApiProperty({ ...PHONE_NUMBER, maxLength: 64, pattern: TEXT_PATTERN, example: '+44 20 7946 0000' })
  phone?: string | null;

  /** URL of a picture, with `https:` and without credentials, at most 2,048 characters. Null removes it. */
  @OptionalOrNull()
  @IsHttpsUrl()
  @ApiProperty(AVATAR_URL)
  avatarUrl?: string | null;

  /** Language as a BCP 47 tag. Stored in canonical form, such as `zh-Hant-TW`. Null removes it. */
  @OptionalOrNull()
  @IsLocale()
  @ApiProperty(LOCALE)
  locale?: string | null;

  /**
   * Time zone, with a name of the IANA database: `Area/Location` or `UTC`. Aliases are stored as the name of their zone, such as
   * `America/New_York` for `US/Eastern`. Null removes it.
   */
  @OptionalOrNull()
  @IsTimeZone()
  @ApiProperty(TIME_ZONE)
  timeZone?: string | null;

  /**
   * Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
   * patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
   */
  @Optional()
  @Verbatim()
  @IsMetadata()
  @ApiProperty({ ...METADATA, example: { team: 'research' } })
  metadata?: Metadata;
}
