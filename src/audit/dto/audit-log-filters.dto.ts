import { ApiProperty } from '@nestjs/swagger';
import { IsIn, isUUID, Matches, MaxLength } from 'class-validator';
import {
  AUDIT_OUTCOMES,
  AUDIT_RESOURCE_TYPES,
  type AuditLogFilters,
  type AuditOutcome,
  type AuditResourceType,
} from '@/lib/admin/contract/audit-logs';
import { IsIpAddress } from '@/http/validation/ip-address';
import { OneOrMany, ToEach } from '@/http/validation/one-or-many.decorator';
import { CodePoints, IsId, IsInstant, Optional, ToTrimmed } from '@/http/validation/validators';
import { ACTION_PATTERN, TEXT_PATTERN } from '@/openapi/patterns';
import { INSTANT } from '@/openapi/schemas';
import { EVENT_ACTION_MAX_LENGTH, EVENT_ID_MAX_LENGTH, PARTY_ID, PARTY_TYPE } from '../events/event-form';
import { EMAIL_MAX_LENGTH, IsCanonicalEmail, ToCanonicalEmail } from '@/text/email';

const FIELD = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;
/** Shortest part of a label, in characters. The index knows sequences of three. */
const SEARCH_MIN_LENGTH = 3;
const SEARCH_MAX_LENGTH = 254;

const PARTY = { minLength: 1, maxLength: EVENT_ID_MAX_LENGTH, pattern: PARTY_ID.source };
const ACTION = new RegExp(ACTION_PATTERN);

/** Ids of the service are stored in lower case. Those of events are kept as they are. */
function lowerCaseIfUuid(id: string): string {
  return isUUID(id) ? id.toLowerCase() : id;
}

/** Filters of the list, the export and the stream of the log. */
export class AuditLogFiltersDto implements AuditLogFilters {
  /** Only entries of these actors. */
  @Optional()
  @ToEach(lowerCaseIfUuid)
  @OneOrMany({ type: 'string', ...PARTY, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  @Matches(PARTY_ID, { each: true, message: '$property must be 1 to 128 visible ASCII characters' })
  @MaxLength(EVENT_ID_MAX_LENGTH, { each: true })
  actorId?: string[];

  /** Only entries of actors of these types: `user`, `api_key`, `system`, or types that events name. */
  @Optional()
  @OneOrMany({ type: 'string', maxLength: 64, pattern: PARTY_TYPE.source, example: 'api_key' })
  @Matches(PARTY_TYPE, { each: true, message: '$property must be a name such as user' })
  actorType?: string[];

  /**
   * Only entries of the actor with this email at the time, in any spelling that has the same canonical form. An erased person is
   * found by the pseudonym, `<id>@erased.invalid`, and no longer by the email.
   */
  @Optional()
  @ToCanonicalEmail()
  @IsCanonicalEmail()
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'admin@example.com' })
  actorEmail?: string;

  /** Only entries with these actions. */
  @Optional()
  @OneOrMany({ type: 'string', maxLength: EVENT_ACTION_MAX_LENGTH, pattern: ACTION_PATTERN, example: 'UPDATE' })
  @MaxLength(EVENT_ACTION_MAX_LENGTH, { each: true })
  @Matches(ACTION, {
    each: true,
    message: '$property must be CREATE, UPDATE, DELETE, READ or names such as invoice.paid',
  })
  action?: string[];

  /** Only entries about resources of these types. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...AUDIT_RESOURCE_TYPES] })
  @IsIn(AUDIT_RESOURCE_TYPES, { each: true })
  resourceType?: AuditResourceType[];

  /** Only entries about these resources, or events with these ids. */
  @Optional()
  @OneOrMany({
    type: 'string',
    maxLength: EVENT_ID_MAX_LENGTH,
    pattern: TEXT_PATTERN,
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
  })
  @ToEach(lowerCaseIfUuid)
  @MaxLength(EVENT_ID_MAX_LENGTH, { each: true })
  resourceId?: string[];

  /** Only entries with these outcomes. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...AUDIT_OUTCOMES] })
  @IsIn(AUDIT_OUTCOMES, { each: true })
  outcome?: AuditOutcome[];

  /** Only entries about these organizations, their members and their invitations, and about access to them. */
  @Optional()
  @OneOrMany({ type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8060' })
  @IsId({ each: true })
  organizationId?: string[];

  /** Only events with a target of this type. Together with `targetId`: with a target of this type and this id. */
  @Optional()
  @OneOrMany({ type: 'string', maxLength: 64, pattern: PARTY_TYPE.source, example: 'invoice' })
  @Matches(PARTY_TYPE, { each: true, message: '$property must be a name such as invoice' })
  targetType?: string[];

  /** Only events with a target that has this id. */
  @Optional()
  @ToEach(lowerCaseIfUuid)
  @OneOrMany({ type: 'string', ...PARTY, example: 'inv_42' })
  @Matches(PARTY_ID, { each: true, message: '$property must be 1 to 128 visible ASCII characters' })
  @MaxLength(EVENT_ID_MAX_LENGTH, { each: true })
  targetId?: string[];

  /** Only entries of this request. */
  @Optional()
  @Matches(/^[A-Za-z0-9._-]{1,128}$/, { message: '$property must be 1 to 128 of A-Z a-z 0-9 . _ -' })
  @ApiProperty({ minLength: 1, maxLength: 128, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  requestId?: string;

  /** Only entries of requests from this address, in any spelling. */
  @Optional()
  @IsIpAddress()
  @ApiProperty({ maxLength: 64, pattern: '^[0-9A-Fa-f:.]+$', example: '203.0.113.7' })
  ip?: string;

  /** Only entries whose `changes` have this field, such as `role`. */
  @Optional()
  @Matches(FIELD, { message: '$property must be the name of a field, such as role' })
  @ApiProperty({ maxLength: 64, pattern: FIELD.source, example: 'role' })
  changed?: string;

  /**
   * Only entries whose `resource.label` contains this text, such as a part of an email, a slug or a name. Both sides are compared
   * in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` are literal. Blanks at both ends are ignored.
   */
  @Optional()
  @ToTrimmed()
  @CodePoints(SEARCH_MIN_LENGTH, SEARCH_MAX_LENGTH)
  @ApiProperty({ minLength: SEARCH_MIN_LENGTH, maxLength: SEARCH_MAX_LENGTH, pattern: TEXT_PATTERN, example: 'acme' })
  search?: string;

  /** Only entries at or after this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  from?: string;

  /** Only entries before this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  to?: string;
}
