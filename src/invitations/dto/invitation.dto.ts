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
import { LINE_PATTERN } from '@/openapi/schemas';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { Optional } from '@/http/validation/validators';
import { MemberUserDto } from '@/organizations/dto/member.dto';

@ApiSchema({ name: 'Invitation', description: 'An offer to become a member, to whoever reads mail at an address.' })
export class InvitationDto implements Invitation {
  /** Id of the invitation; also of the account that accepting it makes, where there was none with the address. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  id!: string;

  /** Of what one is to become a member. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId!: string;

  /** In canonical form, like that of a user. */
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'grace@example.com' })
  email!: string;

  /** As what. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;

  /** Only a pending one can be accepted. */
  @ApiProperty({ enum: INVITATION_STATUSES, example: 'pending' })
  status!: InvitationStatus;

  /** Id of the admin who made it. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  invitedBy!: string | null;

  /** Id of the account that became a member by the link or in another way; null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: null })
  userId!: string | null;

  /**
   * What became of the mail with the link. `none`: no mail waits or was sent, because the service sends no mail or the mail was
   * taken back. `queued`: it waits to be sent, or to be retried. `sent`: the mail server took it. `failed`: it is not retried.
   */
  @ApiProperty({ enum: DELIVERY_STATUSES, example: 'sent' })
  deliveryStatus!: DeliveryStatus;

  /** Why the last attempt to send the mail failed, in the words of the mail server; null if none did, or the mail was sent. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, pattern: LINE_PATTERN, example: null })
  deliveryError!: string | null;

  /** When the mail server took the mail with the current link; null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  sentAt!: string | null;

  /** Until when the link can be used: seven days. */
  @ApiProperty({ format: 'date-time', example: '2026-02-07T12:00:00.000Z' })
  expiresAt!: string;

  /** Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  acceptedAt!: string | null;

  /** Null until then. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  revokedAt!: string | null;

  /** In UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;

  /** Time of the last change; creation, if there was none. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  updatedAt!: string;

  /** Grows by one with every change. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;
}

@ApiSchema({ name: 'IssuedInvitation', description: 'An invitation whose link was just made.' })
export class IssuedInvitationDto extends InvitationDto implements IssuedInvitation {
  /** The link, where the service sends no mail: hand it on, it is shown this once. Null where a mail takes it along. */
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uri',
    maxLength: 2048,
    example: 'https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  })
  acceptUrl!: string | null;
}

@ApiSchema({ name: 'CreateInvitation', description: 'Who is to be invited.' })
export class CreateInvitationDto implements CreateInvitation {
  /** Where the person reads mail; with an account or without one. */
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'grace@example.com' })
  email!: string;

  /** `member` where this is left out. */
  @Optional()
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role?: MemberRole;
}

export class InvitationQueryDto extends PageQueryDto implements InvitationQuery {
  /** Only invitations with this status. */
  @Optional()
  @IsIn(INVITATION_STATUSES)
  @ApiProperty({ enum: INVITATION_STATUSES })
  status?: InvitationStatus;
}

@ApiSchema({ name: 'InvitingOrganization', description: 'What somebody has become a member of.' })
export class InvitingOrganizationDto implements InvitingOrganization {
  /** Id of the organization. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  id!: string;

  /** What it is called. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /** Its short name. */
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: '^[a-z0-9][a-z0-9-]*[a-z0-9]$', example: 'acme-corp' })
  slug!: string;
}

@ApiSchema({ name: 'AcceptedInvitation', description: 'Who has become a member of what.' })
export class AcceptedInvitationDto implements AcceptedInvitation {
  /** Where. */
  @ApiProperty()
  organization!: InvitingOrganizationDto;

  /** Who, by an account that was there or was made now. */
  @ApiProperty()
  user!: MemberUserDto;

  /** As what. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;
}
