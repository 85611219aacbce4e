import type { SealedUpTo } from '../sealing/sealing-job';

export const EXPORT_UP_TO = 'Audit-Export-Up-To';
export const EXPORT_COMPLETE = 'Audit-Export-Complete';

/** Tells how far an export goes: up to which sequence, and whether that is all that was written before the request. */
export function exportHeaders({ lastSequence, isComplete }: SealedUpTo): Record<string, string> {
  return { [EXPORT_UP_TO]: String(lastSequence), [EXPORT_COMPLETE]: String(isComplete) };
}
