import { AdminApiError } from '../admin-api-error';
import type { AuditLog, AuditLogFilters, AuditLogQuery } from '../contract/audit-logs';
import type { AuditExportQuery, ExportedAuditLog, InclusionProof } from '../contract/audit-seals';
import type { Http } from '../http';
import { linesOf } from '../http-stream';
import { eventsOf } from '../server-sent-events';
import type { Verification } from '../verification/findings';
import { type ExportedLines, verifyExport, type VerifyOptions } from '../verification/verify';
import { type AuditCheckpointsResource, auditCheckpointsResource } from './audit-checkpoints';
import { type Reader, reader, type RequestOptions, segment } from './collection';

/** Where a stream begins, and what is in it. */
export interface FollowQuery extends AuditLogFilters {
  /** Behind which sequence; where not given, with what comes from now on. */
  after?: number;
}

/** Newest first. Read-only: nothing changes or removes an entry. */
export interface AuditLogsResource extends Reader<AuditLog, AuditLogQuery> {
  readonly checkpoints: AuditCheckpointsResource;
  /** Shows that an entry is under the root of a checkpoint; `CONFLICT` (409) where it cannot be sealed yet. */
  proof(id: string, options?: RequestOptions): Promise<InclusionProof>;
  /**
   * Every match in order of sequence, each with what it takes to verify it. Where the connection breaks it goes on behind the
   * last line that came.
   */
  export(
    query?: Omit<AuditExportQuery, 'format'>,
    options?: RequestOptions,
  ): AsyncGenerator<ExportedAuditLog, void, undefined>;
  /** The same as CSV, in chunks of text, in one attempt. */
  exportCsv(
    query?: Omit<AuditExportQuery, 'format'>,
    options?: RequestOptions,
  ): AsyncGenerator<string, void, undefined>;
  /**
   * Every entry as it comes, each once and in order. It connects again by itself, for as long as that makes sense: it ends
   * with an error where the session does, and with `ABORTED` by the signal.
   */
  follow(query?: FollowQuery, options?: RequestOptions): AsyncGenerator<AuditLog, void, undefined>;
  /**
   * Verifies exported lines against the signed checkpoints they carry, here and without a request. Rejects only with a
   * `TypeError` for wrong options: what is wrong with the log is in `findings`, the first altered entry first.
   */
  verify(lines: ExportedLines, options: VerifyOptions): Promise<Verification>;
}

const PATH = '/api/admin/audit-logs';

export function auditLogsResource(http: Http): AuditLogsResource {
  return {
    ...reader(http, PATH),
    checkpoints: auditCheckpointsResource(http),
    verify: verifyExport,

    async proof(id, options) {
      return http.resource({ method: 'GET', path: `${PATH}/${segment(id)}/proof`, signal: options?.signal });
    },

    async *export(query, options) {
      let cursor = query?.cursor;
      for (let tries = 0; ; tries++) {
        try {
          for await (const line of linesOf(exported(http, { ...query, cursor, format: 'ndjson' }, options))) {
            const entry = entryOf(line) as ExportedAuditLog;
            ({ cursor } = entry);
            tries = 0;
            yield entry;
          }
          return;
        } catch (error) {
          await http.pause(error, tries, options);
        }
      }
    },

    exportCsv: (query, options) => exported(http, { ...query, format: 'csv' }, options),

    async *follow({ after, ...query } = {}, { signal } = {}) {
      let lastEventId = after;
      for (let tries = 0; ; tries++) {
        const call = { method: 'GET' as const, path: `${PATH}/stream`, query, accept: 'text/event-stream', signal };
        let failure: unknown = ended();
        try {
          for await (const { id, type, data } of eventsOf(http.stream({ ...call, lastEventId }))) {
            lastEventId = id === null ? lastEventId : Number(id);
            tries = 0;
            if (type === 'audit-log') yield entryOf(data);
          }
        } catch (error) {
          failure = error;
        }
        await http.pause(failure, tries, { signal, forever: true });
      }
    },
  };
}

function exported(http: Http, query: AuditExportQuery, options?: RequestOptions) {
  const accept = query.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  return http.stream({ method: 'GET', path: `${PATH}/export`, query, accept, signal: options?.signal });
}

function entryOf(json: string): AuditLog {
  try {
    return JSON.parse(json) as AuditLog;
  } catch (cause) {
    const message = `GET ${PATH}: what came is no entry`;
    throw new AdminApiError({ status: 200, code: 'INVALID_RESPONSE', message, cause });
  }
}

/** A stream that ends as if it were complete, which it never is: the service stops, or the session is over. */
function ended(): AdminApiError {
  return new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message: `GET ${PATH}/stream has ended` });
}
