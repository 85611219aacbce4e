import { ApiProperty, ApiSchema, PickType } from '@nestjs/swagger';
import {
  AUDIT_ACTIONS,
  AUDIT_RESOURCE_TYPES,
  type AuditAction,
  type AuditResourceType,
  type EventAction,
} from '@/lib/admin/contract/audit-logs';
import type { DryRunMeta, PlannedChange, PlannedCount } from '@/lib/admin/contract/dry-run';
import { PLANNED_CHANGES_MAX } from '@/http/envelope/dry-run';
import { ACTION_PATTERN } from '@/openapi/patterns';
import { EVENT_ACTION_MAX_LENGTH, EVENTS_MAX } from '../events/event-form';
import { AuditLogDto } from './audit-log.dto';

const COUNT = { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

@ApiSchema({
  name: 'PlannedChange',
  description:
    'Content of an audit entry that the change would write. A created resource gets another id in the real change.',
})
class PlannedChangeDto extends PickType(AuditLogDto, ['action', 'resource', 'changes']) implements PlannedChange {}

@ApiSchema({
  name: 'PlannedCount',
  description: 'Number of audit entries of one kind that the change would write.',
})
class PlannedCountDto implements PlannedCount {
  /** Action on the resources, or of the events. */
  @ApiProperty({ type: String, maxLength: EVENT_ACTION_MAX_LENGTH, pattern: ACTION_PATTERN })
  action!: AuditAction | EventAction;

  /** Type of the resources. */
  @ApiProperty({ enum: AUDIT_RESOURCE_TYPES })
  resourceType!: AuditResourceType;

  /** Number of resources. */
  @ApiProperty(COUNT)
  count!: number;
}

@ApiSchema({ name: 'DryRunMeta', description: 'Effect of a change with `dryRun=true`.' })
export class DryRunMetaDto implements DryRunMeta {
  /** Always true: nothing was stored. */
  @ApiProperty({ type: 'boolean', enum: [true] })
  dryRun!: true;

  /** The first 100 audit entries that the change would write, in order. */
  @ApiProperty({ type: [PlannedChangeDto], maxItems: PLANNED_CHANGES_MAX })
  changes!: PlannedChangeDto[];

  /** Numbers of all audit entries that the change would write, by kind. */
  @ApiProperty({ type: [PlannedCountDto], maxItems: AUDIT_ACTIONS.length * AUDIT_RESOURCE_TYPES.length + EVENTS_MAX })
  counts!: PlannedCountDto[];

  /** Number of audit entries that the change would write. */
  @ApiProperty(COUNT)
  totalChanges!: number;
}
