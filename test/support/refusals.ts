import type { AuditDenial, AuditLog } from '@/lib/admin/contract/audit-logs';
import type { TestApp } from './test-app';

/** The refusals that the log has, oldest first; of one reason, if one is given. Read behind the limits' back. */
export async function refusalsIn(service: TestApp, reason?: AuditDenial): Promise<Omit<AuditLog, 'id' | 'sequence'>[]> {
  const rows = await service.sql<{ entry: Omit<AuditLog, 'id' | 'sequence'> }>(
    `SELECT json_build_object('occurredAt', occurred_at, 'action', action,
       'resource', json_build_object('type', resource_type, 'id', resource_id, 'label', resource_label),
       'actor', json_build_object('type', actor_type, 'id', actor_id, 'email', actor_email),
       'changes', changes, 'outcome', outcome, 'reason', reason, 'requestId', request_id, 'ip', ip,
       'userAgent', user_agent) AS entry
     FROM audit_logs WHERE outcome = 'DENIED' AND reason = coalesce($1, reason) ORDER BY sequence`,
    [reason ?? null],
  );
  return rows.map(({ entry }) => entry);
}
