import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageQuery } from '@/lib/admin/contract/envelope';
import { Optional } from './validators';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

const DIGITS = /^\d{1,15}$/;

/** Decimal digits become a number; anything else is left for the validator to refuse. */
const ToInt = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value));

/** How every list is paged. */
export class PageQueryDto implements PageQuery {
  /**
   * Page to show, from 1. Not together with `cursor`.
   * @example 1
   */
  @Optional()
  @ToInt()
  @IsInt({ message: '$property must be a whole number' })
  @Min(1)
  @Max(1_000_000_000)
  page?: number;

  /**
   * Entries on a page.
   * @example 20
   */
  @Optional()
  @ToInt()
  @IsInt({ message: '$property must be a whole number' })
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;

  /** `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
  @Optional()
  @IsString()
  @MaxLength(4096)
  cursor?: string;
}
