import { IsIn } from 'class-validator';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type UpdateUser, USER_STATUSES, type UserStatus } from '@/lib/admin/contract/users';
import { ChangesOf } from '@/common/changes-of';
import { Optional } from '@/common/validators';
import { CreateUserDto } from './create-user.dto';

export const UPDATE_USER_EXAMPLES = {
  rename: { summary: 'Rename', value: { name: 'Ada King' } },
  promote: { summary: 'Make an admin', value: { role: 'admin' } },
  suspend: { summary: 'Suspend', value: { status: 'suspended' } },
  setPassword: { summary: 'Set a password', value: { password: 'difference engine no. 2' } },
} satisfies Record<string, { summary: string; value: UpdateUser }>;

@ApiSchema({ name: 'UpdateUser', description: 'What of an account is to change; what is left out stays.' })
export class UpdateUserDto extends ChangesOf(CreateUserDto) implements UpdateUser {
  /** A suspended account is refused everywhere at once, and its sessions end. */
  @Optional()
  @IsIn(USER_STATUSES)
  @ApiProperty({ enum: USER_STATUSES, example: 'suspended' })
  status?: UserStatus;
}
