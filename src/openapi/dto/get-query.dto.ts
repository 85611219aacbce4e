import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { GetQuery } from '@/lib/admin/contract/envelope';
import { AtQueryDto } from './at-query.dto';
import { Optional, ToBoolean } from '@/http/validation/validators';

/** Selects the state of the resource to return. */
export class GetQueryDto extends AtQueryDto implements GetQuery {
  /** Returns the resource also if it is deleted. It has no effect with `at`, which includes deleted resources. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', required: false, default: false, example: true })
  includeDeleted = false;
}
