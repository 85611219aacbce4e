import { AdminApiError } from '../admin-api-error';
import type { AuditLog, AuditLogFilters } from '../contract/audit-logs';
import type { Streams } from '../http-stream';
import { eventsOf } from '../server-sent-events';
import type { RequestOptions } from './collection';

/** Where a stream begins, and what is in it. */
export interface FollowQuery extends AuditLogFilters {
  /** Behind which sequence; where not given, with what comes from now on. */
  after?: number;
}

export interface AuditStream {
  /**
   * Every entry as it comes, each once and in order. Where the connection breaks it connects again and goes on, for as long
   * as that makes sense: it ends with an error where the session does, and with `ABORTED` by the signal.
   */
  follow(query?: FollowQuery, options?: RequestOptions): AsyncGenerator<AuditLog, void, undefined>;
}

const PATH = '/api/admin/audit-logs/stream';

export function auditStream(streams: Streams): AuditStream {
  return {
    async *follow({ after, ...query } = {}, options) {
      let lastEventId = after;
      const callOf = () => ({
        method: 'GET' as const,
        path: PATH,
        query,
        headers: lastEventId === undefined ? undefined : { 'last-event-id': String(lastEventId) },
        signal: options?.signal,
      });
      yield* streams.resumed(
        callOf(),
        async function* () {
          const chunks = await streams.open(callOf(), { accept: 'text/event-stream' });
          for await (const { id, type, data } of eventsOf(chunks)) {
            lastEventId = id === null ? lastEventId : Number(id);
            if (type === 'audit-log') yield JSON.parse(data) as AuditLog;
          }
          // It has no end of its own: the service stops, or the session is over, which the next try will tell.
          throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message: `GET ${PATH} has ended` });
        },
        { forever: true },
      );
    },
  };
}
