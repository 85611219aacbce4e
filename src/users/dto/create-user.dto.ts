import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { Metadata } from '@/lib/admin/contract/envelope';
import type { CreateUser, UserRole } from '@/lib/admin/contract/users';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';
import { IsRoleName } from '@/roles/role-name.decorator';
import { LINE_PATTERN, METADATA } from '@/openapi/schemas';
import {
  CodePoints,
  IsDisplayName,
  IsMetadata,
  NAME_MAX_LENGTH,
  Optional,
  Verbatim,
} from '@/http/validation/validators';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

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

  /** Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object. */
  @Optional()
  @Verbatim()
  @IsMetadata()
  @ApiProperty({ ...METADATA, example: { team: 'research' } })
  metadata?: Metadata;
}
