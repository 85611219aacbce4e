import type { AuditLog, AuditLogQuery } from '../contract/audit-logs';
import type { Http } from '../http';
import type { Streams } from '../http-stream';
import { type AuditExports, auditExports } from './audit-export';
import { type Reader, reader } from './collection';

/** Newest first. Read-only: nothing changes or removes an entry. */
export interface AuditLogsResource extends Reader<AuditLog, AuditLogQuery>, AuditExports {}

export function auditLogsResource(http: Http, streams: Streams): AuditLogsResource {
  return { ...reader(http, '/api/admin/audit-logs'), ...auditExports(streams) };
}
