import type { ApiPromise } from '../api-promise';
import type { AuditCheckpoint } from '../contract/audit-seals';
import type { PageQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { RequestOptions } from '../options';
import { type Reader, reader } from './collection';

/** The seals on the audit log, newest first. */
export interface AuditCheckpointsResource extends Pick<Reader<AuditCheckpoint, PageQuery>, 'list' | 'iterate'> {
  /** Returns the newest checkpoint. Keep it outside the system. `NOT_FOUND` (404): nothing is sealed yet. */
  latest(options?: RequestOptions): ApiPromise<AuditCheckpoint>;
}

const PATH: Path = ['/api/admin/audit-logs/checkpoints'];

export function auditCheckpointsResource(http: Http): AuditCheckpointsResource {
  return {
    ...reader<AuditCheckpoint, PageQuery>(http, PATH),
    latest: (options) => http.read([...PATH, 'latest'], options),
  };
}
