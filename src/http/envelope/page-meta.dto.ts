import type { PageMeta } from '@/lib/admin/contract/envelope';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'PageMeta', description: 'Where a page stands in its list.' })
export class PageMetaDto implements PageMeta {
  /** Ordinal of this page, from 1. A walk by cursor counts its pages too. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000_000, example: 1 })
  page!: number;

  /** Most entries that a page has. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 100, example: 20 })
  limit!: number;

  /** Number of matches; a lower bound where `totalIsCapped`. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 1 })
  total!: number;

  /** True where counting stopped at 10,000 matches. */
  @ApiProperty({ example: false })
  totalIsCapped!: boolean;

  /** Pass it as `cursor` to get the next page; null at the end. */
  @ApiProperty({ type: String, nullable: true, maxLength: 4096, pattern: '^[\\w-]+$', example: null })
  nextCursor!: string | null;
}
