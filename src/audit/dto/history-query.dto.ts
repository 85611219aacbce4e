import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { HISTORY_INCLUDES, type HistoryInclude, type HistoryQuery } from '@/lib/admin/contract/audit-logs';
import { Optional } from '@/http/validation/validators';
import { PageQueryDto } from '@/pagination/page-query.dto';

export class HistoryQueryDto extends PageQueryDto implements HistoryQuery {
  /** `related` adds the entries of what belongs to the resource. It needs the permission `audit-logs:read` too. */
  @Optional()
  @IsIn(HISTORY_INCLUDES)
  @ApiProperty({ enum: HISTORY_INCLUDES })
  include?: HistoryInclude;
}
