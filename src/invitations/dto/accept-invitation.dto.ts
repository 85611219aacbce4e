import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { AcceptInvitation } from '@/lib/admin/contract/invitations';
import { LINE_PATTERN } from '@/openapi/schemas';
import { CodePoints, IsDisplayName, NAME_MAX_LENGTH, Optional } from '@/http/validation/validators';

export const ACCEPT_INVITATION_EXAMPLES = {
  withAccount: {
    summary: 'There is an account with the address',
    value: { token: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  },
  withoutAccount: {
    summary: 'There is none yet: it is made',
    value: {
      token: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      name: 'Grace Hopper',
      password: 'a moth in relay no. 70',
    },
  },
} satisfies Record<string, { summary: string; value: AcceptInvitation }>;

@ApiSchema({ name: 'AcceptInvitation', description: 'What accepting an invitation needs.' })
export class AcceptInvitationDto implements AcceptInvitation {
  /** What the link holds behind `#token=`. */
  @MaxLength(256)
  @IsString()
  @ApiProperty({ maxLength: 256, pattern: '^[\\w-]+$', example: '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  token!: string;

  /** Of the account that is made; needed where there is none with the address, and refused where there is one. */
  @Optional()
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'Grace Hopper' })
  name?: string;

  /** The same for its password, which has the rules of every password. */
  @Optional()
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', minLength: 8, maxLength: 256, example: 'a moth in relay no. 70' })
  password?: string;
}
