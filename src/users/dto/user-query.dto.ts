import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
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
import { EXTERNAL_ID, INSTANT } from '@/openapi/schemas';
import { ResourceQueryDto } from '@/pagination/resource-query.dto';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { IsId, IsInstant, Optional, ToBoolean } from '@/http/validation/validators';

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
  @OneOrMany({ type: 'string', enum: [...USER_STATUSES], title: 'UserStatus' })
  @IsIn(USER_STATUSES, { each: true })
  status?: UserStatus[];

  /** Only members of this organization. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId?: string;

  /** Only accounts whose last login was after this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  lastLoginAfter?: string;

  /**
   * Only accounts whose last login was before this time, and accounts that never logged in. Together with `neverLoggedIn=false`
   * the latter are left out.
   */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  lastLoginBefore?: string;

  /** `true`: only accounts that never logged in. `false`: only accounts that did. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', example: false })
  neverLoggedIn?: boolean;

  /** Only accounts that were last active before this time, and accounts that were never active. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  lastActiveBefore?: string;

  /** `true`: only accounts with a password. `false`: only accounts without one, which cannot log in. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', example: true })
  hasPassword?: boolean;

  /** `true`: only accounts whose email is verified. `false`: only the others. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', example: true })
  emailVerified?: boolean;

  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root collation
   * (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point. Accounts without a last login or activity come
   * last in both directions.
   */
  @Optional()
  @IsIn(USER_SORTS)
  @ApiProperty({ enum: USER_SORTS, default: '-createdAt', required: false })
  sort: UserSort = '-createdAt';
}
