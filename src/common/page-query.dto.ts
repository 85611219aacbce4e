import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageQuery } from '@/lib/admin/contract/envelope';
import { Optional } from './validators';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

const DIGITS = /^\d{1,15}$/;

/** Decimal digits become a number; anything else is left for the validator to refuse. */
const ToInt = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
  );

/** How every list is paged. Validators run from the property upwards: the type is checked first. */
export class PageQueryDto implements PageQuery {
  /**
   * Page to show, from 1. Not together with `cursor`.
   * @example 1
   */
  @Optional()
  @ToInt()
  @Max(1_000_000_000)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  page?: number;

  /**
   * Entries on a page.
   * @example 20
   */
  @Optional()
  @ToInt()
  @Max(MAX_LIMIT)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  limit: number = DEFAULT_LIMIT;

  /** `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
  @Optional()
  @MaxLength(4096)
  @IsString()
  cursor?: string;
}
