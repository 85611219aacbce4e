import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Metadata } from '@/lib/admin/contract/envelope';
import {
  type Organization,
  ORGANIZATION_PLANS,
  ORGANIZATION_STATUSES,
  type OrganizationPlan,
  type OrganizationStatus,
} from '@/lib/admin/contract/organizations';
import { LINE_PATTERN } from '@/openapi/patterns';
import { EXTERNAL_ID, HTTPS_URL, METADATA } from '@/openapi/schemas';
import { DeletableDto } from '@/openapi/dto/versioned.dto';
import { DOMAINS } from './domains';
import { SEAT_LIMIT_MAX } from './seat-limit';

@ApiSchema({ name: 'Organization', description: 'A customer, to which users belong as members.' })
export class OrganizationDto extends DeletableDto implements Organization {
  /** UUID, version 7. Ids sort by the time of creation. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  /** Name of the customer. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /** Unique name for URLs. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$', example: 'acme-corp' })
  slug!: string;

  /** Id of the organization in another system. It is unique. */
  @ApiProperty({ ...EXTERNAL_ID, nullable: true })
  externalId!: string | null;

  /** Email and web domains of the customer, sorted. No two organizations share one. */
  @ApiProperty({ ...DOMAINS, example: ['acme.example', 'acme-labs.example'] })
  domains!: string[];

  /** Address of the logo. */
  @ApiProperty({ ...HTTPS_URL, nullable: true, example: 'https://acme.example/logo.svg' })
  logoUrl!: string | null;

  /** Plan that the customer pays for. */
  @ApiProperty({ enum: ORGANIZATION_PLANS, example: 'enterprise' })
  plan!: OrganizationPlan;

  /** Whether the customer is served at present. */
  @ApiProperty({ enum: ORGANIZATION_STATUSES, title: 'OrganizationStatus', example: 'active' })
  status!: OrganizationStatus;

  /** Free-form JSON object, at most 16 KiB and at most 5 levels deep. */
  @ApiProperty({ ...METADATA, example: { region: 'eu' } })
  metadata!: Metadata;

  /** Number of members. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647, example: 3 })
  memberCount!: number;

  /** Largest number of members. Null means no limit. */
  @ApiProperty({
    type: 'integer',
    format: 'int32',
    nullable: true,
    minimum: 1,
    maximum: SEAT_LIMIT_MAX,
    example: 25,
  })
  seatLimit!: number | null;
}
