import type { AuditLog, AuditLogQuery } from '../contract/audit-logs';
import type { Http } from '../http';
import type { Verification } from '../verification/findings';
import { type ExportedLines, verifyExport, type VerifyOptions } from '../verification/verify';
import { type Reader, reader } from './collection';

/** Newest first. Read-only: nothing changes or removes an entry. */
export interface AuditLogsResource extends Reader<AuditLog, AuditLogQuery> {
  /**
   * Verifies exported lines against the signed checkpoints they carry, here and without a request. Rejects only with a
   * `TypeError` for wrong options: what is wrong with the log is in `findings`, the first altered entry first.
   */
  verify(lines: ExportedLines, options: VerifyOptions): Promise<Verification>;
}

export function auditLogsResource(http: Http): AuditLogsResource {
  return { ...reader(http, '/api/admin/audit-logs'), verify: verifyExport };
}
