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
import { AreRoleNames } from '@/roles/role-name.decorator';
import { IsExternalId } from '@/http/validation/external-id';
import { EXTERNAL_ID } from '@/openapi/schemas';
import { ResourceQueryDto } from '@/pagination/resource-query.dto';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { IsId, Optional } from '@/http/validation/validators';

export class UserQueryDto extends ResourceQueryDto implements UserQuery {
  /** Only the account with this id. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  @IsId({ each: true })
  id?: string[];

  /** Only the account with this email, in any spelling that has the same canonical form. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.com' })
  @ToCanonicalEmail()
  @IsCanonicalEmail({ each: true })
  email?: string[];

  /** Only the account with this id in another system, compared byte for byte. */
  @Optional()
  @OneOrMany({ ...EXTERNAL_ID, type: 'string' })
  @IsExternalId({ each: true })
  externalId?: string[];

  /** Only accounts with this role. */
  @Optional()
  @AreRoleNames('admin')
  role?: UserRole[];

  /** Only accounts with this status. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...USER_STATUSES] })
  @IsIn(USER_STATUSES, { each: true })
  status?: UserStatus[];

  /** Only members of this organization. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId?: string;

  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root collation
   * (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point.
   */
  @Optional()
  @IsIn(USER_SORTS)
  @ApiProperty({ enum: USER_SORTS, default: '-createdAt', required: false })
  sort: UserSort = '-createdAt';
}
