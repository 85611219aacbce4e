import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import {
  type Organization,
  ORGANIZATION_PLANS,
  ORGANIZATION_STATUSES,
  type OrganizationPlan,
  type OrganizationStatus,
} from '@/lib/admin/contract/organizations';
import { LINE_PATTERN, METADATA } from '@/common/openapi/schemas';

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

  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /** Time of the last change; creation, if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change; the `ETag` begins with it. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}
