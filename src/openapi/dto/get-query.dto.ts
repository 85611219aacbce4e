import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { GetQuery } from '@/lib/admin/contract/envelope';
import { AtQueryDto } from './at-query.dto';
import { Optional, ToBoolean } from '@/http/validation/validators';

/** Which resource is asked for, and which moment of it. */
export class GetQueryDto extends AtQueryDto implements GetQuery {
  /** Also where it is deleted. With `at`, which tells of deleted ones too, it makes no difference. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', required: false, default: false, example: true })
  includeDeleted = false;
}
