import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Erased } from '@/lib/admin/contract/users';

@ApiSchema({ name: 'Erased', description: 'Result of the erasure of a person.' })
export class ErasedDto implements Erased {
  /** Id of the user. It stays in the log. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Always true. */
  @ApiProperty({ enum: [true], example: true })
  erased!: true;

  /** Number of audit entries that hold the pseudonym instead of values of this person. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 17 })
  entries!: number;

  /** Text that replaces the values of the person. */
  @ApiProperty({ format: 'email', maxLength: 64, example: '01890a5d-ac96-774b-bcce-b302099a8057@erased.invalid' })
  pseudonym!: string;
}
