import type { AuditLog } from './audit-logs';
import type { SuccessEnvelope } from './envelope';

/** What would change, in the form of an audit entry. The id of what would be made is not kept: a real one gets another. */
export type PlannedChange = Pick<AuditLog, 'action' | 'resource' | 'changes'>;

export interface DryRunMeta {
  dryRun: true;
  /** One for each audit entry that would be written, in their order. */
  changes: PlannedChange[];
}

/** What a change with `dryRun=true` answers. */
export interface DryRunEnvelope<T> extends SuccessEnvelope<T> {
  meta: DryRunMeta;
}
