import type { DryRunResult, PlannedChange } from 'admin-api-client';
import { plural } from './plural';
import type { Output } from './output';
import { safeJson, safeText } from './safe-text';

/** Writes the changes that a dry run plans, as a diff or as JSON. */
export async function printPlan(out: Output, plan: DryRunResult<unknown>): Promise<void> {
  if (out.isJson) return out.json(plan);
  const { changes, counts, totalChanges } = plan;
  out.note(`Dry run: nothing was changed. The command would make ${plural(totalChanges, 'change')}.`);
  await out.data(changes.map((change) => `${diffOf(change, out)}\n`).join(''));
  if (totalChanges <= changes.length) return;
  const rest = counts.map(({ action, resourceType, count }) => `${count} ${action} ${resourceType}`).join(', ');
  out.note(`The first ${changes.length} are shown. In all: ${rest}.`);
}

function diffOf({ action, resource, changes }: PlannedChange, { paint }: Output): string {
  const head = paint('bold', `${action} ${resource.type} ${safeText(resource.label)}`);
  const lines = Object.entries(changes).flatMap(([field, { from, to }]) => [
    ...(from === null ? [] : [paint('red', `  - ${field}: ${safeJson(from)}`)]),
    ...(to === null && from !== null ? [] : [paint('green', `  + ${field}: ${safeJson(to)}`)]),
  ]);
  return [head, ...lines].join('\n');
}
