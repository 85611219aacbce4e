import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { before, counted, equals, type Filters, since } from '@/pagination/filters';

/** Returns the filters that the list, the export and the stream of the log share. */
export function auditLogFilters(query: AuditLogFilters): Filters {
  return {
    actorId: counted('actorId', equals('actorId', query.actorId)),
    action: counted('action', equals('action', query.action)),
    resourceType: counted('resourceType', equals('resourceType', query.resourceType)),
    resourceId: equals('resourceId', query.resourceId),
    outcome: counted('outcome', equals('outcome', query.outcome)),
    requestId: equals('requestId', query.requestId),
    from: since('occurredAt', 'from', instantOf(query.from)),
    to: before('occurredAt', 'to', instantOf(query.to)),
  };
}

function instantOf(time: string | Date | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time;
}
