import type { AuditLog } from './audit-logs';
import type { SuccessEnvelope } from './envelope';

/** What would change, in the form of an audit entry. The id of what would be made is not kept: a real one gets another. */
export type PlannedChange = Pick<AuditLog, 'action' | 'resource' | 'changes'>;

/** How many audit entries of one kind would be written. */
export interface PlannedCount {
  action: AuditLog['action'];
  resourceType: AuditLog['resource']['type'];
  count: number;
}

export interface DryRunMeta {
  dryRun: true;
  /** The first 100 of the audit entries that would be written, in their order. */
  changes: PlannedChange[];
  /** All of them, counted by kind. */
  counts: PlannedCount[];
  totalChanges: number;
}

/** What a change with `dryRun=true` answers. */
export interface DryRunEnvelope<T> extends SuccessEnvelope<T> {
  meta: DryRunMeta;
}
