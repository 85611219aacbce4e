import { ApiProperty, ApiSchema, OmitType } from '@nestjs/swagger';
import {
  type KnownNetwork,
  LOGIN_FAILURE_SCOPES,
  type LoginFailureCount,
  type PasswordResetLink,
  type PasswordResetRequest,
  type PersonalData,
  type PersonalMail,
  type PersonalMembership,
  type PersonalSession,
} from '@/lib/admin/contract/personal-data';
import { ApiKeyDto } from '@/api-keys/dto/api-key.dto';
import { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { UserSessionDto } from '@/auth/dto/user-session.dto';
import { InvitationDto } from '@/invitations/dto/invitation.dto';
import { LINE_PATTERN } from '@/openapi/patterns';
import { UserOrganizationDto } from '@/organizations/dto/user-organization.dto';
import { EMAIL_MAX_LENGTH } from '@/text/email';
import { UserDto } from '@/users/dto/user.dto';

/** Nothing bounds the lists of a streamed document. */
const MANY = { isArray: true, maxItems: Number.MAX_SAFE_INTEGER } as const;
const UUID = { format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' } as const;
const TIME = { format: 'date-time', example: '2026-01-31T12:00:00.000Z' } as const;
const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 2147483647 } as const;

@ApiSchema({ name: 'PersonalIdentity', description: 'The ids and addresses by which a person was searched.' })
export class PersonalIdentityDto {
  /** Id of the account. */
  @ApiProperty(UUID)
  id!: string;

  /** Id of the account, and ids of invitations that were sent to the person before there was one. */
  @ApiProperty({ ...MANY, ...UUID, type: String, example: [UUID.example] })
  ids!: string[];

  /** Addresses that the account has or had, without those that another account has now. */
  @ApiProperty({ ...MANY, type: String, format: 'email', maxLength: EMAIL_MAX_LENGTH, example: ['ada@example.com'] })
  addresses!: string[];
}

@ApiSchema({ name: 'PersonalMembership', description: 'Membership of a person, also if it is deleted.' })
export class PersonalMembershipDto extends UserOrganizationDto implements PersonalMembership {
  /** Time of the deletion, in UTC. Null if it is not deleted. */
  @ApiProperty({ ...TIME, type: String, nullable: true, example: null })
  deletedAt!: string | null;
}

@ApiSchema({ name: 'PersonalSession', description: 'A session of a person.' })
export class PersonalSessionDto extends OmitType(UserSessionDto, ['current']) implements PersonalSession {}

@ApiSchema({
  name: 'KnownNetwork',
  description: 'A network from which a person signed in. Only a keyed hash of it is stored.',
})
export class KnownNetworkDto implements KnownNetwork {
  /** Time of the last login from there, in UTC. */
  @ApiProperty(TIME)
  lastLoginAt!: string;
}

@ApiSchema({ name: 'LoginFailureCount', description: 'Wrong passwords for an account that are still counted.' })
export class LoginFailureCountDto implements LoginFailureCount {
  /** Scope in which they are counted. */
  @ApiProperty({ enum: LOGIN_FAILURE_SCOPES, example: 'ADDRESS' })
  scope!: LoginFailureCount['scope'];

  /** Number of wrong passwords. */
  @ApiProperty({ ...COUNT, example: 2 })
  failures!: number;

  /** Time at which they are forgotten, in UTC. */
  @ApiProperty(TIME)
  windowEndsAt!: string;
}

@ApiSchema({ name: 'PasswordResetLink', description: 'A link for a new password, without its token.' })
export class PasswordResetLinkDto implements PasswordResetLink {
  /** Id of the link. */
  @ApiProperty(UUID)
  id!: string;

  /** Time of the creation, in UTC. */
  @ApiProperty(TIME)
  createdAt!: string;

  /** Time at which it expires, in UTC. */
  @ApiProperty(TIME)
  expiresAt!: string;
}

@ApiSchema({ name: 'PasswordResetRequest', description: 'A request for a new password that is not answered yet.' })
export class PasswordResetRequestDto implements PasswordResetRequest {
  /** Time of the request, in UTC. */
  @ApiProperty(TIME)
  createdAt!: string;

  /** IP address of the client. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: LINE_PATTERN, example: '203.0.113.7' })
  ip!: string | null;

  /** User agent of the client. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: LINE_PATTERN, example: 'Mozilla/5.0' })
  userAgent!: string | null;
}

@ApiSchema({ name: 'PersonalMail', description: 'A mail that is not sent yet, without its text.' })
export class PersonalMailDto implements PersonalMail {
  /** Address of the recipient. `[REDACTED]` if the mail is to somebody else and mentions the person. */
  @ApiProperty({ maxLength: EMAIL_MAX_LENGTH, pattern: LINE_PATTERN, example: 'ada@example.com' })
  recipient!: string;

  /** Subject of the mail. */
  @ApiProperty({ maxLength: 998, pattern: LINE_PATTERN, example: 'Your password was changed' })
  subject!: string;

  /** Time at which it was queued, in UTC. */
  @ApiProperty(TIME)
  createdAt!: string;

  /** Time after which it is not sent, in UTC. */
  @ApiProperty(TIME)
  expiresAt!: string;
}

@ApiSchema({ name: 'PersonalData', description: 'Everything that the system holds about one person.' })
export class PersonalDataDto implements PersonalData {
  /** Time at which the document was begun, in UTC. Each list is read page by page afterwards. */
  @ApiProperty(TIME)
  generatedAt!: string;

  /** The ids and addresses by which the person was searched. */
  @ApiProperty()
  person!: PersonalIdentityDto;

  /** The account. Null if it was removed for good, or there never was one. */
  @ApiProperty({ type: UserDto, nullable: true })
  profile!: UserDto | null;

  /** Memberships, also deleted ones that can be restored. */
  @ApiProperty({ ...MANY, type: PersonalMembershipDto })
  memberships!: PersonalMembershipDto[];

  /** Invitations that were sent to the person. */
  @ApiProperty({ ...MANY, type: InvitationDto })
  invitationsReceived!: InvitationDto[];

  /** Invitations that the person sent, with `[REDACTED]` instead of the address. */
  @ApiProperty({ ...MANY, type: InvitationDto })
  invitationsSent!: InvitationDto[];

  /** Sessions that have not ended. */
  @ApiProperty({ ...MANY, type: PersonalSessionDto })
  sessions!: PersonalSessionDto[];

  /** Networks from which the person signed in within 30 days. */
  @ApiProperty({ ...MANY, type: KnownNetworkDto })
  knownNetworks!: KnownNetworkDto[];

  /** Wrong passwords that are still counted. */
  @ApiProperty({ ...MANY, type: LoginFailureCountDto })
  loginFailures!: LoginFailureCountDto[];

  /** Links for a new password. */
  @ApiProperty({ ...MANY, type: PasswordResetLinkDto })
  passwordResetLinks!: PasswordResetLinkDto[];

  /** Requests for a new password that are not answered yet. */
  @ApiProperty({ ...MANY, type: PasswordResetRequestDto })
  passwordResetRequests!: PasswordResetRequestDto[];

  /** API keys that the person created. */
  @ApiProperty({ ...MANY, type: ApiKeyDto })
  apiKeys!: ApiKeyDto[];

  /** Mails to the person, or about the person, that are not sent yet. */
  @ApiProperty({ ...MANY, type: PersonalMailDto })
  queuedMails!: PersonalMailDto[];

  /** Number of stored responses that mention the person. They are kept encrypted for 24 hours. */
  @ApiProperty({ ...COUNT, example: 0 })
  storedResponses!: number;

  /**
   * Entries with values of the person, in order of sequence, then those that name the id of the person, and then events with the
   * person as a target.
   */
  @ApiProperty({ ...MANY, type: AuditLogDto })
  entriesAbout!: AuditLogDto[];

  /** Other entries of what the person did, in order of time. */
  @ApiProperty({ ...MANY, type: AuditLogDto })
  entriesBy!: AuditLogDto[];
}
