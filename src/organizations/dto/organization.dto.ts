import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import {
  type Organization,
  ORGANIZATION_PLANS,
  ORGANIZATION_STATUSES,
  type OrganizationPlan,
  type OrganizationStatus,
} from '@/lib/admin/contract/organizations';
import { LINE_PATTERN, METADATA } from '@/openapi/schemas';
import { SEAT_LIMIT_MAX } from './seat-limit';

@ApiSchema({ name: 'Organization', description: 'A customer, to which users belong as members.' })
export class OrganizationDto implements Organization {
  /** UUID, version 7: ids sort by the time of their making. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  /** What the customer is called. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /** Unique name for URLs. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$', example: 'acme-corp' })
  slug!: string;

  /** What the customer pays for. */
  @ApiProperty({ enum: ORGANIZATION_PLANS, example: 'enterprise' })
  plan!: OrganizationPlan;

  /** Whether the customer is served. */
  @ApiProperty({ enum: ORGANIZATION_STATUSES, example: 'active' })
  status!: OrganizationStatus;

  /** Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep. */
  @ApiProperty({ ...METADATA, example: { region: 'eu' } })
  metadata!: Metadata;

  /** How many users belong to it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 3 })
  memberCount!: number;

  /** How many members it can have; null: any number. */
  @ApiProperty({
    type: 'integer',
    format: 'int32',
    nullable: true,
    minimum: 1,
    maximum: SEAT_LIMIT_MAX,
    example: 25,
  })
  seatLimit!: number | null;

  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /** Time of the last change; creation, if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change; the `ETag` begins with it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;

  /** When it was deleted; null where it is not. Deleted ones are shown only with `includeDeleted`. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  deletedAt!: string | null;

  /** When a deleted one may be removed for good; until then it can be restored. Null where it is not deleted. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  purgeAt!: string | null;
}
