import type { Deleted } from '@/lib/admin/contract/envelope';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Deleted', description: 'What was deleted.' })
export class DeletedDto implements Deleted {
  /** Id of what was deleted. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Always true. */
  @ApiProperty({ enum: [true], example: true })
  deleted!: true;

  static of(id: string): DeletedDto {
    return { id, deleted: true };
  }
}
