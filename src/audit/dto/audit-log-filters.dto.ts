import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  AUDIT_ACTIONS,
  AUDIT_OUTCOMES,
  AUDIT_RESOURCE_TYPES,
  type AuditAction,
  type AuditLogFilters,
  type AuditOutcome,
  type AuditResourceType,
} from '@/lib/admin/contract/audit-logs';
import { INSTANT, TEXT_PATTERN } from '@/openapi/schemas';
import { IsId, IsInstant, Optional } from '@/http/validation/validators';

/** What narrows the log: the same in its list, its export and its stream. */
export class AuditLogFiltersDto implements AuditLogFilters {
  /** Only what this user did. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  actorId?: string;

  /** Only changes of this kind. */
  @Optional()
  @IsIn(AUDIT_ACTIONS)
  @ApiProperty({ enum: AUDIT_ACTIONS })
  action?: AuditAction;

  /** Only changes of resources of this type. */
  @Optional()
  @IsIn(AUDIT_RESOURCE_TYPES)
  @ApiProperty({ enum: AUDIT_RESOURCE_TYPES })
  resourceType?: AuditResourceType;

  /** Only changes of this resource. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @MaxLength(64)
  @ApiProperty({ maxLength: 64, pattern: TEXT_PATTERN, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  resourceId?: string;

  /** Only changes with this outcome. */
  @Optional()
  @IsIn(AUDIT_OUTCOMES)
  @ApiProperty({ enum: AUDIT_OUTCOMES })
  outcome?: AuditOutcome;

  /** Only what this request changed. */
  @Optional()
  @Matches(/^[A-Za-z0-9._-]{1,128}$/, { message: '$property must be 1 to 128 of A-Z a-z 0-9 . _ -' })
  @ApiProperty({ minLength: 1, maxLength: 128, example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  requestId?: string;

  /** Only changes at or after this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  from?: string;

  /** Only changes before this time. */
  @Optional()
  @IsInstant()
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  to?: string;
}
