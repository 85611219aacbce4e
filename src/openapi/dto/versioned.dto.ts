import { ApiProperty } from '@nestjs/swagger';

/** Fields of every resource with versions. */
export abstract class VersionedDto {
  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /** Time of the last change, or of the creation if nothing has changed. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change. The `ETag` begins with it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}

/** Fields of every resource whose deletion can be undone. */
export abstract class DeletableDto extends VersionedDto {
  /** Time of the deletion. Null if it is not deleted. Deleted ones are shown only with `includeDeleted`. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  deletedAt!: string | null;

  /** Time from which a deleted one may be removed for good. Until then it can be restored. Null if it is not deleted. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  purgeAt!: string | null;
}
