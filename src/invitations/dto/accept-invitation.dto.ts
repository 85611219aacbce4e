import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { AcceptInvitation } from '@/lib/admin/contract/invitations';
import { LINE_PATTERN } from '@/openapi/patterns';
import { CodePoints, IsDisplayName, NAME_MAX_LENGTH, Optional } from '@/http/validation/validators';

export const ACCEPT_INVITATION_EXAMPLES = {
  withAccount: {
    summary: 'An account with the address exists',
    value: { token: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  },
  withoutAccount: {
    summary: 'No account with the address exists: it is created',
    value: {
      token: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      name: 'Grace Hopper',
      password: 'a moth in relay no. 70',
    },
  },
} satisfies Record<string, { summary: string; value: AcceptInvitation }>;

@ApiSchema({ name: 'AcceptInvitation', description: 'The token of an invitation, and the fields of a new account.' })
export class AcceptInvitationDto implements AcceptInvitation {
  /** Part of the link after `#token=`. */
  @MaxLength(256)
  @IsString()
  @ApiProperty({ maxLength: 256, pattern: '^[\\w-]+$', example: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  token!: string;

  /** Name of the new account. Required if no account with the address exists, and refused otherwise. */
  @Optional()
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'Grace Hopper' })
  name?: string;

  /** Password of the new account. Required if no account with the address exists, and refused otherwise. */
  @Optional()
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', minLength: 8, maxLength: 256, example: 'a moth in relay no. 70' })
  password?: string;
}
