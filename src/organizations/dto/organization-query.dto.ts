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
import { EXTERNAL_ID } from '@/openapi/schemas';
import { ResourceQueryDto } from '@/pagination/resource-query.dto';
import { IsSlug, SLUG } from '@/text/slug';
import { IsExternalId } from '@/http/validation/external-id';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { IsId, Optional } from '@/http/validation/validators';
import { AreDomains } from './domains';

export class OrganizationQueryDto extends ResourceQueryDto implements OrganizationQuery {
  /** Only the organization with this id. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  @IsId({ each: true })
  id?: string[];

  /** Only the organization with this slug. */
  @Optional()
  @OneOrMany({ type: 'string', minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  @IsSlug({ each: true })
  slug?: string[];

  /** Only the organization with this id in another system, compared byte for byte. */
  @Optional()
  @OneOrMany({ ...EXTERNAL_ID, type: 'string' })
  @IsExternalId({ each: true })
  externalId?: string[];

  /** Only the organization that has this domain. It may be in any spelling. */
  @Optional()
  @AreDomains()
  domain?: string[];

  /** Only organizations on this plan. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...ORGANIZATION_PLANS] })
  @IsIn(ORGANIZATION_PLANS, { each: true })
  plan?: OrganizationPlan[];

  /** Only organizations with this status. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...ORGANIZATION_STATUSES], title: 'OrganizationStatus' })
  @IsIn(ORGANIZATION_STATUSES, { each: true })
  status?: OrganizationStatus[];

  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root collation
   * (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point.
   */
  @Optional()
  @IsIn(ORGANIZATION_SORTS)
  @ApiProperty({ enum: ORGANIZATION_SORTS, default: '-createdAt', required: false })
  sort: OrganizationSort = '-createdAt';
}
