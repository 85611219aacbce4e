import type { AuditLog } from './audit-logs';
import type { SuccessEnvelope } from './envelope';

/** A change that would be made, in the form of an audit entry. The id of a new resource is only an example. */
export type PlannedChange = Pick<AuditLog, 'action' | 'resource' | 'changes'>;

/** Number of audit entries of one kind that would be written. */
export interface PlannedCount {
  /** Action on the resources, or of the events. */
  action: AuditLog['action'];
  /** Type of the resources. */
  resourceType: AuditLog['resource']['type'];
  /** Number of resources. */
  count: number;
}

/** Effect of a change with `dryRun=true`. */
export interface DryRunMeta {
  /** Always true: nothing was stored. */
  dryRun: true;
  /** The first 100 of the audit entries that would be written, in their order. */
  changes: PlannedChange[];
  /** Counts of all audit entries by kind. */
  counts: PlannedCount[];
  /** Number of audit entries that the change would write. */
  totalChanges: number;
}

/** The response to a change with `dryRun=true`. */
export interface DryRunEnvelope<T> extends SuccessEnvelope<T> {
  /** The planned changes. */
  meta: DryRunMeta;
}
