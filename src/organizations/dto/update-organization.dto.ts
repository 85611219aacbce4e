import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  ORGANIZATION_STATUSES,
  type OrganizationStatus,
  type UpdateOrganization,
} from '@/lib/admin/contract/organizations';
import { ChangesOf } from '@/http/validation/changes-of';
import { Optional } from '@/http/validation/validators';
import { CreateOrganizationDto } from './create-organization.dto';

export const UPDATE_ORGANIZATION_EXAMPLES = {
  upgrade: { summary: 'Change the plan', value: { plan: 'enterprise' } },
  rename: { summary: 'Rename', value: { name: 'Acme Corporation', slug: 'acme-corporation' } },
  limit: { summary: 'Sell 25 seats', value: { seatLimit: 25 } },
  suspend: { summary: 'Suspend', value: { status: 'suspended' } },
} satisfies Record<string, { summary: string; value: UpdateOrganization }>;

@ApiSchema({
  name: 'UpdateOrganization',
  description: 'Fields of an organization to change. Omitted fields keep their values.',
})
export class UpdateOrganizationDto extends ChangesOf(CreateOrganizationDto) implements UpdateOrganization {
  /** Whether the customer is served at present. */
  @Optional()
  @IsIn(ORGANIZATION_STATUSES)
  @ApiProperty({ enum: ORGANIZATION_STATUSES, title: 'OrganizationStatus', example: 'suspended' })
  status?: OrganizationStatus;
}
