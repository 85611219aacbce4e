import { AdminApiError } from '../admin-api-error';
import type { AuditLog, AuditLogFilters } from '../contract/audit-logs';
import type { Call } from '../http-call';
import type { Streams, TextChunks } from '../http-stream';
import type { RequestOptions } from '../options';
import { eventsOf } from '../server-sent-events';

/** The start and the filters of a stream. */
export interface FollowQuery extends AuditLogFilters {
  /** The stream begins after this sequence. Default: only new entries. */
  after?: number;
}

export interface AuditStream {
  /**
   * Yields each new entry once and in order. If the connection breaks, the client reconnects and continues. The stream ends
   * with an error if the session ends, and with `ABORTED` if the signal aborts.
   */
  follow(query?: FollowQuery, options?: RequestOptions): AsyncGenerator<AuditLog, void, undefined>;
}

const PATH = '/api/admin/audit-logs/stream';

export function auditStream(streams: Streams): AuditStream {
  return {
    follow({ after, ...query } = {}, options) {
      let lastEventId = after;
      const callOf = (): Call => ({
        path: [PATH],
        query,
        headers: {
          accept: 'text/event-stream',
          ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
        },
      });
      const entriesIn = async function* (chunks: TextChunks) {
        for await (const { id, type, data } of eventsOf(chunks)) {
          lastEventId = id === null ? lastEventId : Number(id);
          if (type === 'audit-log') yield JSON.parse(data) as AuditLog;
        }
        // A stream ends only if the service stops or the session ends. The next attempt shows which.
        throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message: `GET ${PATH} has ended` });
      };
      return streams.resumed(callOf, entriesIn, options, { forever: true });
    },
  };
}
