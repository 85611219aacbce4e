import type {
  AuditAction,
  AuditActor,
  AuditActorType,
  AuditLog,
  AuditOutcome,
  AuditResource,
  AuditResourceType,
  EventAction,
  EventActorType,
  FieldChange,
} from '@/lib/admin/contract/audit-logs';
import { AUDIT_OUTCOMES, AUDIT_RESOURCE_TYPES } from '@/lib/admin/contract/audit-logs';
import { ACTION_PATTERN, LINE_PATTERN, TEXT_PATTERN } from '@/openapi/patterns';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { EVENT_ACTION_MAX_LENGTH, EVENT_ID, EVENT_ID_MAX_LENGTH, PARTY_ID, PARTY_TYPE } from '../events/event-form';
import { AuditEventDto } from './audit-event.dto';

@ApiSchema({
  name: 'AuditResource',
  description: 'The resource that was changed or read, or to which access was refused.',
})
export class AuditResourceDto implements AuditResource {
  /** Kind of resource. */
  @ApiProperty({ enum: AUDIT_RESOURCE_TYPES, example: 'user' })
  type!: AuditResourceType;

  /** Id of the resource or the event. `settings` for the settings. `-` if a read or a refusal is about no particular resource. */
  @ApiProperty({
    maxLength: EVENT_ID_MAX_LENGTH,
    pattern: EVENT_ID.source,
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
  })
  id!: string;

  /** Readable name of the resource at the time, such as an email or a slug. */
  @ApiProperty({ maxLength: 512, pattern: LINE_PATTERN, example: 'ada@example.com' })
  label!: string;
}

@ApiSchema({ name: 'AuditActor', description: 'The user, API key or system that acted, or that was refused.' })
export class AuditActorDto implements AuditActor {
  /**
   * `user` for a request with a session or without credentials, `api_key` for a program, `system` for the service itself. The
   * application chooses the type in an event.
   */
  @ApiProperty({ type: String, maxLength: 64, pattern: PARTY_TYPE.source, example: 'user' })
  type!: AuditActorType | EventActorType;

  /** Id of the user or the API key, a UUID. Null for the system, and for a request without credentials. In an event: any id. */
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: EVENT_ID_MAX_LENGTH,
    pattern: PARTY_ID.source,
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
  })
  id!: string | null;

  /** Email of the user at the time. Null for other actors. */
  @ApiProperty({ type: String, nullable: true, format: 'email', maxLength: 254, example: 'admin@example.com' })
  email!: string | null;

  /** Name of the API key at the time, or the name that an event gives. Missing for other actors. */
  @ApiProperty({ type: String, required: false, maxLength: 200, pattern: LINE_PATTERN, example: 'CI of the web shop' })
  name?: string;
}

@ApiSchema({
  name: 'AuditLog',
  description:
    'A change, a refusal, or a read if reads are recorded. The entry of a change is written in the same transaction.',
})
export class AuditLogDto implements AuditLog {
  /** Id of the entry. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  id!: string;

  /** Position in the log. It grows with every entry. Gaps are possible, repetition is not. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, example: 42 })
  sequence!: number;

  /** Time of the event, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  occurredAt!: string;

  /** `CREATE`, `UPDATE`, `DELETE` or `READ`. The action of an event has a dot, such as `invoice.paid`. */
  @ApiProperty({ type: String, maxLength: EVENT_ACTION_MAX_LENGTH, pattern: ACTION_PATTERN, example: 'UPDATE' })
  action!: AuditAction | EventAction;

  /** The resource that the entry is about. */
  @ApiProperty()
  resource!: AuditResourceDto;

  /** The user or system that acted. */
  @ApiProperty()
  actor!: AuditActorDto;

  /**
   * The audited fields that changed, each with its value before and after. CREATE lists every audited field with
   * `from: null`, DELETE with `to: null`. A password appears as `[REDACTED]`.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['from', 'to'],
      properties: {
        from: { description: 'Value before, any JSON. Null for CREATE.' },
        to: { description: 'Value after, any JSON. Null for DELETE.' },
      },
    },
    example: { name: { from: 'Ada', to: 'Ada Lovelace' } },
  })
  changes!: Record<string, FieldChange>;

  /** `SUCCESS` if the operation was done, `DENIED` if it was refused. */
  @ApiProperty({ enum: AUDIT_OUTCOMES, example: 'SUCCESS' })
  outcome!: AuditOutcome;

  /** The `X-Audit-Reason` of the request. For a refusal: its error code, such as `FORBIDDEN`. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: TEXT_PATTERN, example: null })
  reason!: string | null;

  /** The `X-Request-Id` of the request. */
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 128,
    pattern: '^[A-Za-z0-9._-]{1,128}$',
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
  })
  requestId!: string | null;

  /** Client address of the request. Once it is erased: the pseudonym of the person. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: '^[0-9A-Za-z.:%@-]+$', example: '203.0.113.7' })
  ip!: string | null;

  /** The `User-Agent` of the request. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: TEXT_PATTERN, example: 'curl/8.5.0' })
  userAgent!: string | null;

  /**
   * Id of the organization that the entry is about: the organization itself, a member or an invitation of it, or a read or a
   * refusal of a route under it. Null for other entries, such as those of settings, which hold for the whole system. The seal
   * does not cover it.
   */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8060' })
  organizationId!: string | null;

  /** Only entries about the resource type `event` have it. */
  @ApiProperty({ required: false })
  event?: AuditEventDto;
}
