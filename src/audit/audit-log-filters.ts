import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { before, equals, type Filters, since } from '@/common/find-page';

/** What narrows the log, the same in every way of reading it. For queries on `AuditLogEntity` under the alias `t`. */
export function auditLogFilters(query: AuditLogFilters): Filters {
  return {
    actorId: equals('actorId', query.actorId),
    action: equals('action', query.action),
    resourceType: equals('resourceType', query.resourceType),
    resourceId: equals('resourceId', query.resourceId),
    outcome: equals('outcome', query.outcome),
    requestId: equals('requestId', query.requestId),
    from: since('occurredAt', 'from', query.from),
    to: before('occurredAt', 'to', query.to),
  };
}
