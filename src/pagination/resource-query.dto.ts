import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { INSTANT, TEXT_PATTERN } from '@/openapi/schemas';
import { PageQueryDto } from './page-query.dto';
import { CodePoints, IsInstant, Optional, ToBoolean } from '@/http/validation/validators';

/** The search and the filters of every list of resources. Each list adds its own filters. */
export class ResourceQueryDto extends PageQueryDto {
  /**
   * A whole id, or a substring of the name, the email or the slug. Blanks at both ends are ignored. Both sides are compared in
   * Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` are literal. Write `+` as `%2B`, because a `+`
   * in a query is a blank.
   */
  @Optional()
  @CodePoints(0, 254)
  @ApiProperty({ maxLength: 254, pattern: TEXT_PATTERN, example: 'ada' })
  search?: string;

  /** Only what was created after this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  createdAfter?: string;

  /** Only what was created before this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  createdBefore?: string;

  /** Deleted ones too, among the others in the same order. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', required: false, default: false, example: true })
  includeDeleted = false;
}
