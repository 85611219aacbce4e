import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  MEMBER_ROLES,
  type MemberOrganization,
  type MemberRole,
  type UserOrganization,
} from '@/lib/admin/contract/organizations';
import { LINE_PATTERN } from '@/openapi/patterns';
import { SLUG } from '@/text/slug';

@ApiSchema({ name: 'MemberOrganization', description: 'The organization that a user belongs to.' })
export class MemberOrganizationDto implements MemberOrganization {
  /** Id of the organization. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  /** Name of the customer. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /** Unique name for URLs. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  slug!: string;
}

@ApiSchema({ name: 'UserOrganization', description: 'Membership of a user, seen from the user.' })
export class UserOrganizationDto implements UserOrganization {
  /** The organization that the user is a member of. */
  @ApiProperty()
  organization!: MemberOrganizationDto;

  /** Role of the user in the organization. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;

  /** Start of the membership, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;
}
