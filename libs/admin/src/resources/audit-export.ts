import { AdminApiError, isObject } from '../admin-api-error';
import type { AuditExportQuery, ExportedAuditLog, ExportRange } from '../contract/audit-seals';
import type { Call } from '../http-call';
import { linesOf, type Streams } from '../http-stream';
import type { RequestOptions } from './collection';

export interface ExportOptions extends RequestOptions {
  /**
   * Called before the first entry of each answer. If the connection breaks, the rest comes as another answer, which may go
   * further.
   */
  onRange?: (range: ExportRange) => void;
}

export interface AuditExports {
  /**
   * Every entry that matches, oldest first, each with the proof that it is under a signed checkpoint: one request, read as
   * it comes, so that memory does not grow. Where the connection breaks it is asked for the rest, from the last `cursor`, up
   * to `maxRetries` times in a row without an entry; the checkpoint then comes whole again. The client's `timeout` is for
   * each wait, not for the whole. The export leaves an entry itself.
   */
  export(
    query?: Omit<AuditExportQuery, 'format'>,
    options?: ExportOptions,
  ): AsyncGenerator<ExportedAuditLog, void, undefined>;
  /** The same as a table (RFC 4180), in pieces of text to write one after the other. Not resumed where it breaks. */
  exportCsv(query?: Omit<AuditExportQuery, 'format'>, options?: ExportOptions): AsyncGenerator<string, void, undefined>;
}

const PATH = '/api/admin/audit-logs/export';

export function auditExports(streams: Streams): AuditExports {
  return {
    export(query, options) {
      const onHead = headListener(options);
      let cursor = query?.cursor;
      const callOf = (): Call => ({
        method: 'GET',
        path: PATH,
        query: { ...query, format: 'ndjson', cursor },
        signal: options?.signal,
      });
      return streams.resumed(callOf(), async function* () {
        for await (const line of linesOf(await streams.open(callOf(), { accept: 'application/x-ndjson', onHead }))) {
          const entry = entryOf(line);
          cursor = entry.cursor;
          yield entry;
        }
      });
    },

    async *exportCsv(query, options) {
      const call: Call = { method: 'GET', path: PATH, query: { ...query, format: 'csv' }, signal: options?.signal };
      yield* await streams.openRetried(call, { accept: 'text/csv', onHead: headListener(options) });
    },
  };
}

function headListener({ onRange }: ExportOptions = {}): (headers: Headers) => void {
  return (headers) => {
    const upTo = headers.get('audit-export-up-to');
    if (upTo !== null) onRange?.({ upTo: Number(upTo), isComplete: headers.get('audit-export-complete') === 'true' });
  };
}

function entryOf(line: string): ExportedAuditLog {
  const entry = parsed(line);
  if (!isObject(entry) || typeof entry.cursor !== 'string') {
    const message = `GET ${PATH}: a line of the answer is not an entry`;
    throw new AdminApiError({ status: 200, code: 'INVALID_RESPONSE', message });
  }
  return entry as unknown as ExportedAuditLog;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
