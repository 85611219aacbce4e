import type { AuditLogEntity } from './audit-log.entity';
import type { AuditEvent } from '@/lib/admin/contract/application-events';
import type { AuditEventDto } from './dto/audit-event.dto';
import type { AuditLogDto } from './dto/audit-log.dto';

export function toAuditLogDto(entry: AuditLogEntity): AuditLogDto {
  return {
    id: entry.id,
    sequence: entry.sequence,
    occurredAt: entry.occurredAt.toISOString(),
    action: entry.action,
    resource: { type: entry.resourceType, id: entry.resourceId, label: entry.resourceLabel },
    actor: {
      type: entry.actorType,
      id: entry.actorId ?? entry.actorRef,
      email: entry.actorEmail,
      // The seals of entries without a name do not cover this member.
      ...(entry.actorName !== null && { name: entry.actorName }),
    },
    changes: entry.changes,
    outcome: entry.outcome,
    reason: entry.reason,
    requestId: entry.requestId,
    ip: entry.ip,
    userAgent: entry.userAgent,
    organizationId: entry.organizationId,
    ...(entry.event !== null && { event: toAuditEventDto(entry.event) }),
  };
}

function toAuditEventDto({ receivedAt, reportedBy, targets, organizationId, data }: AuditEvent): AuditEventDto {
  return { receivedAt, reportedBy, targets, ...(organizationId !== undefined && { organizationId }), data };
}
