import type { AuditCheckpoint } from '../contract/audit-seals';
import type { PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import { type Reader, reader, type RequestOptions } from './collection';

/** The seals on the audit log, newest first. */
export interface AuditCheckpointsResource extends Pick<Reader<AuditCheckpoint, PageQuery>, 'list' | 'iterate'> {
  /** Returns the newest checkpoint. Keep it outside the system. `NOT_FOUND` (404): nothing is sealed yet. */
  latest(options?: RequestOptions): Promise<AuditCheckpoint>;
}

const PATH = '/api/admin/audit-logs/checkpoints';

export function auditCheckpointsResource(http: Http): AuditCheckpointsResource {
  const checkpoints = reader<AuditCheckpoint, PageQuery>(http, PATH);
  return {
    list: (query, options) => checkpoints.list(query, options),
    iterate: (query, options) => checkpoints.iterate(query, options),
    latest: (options) => http.resource({ method: 'GET', path: `${PATH}/latest`, signal: options?.signal }),
  };
}
