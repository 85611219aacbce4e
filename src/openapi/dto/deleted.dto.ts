import type { Deleted, DeletedResource, DeleteQuery } from '@/lib/admin/contract/envelope';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Optional, ToBoolean } from '@/http/validation/validators';

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

@ApiSchema({ name: 'DeletedResource', description: 'What was deleted, and until when it can be restored.' })
export class DeletedResourceDto extends DeletedDto implements DeletedResource {
  /** From then on it may be removed for good; until then it can be restored. Null: it has been removed for good. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-03-02T12:00:00.000Z' })
  purgeAt!: string | null;

  static with(id: string, purgeAt: Date | null): DeletedResourceDto {
    return { id, deleted: true, purgeAt: purgeAt?.toISOString() ?? null };
  }
}

/** How a resource is deleted. */
export class DeleteQueryDto implements DeleteQuery {
  /** Removes it for good at once, also where it is deleted already. It cannot be undone. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', required: false, default: false, example: true })
  permanent = false;
}
