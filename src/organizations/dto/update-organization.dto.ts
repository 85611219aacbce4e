import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  ORGANIZATION_STATUSES,
  type OrganizationStatus,
  type UpdateOrganization,
} from '@/lib/admin/contract/organizations';
import { Optional } from '@/common/validators';
import { CreateOrganizationDto } from './create-organization.dto';

/** What of an organization is to change; what is left out stays. */
export class UpdateOrganizationDto
  extends PartialType(CreateOrganizationDto, { skipNullProperties: false })
  implements UpdateOrganization
{
  @Optional()
  @IsIn(ORGANIZATION_STATUSES)
  @ApiProperty({ enum: ORGANIZATION_STATUSES, example: 'suspended' })
  status?: OrganizationStatus;
}
