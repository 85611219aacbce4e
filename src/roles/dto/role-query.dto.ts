import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type RolePermission, ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';
import { ROLE_SORTS, type RoleQuery, type RoleSort } from '@/lib/admin/contract/roles';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { CodePoints, Optional } from '@/http/validation/validators';
import { TEXT_PATTERN } from '@/openapi/patterns';
import { PageQueryDto } from '@/pagination/page-query.dto';

export class RoleQueryDto extends PageQueryDto implements RoleQuery {
  /** A whole id, or a substring of the name or the description, compared as in the list of users. */
  @Optional()
  @CodePoints(0, 254)
  @ApiProperty({ maxLength: 254, pattern: TEXT_PATTERN, example: 'help' })
  search?: string;

  /** Only roles with this permission. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...ROLE_PERMISSIONS] })
  @IsIn(ROLE_PERMISSIONS, { each: true })
  permission?: RolePermission[];

  /** Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. */
  @Optional()
  @IsIn(ROLE_SORTS)
  @ApiProperty({ enum: ROLE_SORTS, default: 'name', required: false })
  sort: RoleSort = 'name';
}
