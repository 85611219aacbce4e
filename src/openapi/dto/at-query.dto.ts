import { ApiProperty } from '@nestjs/swagger';
import type { AtQuery } from '@/lib/admin/contract/envelope';
import { INSTANT } from '../schemas';
import { IsInstant, Optional } from '@/http/validation/validators';

/** Selects the time at which a resource is shown. */
export class AtQueryDto implements AtQuery {
  /**
   * Returns the resource as it was at this time, according to its audit entries, as far back as they are kept. A future time
   * means now. An erased person is shown with pseudonyms.
   */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  at?: string;
}
