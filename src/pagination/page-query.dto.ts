import { Transform } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageQuery } from '@/lib/admin/contract/envelope';
import { Optional } from '@/http/validation/validators';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

/** An opaque cursor. */
const CURSOR_EXAMPLE = 'WyJxM2ZrT0p6c2x2UTJ4a0FTIiwiMjAyNi0wMS0zMSIsIjAxODkwYTVkIiwyXQ';
const DIGITS = /^\d{1,15}$/;

/** Turns decimal digits into a number. The validator refuses anything else. */
const ToInt = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
  );

/** The paging of every list. Validators run from the property upwards: the type is checked first. */
export class PageQueryDto implements PageQuery {
  /** Page to show, from 1. Not together with `cursor`. */
  @Optional()
  @ToInt()
  @Max(1_000_000_000)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  @ApiProperty({ type: 'integer', format: 'int32', example: 1 })
  page?: number;

  /** Most entries on a page. */
  @Optional()
  @ToInt()
  @Max(MAX_LIMIT)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  @ApiProperty({ type: 'integer', format: 'int32', required: false, example: 20 })
  limit: number = DEFAULT_LIMIT;

  /** `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
  @Optional()
  @MaxLength(4096)
  @IsString()
  @ApiProperty({ maxLength: 4096, pattern: '^[\\w-]+$', example: CURSOR_EXAMPLE })
  cursor?: string;
}
