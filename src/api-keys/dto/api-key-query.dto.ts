import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  API_KEY_PERMISSIONS,
  API_KEY_SORTS,
  API_KEY_STATUSES,
  type ApiKeyPermission,
  type ApiKeyQuery,
  type ApiKeySort,
  type ApiKeyStatus,
} from '@/lib/admin/contract/api-keys';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { IsId, Optional } from '@/http/validation/validators';
import { PageQueryDto } from '@/pagination/page-query.dto';

export class ApiKeyQueryDto extends PageQueryDto implements ApiKeyQuery {
  /** Only keys with this status. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...API_KEY_STATUSES] })
  @IsIn(API_KEY_STATUSES, { each: true })
  status?: ApiKeyStatus[];

  /** Only keys that hold this permission. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...API_KEY_PERMISSIONS] })
  @IsIn(API_KEY_PERMISSIONS, { each: true })
  permission?: ApiKeyPermission[];

  /** Only keys that this user created. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  @IsId({ each: true })
  createdBy?: string[];

  /** Only audit viewers of this organization. Without this filter, the list has no audit viewers. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8060' })
  @IsId({ each: true })
  organizationId?: string[];

  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. Keys that were never used come
   * last in both directions of `lastUsedAt`.
   */
  @Optional()
  @IsIn(API_KEY_SORTS)
  @ApiProperty({ enum: API_KEY_SORTS, default: '-createdAt', required: false })
  sort: ApiKeySort = '-createdAt';
}
