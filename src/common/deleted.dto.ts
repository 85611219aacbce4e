import type { Deleted } from '@/lib/admin/contract/envelope';
import { ApiProperty } from '@nestjs/swagger';

/** What a DELETE answers. */
export class DeletedDto implements Deleted {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  @ApiProperty({ enum: [true], example: true })
  deleted!: true;

  static of(id: string): DeletedDto {
    return { id, deleted: true };
  }
}
