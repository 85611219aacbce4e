import type { SealedUpTo } from '../sealing/sealing-job';

export const EXPORT_UP_TO = 'Audit-Export-Up-To';
export const EXPORT_COMPLETE = 'Audit-Export-Complete';

/** Returns the headers that describe the extent of an export. */
export function exportHeaders({ lastSequence, isComplete }: SealedUpTo): Record<string, string> {
  return { [EXPORT_UP_TO]: String(lastSequence), [EXPORT_COMPLETE]: String(isComplete) };
}
