import type { PlannedChange } from '@/lib/admin/contract/dry-run';

const written = new WeakMap<object, PlannedChange[]>();

/** Notes entries that a request has written itself, and not as changes of rows. A dry run lists them. */
export function noteWritten(request: object, entries: readonly PlannedChange[]): void {
  written.set(request, [...writtenBy(request), ...entries]);
}

/** Returns the entries noted for a request so far. */
export function writtenBy(request: object): readonly PlannedChange[] {
  return written.get(request) ?? [];
}
