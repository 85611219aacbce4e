import type {
  AuditAction,
  AuditActor,
  AuditLog,
  AuditOutcome,
  AuditResource,
  AuditResourceType,
  FieldChange,
} from '@/lib/admin/contract/audit-logs';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, AUDIT_RESOURCE_TYPES } from '@/lib/admin/contract/audit-logs';
import { LINE_PATTERN, TEXT_PATTERN } from '@/openapi/schemas';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'AuditResource', description: 'What was changed, read, or refused.' })
export class AuditResourceDto implements AuditResource {
  /** Kind of resource. */
  @ApiProperty({ enum: AUDIT_RESOURCE_TYPES, example: 'user' })
  type!: AuditResourceType;

  /** Id of the resource; `settings` for the settings, `-` where a read or a refusal is about no particular one. */
  @ApiProperty({ maxLength: 64, pattern: '^[a-z0-9-]+$', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** What a person knew it by at the time: an email, a slug. */
  @ApiProperty({ maxLength: 512, pattern: LINE_PATTERN, example: 'ada@example.com' })
  label!: string;
}

@ApiSchema({ name: 'AuditActor', description: 'Who did it, or was refused.' })
export class AuditActorDto implements AuditActor {
  /** Whether a person did it, or the system by itself. */
  @ApiProperty({ enum: ['user', 'system'], example: 'user' })
  type!: 'user' | 'system';

  /** Null for the system itself, e.g. when it makes the first admin, and for whoever was refused without a session. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string | null;

  /** Email of the actor at the time. */
  @ApiProperty({ type: String, nullable: true, format: 'email', maxLength: 254, example: 'admin@example.com' })
  email!: string | null;
}

@ApiSchema({
  name: 'AuditLog',
  description:
    'One change that was made, written in the same transaction; or one refusal, or one read where they are recorded.',
})
export class AuditLogDto implements AuditLog {
  /** Id of the entry. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  id!: string;

  /** Grows by insertion; gaps are possible, repetition is not. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, example: 42 })
  sequence!: number;

  /** When, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  occurredAt!: string;

  /** What was done to the resource. */
  @ApiProperty({ enum: AUDIT_ACTIONS, example: 'UPDATE' })
  action!: AuditAction;

  /** What was changed. */
  @ApiProperty()
  resource!: AuditResourceDto;

  /** Who made the change. */
  @ApiProperty()
  actor!: AuditActorDto;

  /**
   * The audited fields that changed, each with its value before and after. A creation has every audited field with
   * `from: null`, a deletion with `to: null`. Passwords read `[REDACTED]`.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['from', 'to'],
      properties: {
        from: { description: 'Value before, any JSON; null of a new resource.' },
        to: { description: 'Value after, any JSON; null of a deleted resource.' },
      },
    },
    example: { name: { from: 'Ada', to: 'Ada Lovelace' } },
  })
  changes!: Record<string, FieldChange>;

  /** Whether it was done, or refused. */
  @ApiProperty({ enum: AUDIT_OUTCOMES, example: 'SUCCESS' })
  outcome!: AuditOutcome;

  /** Why, as the request said in `X-Audit-Reason`; of a refusal its code, e.g. `FORBIDDEN`. */
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

  /** Address that the request came from; once it is erased, the pseudonym of whose it was. */
  @ApiProperty({ type: String, nullable: true, maxLength: 64, pattern: '^[0-9A-Za-z.:%@-]+$', example: '203.0.113.7' })
  ip!: string | null;

  /** The `User-Agent` of the request. */
  @ApiProperty({ type: String, nullable: true, maxLength: 512, pattern: TEXT_PATTERN, example: 'curl/8.5.0' })
  userAgent!: string | null;
}
