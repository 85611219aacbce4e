import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { TEXT_PATTERN } from '@/openapi/patterns';
import { INSTANT } from '@/openapi/schemas';
import { PageQueryDto } from './page-query.dto';
import { IsMetadataFilter, type MetadataFilter } from '@/http/validation/metadata-filter';
import { CodePoints, IsInstant, Optional, ToBoolean } from '@/http/validation/validators';

/** The search and the filters of every list of resources. Each list adds its own filters. */
export class ResourceQueryDto extends PageQueryDto {
  /**
   * A whole id or external id, or a substring of the name, the email or the slug. A row with exactly this id, external id, email or
   * slug comes first, then the rest in the sort order. Blanks at both ends are ignored. Both sides are compared in Unicode form
   * NFKC and lower case, with `İ` as `i` and `ς` as `σ`; external ids byte for byte. An email matches in any spelling that has
   * the same canonical form. `%` and `_` are literal. Write `+` as `%2B`, because a `+` in a query is a blank.
   */
  @Optional()
  @CodePoints(0, 254)
  @ApiProperty({ maxLength: 254, pattern: TEXT_PATTERN, example: 'ada' })
  search?: string;

  /**
   * Only what has this value in its metadata: `metadata[tier]=gold`. Dots lead to nested names: `metadata[crm.id]=42`. A value
   * that is a number, a Boolean, `null` or a quoted text of JSON is taken as such, everything else as text. At most 10 paths,
   * which must all match. Each may be repeated, to match any of several values. One path alone is counted
   * exactly, which takes long for a value of very many.
   */
  @Optional()
  @IsMetadataFilter()
  metadata?: MetadataFilter;

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
