/**
 * Verifies exports of the audit log, without a client.
 *
 * @module admin-api-client/verify
 */
export type { AuditCheckpoint, ExportedAuditLog } from './contract/audit-seals';
export type { Finding, FindingKind, Verification } from './verification/findings';
export { type ExportedLines, verifyExport, type VerifyOptions } from './verification/verify';
