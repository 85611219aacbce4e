import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  ORGANIZATION_PLANS,
  ORGANIZATION_SORTS,
  ORGANIZATION_STATUSES,
  type OrganizationPlan,
  type OrganizationQuery,
  type OrganizationSort,
  type OrganizationStatus,
} from '@/lib/admin/contract/organizations';
import { ResourceQueryDto } from '@/pagination/resource-query.dto';
import { IsSlug, SLUG } from '@/text/slug';
import { Optional } from '@/http/validation/validators';

export class OrganizationQueryDto extends ResourceQueryDto implements OrganizationQuery {
  /** Only the organization with this slug. */
  @Optional()
  @IsSlug()
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  slug?: string;

  /** Only organizations on this plan. */
  @Optional()
  @IsIn(ORGANIZATION_PLANS)
  @ApiProperty({ enum: ORGANIZATION_PLANS })
  plan?: OrganizationPlan;

  /** Only organizations with this status. */
  @Optional()
  @IsIn(ORGANIZATION_STATUSES)
  @ApiProperty({ enum: ORGANIZATION_STATUSES })
  status?: OrganizationStatus;

  /** Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. */
  @Optional()
  @IsIn(ORGANIZATION_SORTS)
  @ApiProperty({ enum: ORGANIZATION_SORTS, default: '-createdAt', required: false })
  sort: OrganizationSort = '-createdAt';
}
