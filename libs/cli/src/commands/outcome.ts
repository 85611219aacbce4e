import type { DryRunResult } from 'admin-api-client';
import { printPlan } from '../terminal/diff';
import type { Output } from '../terminal/output';

/**
 * Writes the result of a change: the resource, or the plan of a dry run.
 * @param messageOf Returns a sentence for people, if the result is no resource worth reading.
 */
export async function printOutcome<T extends object>(
  out: Output,
  outcome: T | DryRunResult<T>,
  messageOf?: (result: T) => string,
): Promise<void> {
  if (isPlan(outcome)) await printPlan(out, outcome);
  else if (messageOf && !out.isJson) out.note(messageOf(outcome));
  else await out.record(outcome, true);
}

/** Returns whether the result is that of a dry run. No resource has these members. */
export function isPlan<T extends object>(outcome: T | DryRunResult<T>): outcome is DryRunResult<T> {
  return 'totalChanges' in outcome && 'counts' in outcome;
}
