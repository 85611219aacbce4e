import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  USER_SORTS,
  USER_STATUSES,
  type UserQuery,
  type UserRole,
  type UserSort,
  type UserStatus,
} from '@/lib/admin/contract/users';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';
import { IsRoleName } from '@/roles/role-name.decorator';
import { ResourceQueryDto } from '@/pagination/resource-query.dto';
import { IsId, Optional } from '@/http/validation/validators';

export class UserQueryDto extends ResourceQueryDto implements UserQuery {
  /** Only the account with this email, in any spelling that has the same canonical form. */
  @Optional()
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.com' })
  email?: string;

  /** Only accounts with this role. */
  @Optional()
  @IsRoleName('admin')
  role?: UserRole;

  /** Only accounts with this status. */
  @Optional()
  @IsIn(USER_STATUSES)
  @ApiProperty({ enum: USER_STATUSES })
  status?: UserStatus;

  /** Only members of this organization. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId?: string;

  /** Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. */
  @Optional()
  @IsIn(USER_SORTS)
  @ApiProperty({ enum: USER_SORTS, default: '-createdAt', required: false })
  sort: UserSort = '-createdAt';
}
