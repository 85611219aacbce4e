import { AdminApiError, isObject } from '../admin-api-error';
import type { AuditExportQuery, ExportedAuditLog, ExportRange } from '../contract/audit-seals';
import type { Call } from '../http-call';
import { linesOf, type Streams, type TextChunks } from '../http-stream';
import type { RequestOptions } from '../options';

export interface ExportOptions extends RequestOptions {
  /**
   * Called before the first entry of each response. If the connection breaks, the rest arrives in another response, which may
   * reach further.
   */
  onRange?: (range: ExportRange) => void;
}

export interface AuditExports {
  /**
   * Yields every matching entry, oldest first, each with the proof that it is included under a signed checkpoint. The response
   * is a stream, so memory does not grow. If the connection breaks, the client requests the rest from the last `cursor`. It
   * gives up after `maxRetries` failures in a row without an entry. The `timeout` applies to each wait. The export writes an
   * audit entry itself.
   */
  export(
    query?: Omit<AuditExportQuery, 'format'>,
    options?: ExportOptions,
  ): AsyncGenerator<ExportedAuditLog, void, undefined>;
  /** Yields the export as a table (RFC 4180) in chunks of text. It is not resumed if the connection breaks. */
  exportCsv(query?: Omit<AuditExportQuery, 'format'>, options?: ExportOptions): AsyncGenerator<string, void, undefined>;
}

const PATH = '/api/admin/audit-logs/export';

export function auditExports(streams: Streams): AuditExports {
  return {
    export(query, options) {
      let cursor = query?.cursor;
      const callOf = (): Call => ({
        path: [PATH],
        query: { ...query, format: 'ndjson', cursor },
        headers: { accept: 'application/x-ndjson' },
      });
      const entriesIn = async function* (chunks: TextChunks) {
        for await (const line of linesOf(chunks)) {
          const entry = entryOf(line);
          cursor = entry.cursor;
          yield entry;
        }
      };
      return streams.resumed(callOf, entriesIn, options, { onHead: headListener(options) });
    },

    async *exportCsv(query, options) {
      const call: Call = { path: [PATH], query: { ...query, format: 'csv' }, headers: { accept: 'text/csv' } };
      yield* await streams.open(call, options, { onHead: headListener(options) });
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
    const message = `GET ${PATH}: a line of the response is not an entry`;
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
