import type { PageMeta } from '@/lib/admin/contract/envelope';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'PageMeta', description: 'Position of a page in its list.' })
export class PageMetaDto implements PageMeta {
  /** Number of this page, from 1. Pages by cursor are numbered too. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000_000, example: 1 })
  page!: number;

  /** Maximum number of items per page. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 100, example: 20 })
  limit!: number;

  /** Number of matches. It is a lower bound if `totalIsCapped`. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 1 })
  total!: number;

  /** True if counting stopped at 10,000 matches. */
  @ApiProperty({ example: false })
  totalIsCapped!: boolean;

  /** Pass it as `cursor` to get the next page. Null at the end. */
  @ApiProperty({ type: String, nullable: true, maxLength: 4096, pattern: '^[\\w-]+$', example: null })
  nextCursor!: string | null;
}
