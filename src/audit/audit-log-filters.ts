import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { before, countedEquals, equals, type Filters, since } from '@/pagination/filters';
import type { AuditLogEntity } from './audit-log.entity';

/** Returns the filters that the list, the export and the stream of the log share. */
export function auditLogFilters(query: AuditLogFilters): Filters<AuditLogEntity> {
  return {
    actorId: countedEquals('actorId', query.actorId),
    actorType: countedEquals('actorType', query.actorType),
    action: countedEquals('action', query.action),
    resourceType: countedEquals('resourceType', query.resourceType),
    resourceId: equals('resourceId', query.resourceId),
    outcome: countedEquals('outcome', query.outcome),
    organizationId: countedEquals('organizationId', query.organizationId),
    requestId: equals('requestId', query.requestId),
    from: since('occurredAt', instantOf(query.from)),
    to: before('occurredAt', instantOf(query.to)),
  };
}

function instantOf(time: string | Date | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time;
}
