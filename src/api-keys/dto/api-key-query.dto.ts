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
import { IsId, Optional } from '@/http/validation/validators';
import { PageQueryDto } from '@/pagination/page-query.dto';

export class ApiKeyQueryDto extends PageQueryDto implements ApiKeyQuery {
  /** Only keys with this status. */
  @Optional()
  @IsIn(API_KEY_STATUSES)
  @ApiProperty({ enum: API_KEY_STATUSES })
  status?: ApiKeyStatus;

  /** Only keys that hold this permission. */
  @Optional()
  @IsIn(API_KEY_PERMISSIONS)
  @ApiProperty({ enum: API_KEY_PERMISSIONS })
  permission?: ApiKeyPermission;

  /** Only keys that this user created. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  createdBy?: string;

  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. Keys that were never used come
   * last in both directions of `lastUsedAt`.
   */
  @Optional()
  @IsIn(API_KEY_SORTS)
  @ApiProperty({ enum: API_KEY_SORTS, default: '-createdAt', required: false })
  sort: ApiKeySort = '-createdAt';
}
