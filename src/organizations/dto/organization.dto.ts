import { ApiProperty } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import {
  type Organization,
  ORGANIZATION_PLANS,
  ORGANIZATION_STATUSES,
  type OrganizationPlan,
  type OrganizationStatus,
} from '@/lib/admin/contract/organizations';

/** A customer, to which users belong as members. */
export class OrganizationDto implements Organization {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Acme Corp' })
  name!: string;

  /** Unique name for URLs. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$', example: 'acme-corp' })
  slug!: string;

  @ApiProperty({ enum: ORGANIZATION_PLANS, example: 'enterprise' })
  plan!: OrganizationPlan;

  @ApiProperty({ enum: ORGANIZATION_STATUSES, example: 'active' })
  status!: OrganizationStatus;

  /** Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { region: 'eu' } })
  metadata!: Metadata;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 3 })
  memberCount!: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change; also the `ETag`. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}
