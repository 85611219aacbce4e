import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { AcceptPasswordReset, RequestPasswordReset } from '@/lib/admin/contract/sessions';
import type { PasswordReset } from '@/lib/admin/contract/users';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';

const TOKEN = '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export const REQUEST_PASSWORD_RESET_EXAMPLES = {
  ownAddress: { summary: 'The address of your account', value: { email: 'ada@example.com' } },
} satisfies Record<string, { summary: string; value: RequestPasswordReset }>;

export const ACCEPT_PASSWORD_RESET_EXAMPLES = {
  newPassword: {
    summary: 'The token of the link, and a new password',
    value: { token: TOKEN, password: 'difference engine no. 2' },
  },
} satisfies Record<string, { summary: string; value: AcceptPasswordReset }>;

@ApiSchema({ name: 'RequestPasswordReset', description: 'The address of an account.' })
export class RequestPasswordResetDto implements RequestPasswordReset {
  /** Email of the account, in any spelling that has the same canonical form. */
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.com' })
  email!: string;
}

@ApiSchema({ name: 'AcceptPasswordReset', description: 'The token of a link, and the new password.' })
export class AcceptPasswordResetDto implements AcceptPasswordReset {
  /** Part of the link after `#token=`. */
  @MaxLength(256)
  @IsString()
  @ApiProperty({ maxLength: 256, pattern: '^[\\w-]+$', example: TOKEN })
  token!: string;

  /**
   * `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
   * are refused.
   */
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', minLength: 8, maxLength: 256, example: 'difference engine no. 2' })
  password!: string;
}

@ApiSchema({ name: 'PasswordReset', description: 'A link with which a person sets a new password.' })
export class PasswordResetDto implements PasswordReset {
  /** Id of the user. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  userId!: string;

  /** The link to pass on. It is shown only once. Null if the service sends it by mail. */
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uri',
    maxLength: 2048,
    example: `https://app.example.com/password-reset#token=${TOKEN}`,
  })
  resetUrl!: string | null;

  /** Time at which the link expires, 24 hours after it was created. */
  @ApiProperty({ format: 'date-time', example: '2026-02-01T12:00:00.000Z' })
  expiresAt!: string;
}
