import { ApiProperty } from '@nestjs/swagger';
import type { AtQuery } from '@/lib/admin/contract/envelope';
import { INSTANT } from '../schemas';
import { IsInstant, Optional } from '@/http/validation/validators';

/** Which moment of a resource is asked for. */
export class AtQueryDto implements AtQuery {
  /**
   * As it was at this time, told by its audit entries, as far back as they are kept. A time to come means now. Of an erased
   * person pseudonyms are shown.
   */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  at?: string;
}
