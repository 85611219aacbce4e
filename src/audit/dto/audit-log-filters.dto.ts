import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  AUDIT_ACTIONS,
  AUDIT_ACTOR_TYPES,
  AUDIT_OUTCOMES,
  AUDIT_RESOURCE_TYPES,
  type AuditAction,
  type AuditActorType,
  type AuditLogFilters,
  type AuditOutcome,
  type AuditResourceType,
} from '@/lib/admin/contract/audit-logs';
import { INSTANT, TEXT_PATTERN } from '@/openapi/schemas';
import { IsId, IsInstant, Optional } from '@/http/validation/validators';

/** Filters of the list, the export and the stream of the log. */
export class AuditLogFiltersDto implements AuditLogFilters {
  /** Only entries of this actor. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  actorId?: string;

  /** Only entries of actors of this type. */
  @Optional()
  @IsIn(AUDIT_ACTOR_TYPES)
  @ApiProperty({ enum: AUDIT_ACTOR_TYPES })
  actorType?: AuditActorType;

  /** Only entries with this action. */
  @Optional()
  @IsIn(AUDIT_ACTIONS)
  @ApiProperty({ enum: AUDIT_ACTIONS })
  action?: AuditAction;

  /** Only entries about resources of this type. */
  @Optional()
  @IsIn(AUDIT_RESOURCE_TYPES)
  @ApiProperty({ enum: AUDIT_RESOURCE_TYPES })
  resourceType?: AuditResourceType;

  /** Only entries about this resource. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @MaxLength(64)
  @ApiProperty({ maxLength: 64, pattern: TEXT_PATTERN, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  resourceId?: string;

  /** Only entries with this outcome. */
  @Optional()
  @IsIn(AUDIT_OUTCOMES)
  @ApiProperty({ enum: AUDIT_OUTCOMES })
  outcome?: AuditOutcome;

  /** Only entries about this organization, its members and its invitations, and about access to them. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8060' })
  organizationId?: string;

  /** Only entries of this request. */
  @Optional()
  @Matches(/^[A-Za-z0-9._-]{1,128}$/, { message: '$property must be 1 to 128 of A-Z a-z 0-9 . _ -' })
  @ApiProperty({ minLength: 1, maxLength: 128, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  requestId?: string;

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
