import type { ApiPromise } from '../api-promise';
import type { AuditLog, AuditLogQuery } from '../contract/audit-logs';
import type { InclusionProof } from '../contract/audit-seals';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { Streams } from '../http-stream';
import type { RequestOptions } from '../options';
import type { Verification } from '../verification/findings';
import type { ExportedLines, VerifyOptions } from '../verification/verify';
import { type ApplicationEvents, applicationEvents } from './application-events';
import { type AuditCheckpointsResource, auditCheckpointsResource } from './audit-checkpoints';
import { type AuditExports, auditExports } from './audit-export';
import { type AuditStream, auditStream } from './audit-stream';
import { type Reader, reader } from './collection';

/** Reads the audit log, newest first, and adds events of the application. Nothing can change or remove an entry. */
export interface AuditLogsResource
  extends Omit<Reader<AuditLog, AuditLogQuery>, 'get'>, ApplicationEvents, AuditExports, AuditStream {
  /** Returns an entry. `NOT_FOUND` (404): it does not exist. */
  get(id: string, options?: RequestOptions): ApiPromise<AuditLog>;
  /** The seals on the log. */
  readonly checkpoints: AuditCheckpointsResource;
  /** Returns the proof that an entry is included under the root of a checkpoint. `CONFLICT` (409): it cannot be sealed yet. */
  proof(id: string, options?: RequestOptions): ApiPromise<InclusionProof>;
  /**
   * Verifies exported lines offline against the signed checkpoints that they carry. Faults of the log are in `findings`, the
   * first altered entry first. Rejects only if the options are wrong (`TypeError`).
   */
  verify(lines: ExportedLines, options: VerifyOptions): Promise<Verification>;
}

const PATH: Path = ['/api/admin/audit-logs'];

export function auditLogsResource(http: Http, streams: Streams): AuditLogsResource {
  return {
    ...reader<AuditLog, AuditLogQuery>(http, PATH),
    ...auditExports(streams),
    ...auditStream(streams),
    ...applicationEvents(http),
    checkpoints: auditCheckpointsResource(http),

    async verify(lines, options) {
      // Loaded on demand: most programs never verify. The extension serves Node, which resolves import() as an ES module does.
      const { verifyExport } = await import('../verification/verify.ts');
      return verifyExport(lines, options);
    },

    proof: (id, options) => http.read([...PATH, id, 'proof'], options),
  };
}
