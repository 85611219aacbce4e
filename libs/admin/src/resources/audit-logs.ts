import type { AuditLog, AuditLogQuery } from '../contract/audit-logs';
import type { Http } from '../http';
import { type Reader, reader } from './collection';

/** Newest first. Read-only: nothing changes or removes an entry. */
export type AuditLogsResource = Reader<AuditLog, AuditLogQuery>;

export function auditLogsResource(http: Http): AuditLogsResource {
  return reader(http, '/api/admin/audit-logs');
}
