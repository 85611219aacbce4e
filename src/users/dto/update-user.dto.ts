import { IsIn, IsString, MaxLength } from 'class-validator';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type UpdateUser, USER_STATUSES, type UserStatus } from '@/lib/admin/contract/users';
import { ChangesOf } from '@/http/validation/changes-of';
import { LINE_PATTERN } from '@/openapi/patterns';
import { INSTANT } from '@/openapi/schemas';
import { CodePoints, IsDisplayName, IsInstant, Optional, OptionalOrNull } from '@/http/validation/validators';
import { CreateUserDto } from './create-user.dto';
import { SUSPENDED_REASON_MAX_LENGTH } from './user.dto';

export const UPDATE_USER_EXAMPLES = {
  rename: { summary: 'Rename', value: { name: 'Ada King' } },
  promote: { summary: 'Make an admin', value: { role: 'admin' } },
  suspend: { summary: 'Suspend', value: { status: 'suspended' } },
  suspendForAWhile: {
    summary: 'Suspend until a time, and say why',
    value: { status: 'suspended', suspendedReason: 'Unpaid since March', suspendedUntil: '2036-01-31T12:00:00.000Z' },
  },
  setPassword: { summary: 'Set a password', value: { password: 'difference engine no. 2' } },
} satisfies Record<string, { summary: string; value: UpdateUser }>;

@ApiSchema({ name: 'UpdateUser', description: 'Fields of an account to change. Omitted fields keep their values.' })
export class UpdateUserDto extends ChangesOf(CreateUserDto) implements UpdateUser {
  /** Your current password. Needed to change the email of your own account, and refused for other accounts. */
  @Optional()
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', maxLength: 1024, required: false, example: 'analytical engine no. 1' })
  currentPassword?: string;

  /** `suspended` ends all sessions of the account and refuses its requests. `active` lifts the suspension. */
  @Optional()
  @IsIn(USER_STATUSES)
  @ApiProperty({ enum: USER_STATUSES, title: 'UserStatus', example: 'suspended' })
  status?: UserStatus;

  /**
   * Reason of the suspension, in one line. Send it for a suspended account, or together with `status: "suspended"`. Null
   * removes it, and so does the end of the suspension.
   */
  @OptionalOrNull()
  @IsDisplayName()
  @CodePoints(1, SUSPENDED_REASON_MAX_LENGTH)
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: SUSPENDED_REASON_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'Unpaid since March',
  })
  suspendedReason?: string | null;

  /**
   * Time in the future at which the suspension ends by itself. Null means never. Send it for a suspended account, or together
   * with `status: "suspended"`.
   */
  @OptionalOrNull()
  @IsInstant()
  @ApiProperty({ ...INSTANT, type: String, nullable: true, example: '2036-01-31T12:00:00.000Z' })
  suspendedUntil?: string | null;
}
