import { IsIn } from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type UpdateUser, USER_STATUSES, type UserStatus } from '@/lib/admin/contract/users';
import { Optional } from '@/common/validators';
import { CreateUserDto } from './create-user.dto';

@ApiSchema({ name: 'UpdateUser', description: 'What of an account is to change; what is left out stays.' })
export class UpdateUserDto extends PartialType(CreateUserDto, { skipNullProperties: false }) implements UpdateUser {
  /** A suspended account is refused everywhere at once, and its sessions end. */
  @Optional()
  @IsIn(USER_STATUSES)
  @ApiProperty({ enum: USER_STATUSES, example: 'suspended' })
  status?: UserStatus;
}
