import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  type AcceptedInvitation,
  type CreateInvitation,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type Invitation,
  INVITATION_STATUSES,
  type InvitationQuery,
  type InvitationStatus,
  type InvitingOrganization,
  type IssuedInvitation,
} from '@/lib/admin/contract/invitations';
import { MEMBER_ROLES, type MemberRole } from '@/lib/admin/contract/organizations';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';
import { LINE_PATTERN } from '@/openapi/patterns';
import { VersionedDto } from '@/openapi/dto/versioned.dto';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { Optional } from '@/http/validation/validators';
import { MemberUserDto } from '@/organizations/dto/member.dto';

@ApiSchema({ name: 'Invitation', description: 'An offer to the owner of an email address to become a member.' })
export class InvitationDto extends VersionedDto implements Invitation {
  /** Id of the invitation. An account that is created by its acceptance has the same id. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  id!: string;

  /** Id of the inviting organization. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId!: string;

  /** Invited address, in canonical form. */
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'grace@example.com' })
  email!: string;

  /** Role of the new member. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;

  /** Only a pending invitation can be accepted. */
  @ApiProperty({ enum: INVITATION_STATUSES, example: 'pending' })
  status!: InvitationStatus;

  /** Id of the admin who sent the invitation. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  invitedBy!: string | null;

  /** Id of the user who became a member, by the link or in another way. Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: null })
  userId!: string | null;

  /**
   * State of the mail with the link. `none`: no mail is waiting, because the service sends no mail or the mail was withdrawn.
   * `queued`: the mail waits for its first attempt or a retry. `sent`: the mail server accepted it. `failed`: it is not retried.
   */
  @ApiProperty({ enum: DELIVERY_STATUSES, example: 'sent' })
  deliveryStatus!: DeliveryStatus;

  /** Error of the mail server at the last attempt. Null if no attempt failed, or the mail was sent. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, pattern: LINE_PATTERN, example: null })
  deliveryError!: string | null;

  /** Time at which the mail server accepted the mail with the current link. Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  sentAt!: string | null;

  /** Time at which the link expires, seven days after it was created. */
  @ApiProperty({ format: 'date-time', example: '2026-02-07T12:00:00.000Z' })
  expiresAt!: string;

  /** Time of the acceptance. Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  acceptedAt!: string | null;

  /** Time of the revocation. Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  revokedAt!: string | null;
}

@ApiSchema({ name: 'IssuedInvitation', description: 'An invitation whose link was just created.' })
export class IssuedInvitationDto extends InvitationDto implements IssuedInvitation {
  /** The link to pass on. It is shown only once. Null if the service sends it by mail. */
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uri',
    maxLength: 2048,
    example: 'https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  })
  acceptUrl!: string | null;
}

@ApiSchema({ name: 'CreateInvitation', description: 'The address to invite.' })
export class CreateInvitationDto implements CreateInvitation {
  /** Address of the person, with or without an account. */
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'grace@example.com' })
  email!: string;

  /** `member` by default. */
  @Optional()
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role?: MemberRole;
}

export class InvitationQueryDto extends PageQueryDto implements InvitationQuery {
  /** Only invitations with this status. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...INVITATION_STATUSES] })
  @IsIn(INVITATION_STATUSES, { each: true })
  status?: InvitationStatus[];
}

@ApiSchema({ name: 'InvitingOrganization', description: 'The organization that the user has joined.' })
export class InvitingOrganizationDto implements InvitingOrganization {
  /** Id of the organization. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  /** Name of the organization. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /** Unique name for URLs. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: '^[a-z0-9][a-z0-9-]*[a-z0-9]$', example: 'acme-corp' })
  slug!: string;
}

@ApiSchema({ name: 'AcceptedInvitation', description: 'The new membership.' })
export class AcceptedInvitationDto implements AcceptedInvitation {
  /** The organization that the user has joined. */
  @ApiProperty()
  organization!: InvitingOrganizationDto;

  /** The user who has joined, with an existing or a new account. */
  @ApiProperty()
  user!: MemberUserDto;

  /** Role of the new member. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;
}
