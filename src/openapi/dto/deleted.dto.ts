import type { Deleted, DeletedResource, DeleteQuery } from '@/lib/admin/contract/envelope';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Optional, ToBoolean } from '@/http/validation/validators';

@ApiSchema({ name: 'Deleted', description: 'A deleted resource.' })
export class DeletedDto implements Deleted {
  /** Id of the deleted resource. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Always true. */
  @ApiProperty({ enum: [true], example: true })
  deleted!: true;

  static of(id: string): DeletedDto {
    return { id, deleted: true };
  }
}

@ApiSchema({ name: 'DeletedResource', description: 'A deleted resource, and the time until which it can be restored.' })
export class DeletedResourceDto extends DeletedDto implements DeletedResource {
  /** Until this time the resource can be restored. Then it is purged. Null if it was purged at once. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-03-02T12:00:00.000Z' })
  purgeAt!: string | null;

  static with(id: string, purgeAt: Date | null): DeletedResourceDto {
    return { id, deleted: true, purgeAt: purgeAt?.toISOString() ?? null };
  }
}

/** Options of a deletion. */
export class DeleteQueryDto implements DeleteQuery {
  /** Purges the resource at once, also if it is already deleted. This cannot be undone. */
  @Optional()
  @ToBoolean()
  @IsBoolean({ message: '$property must be true or false' })
  @ApiProperty({ type: 'boolean', required: false, default: false, example: true })
  permanent = false;
}
