import type { FastifyRequest } from 'fastify';
import type { PlannedChange, PlannedCount } from '@/lib/admin/contract/dry-run';
import { isChangeRoute } from '../routing/change-routes';
import { InvalidRequest } from '../errors/errors';

/** Maximum number of changes that a dry run lists. The others are only counted. */
export const PLANNED_CHANGES_MAX = 100;

/** The effect of a change: its first changes, and the number of changes of each kind. */
export class PlannedChanges {
  readonly listed: PlannedChange[] = [];
  readonly counts: PlannedCount[] = [];
  total = 0;

  add({ action, resource, changes }: PlannedChange): void {
    this.total += 1;
    if (this.listed.length < PLANNED_CHANGES_MAX) {
      this.listed.push({ action, resource, changes });
    }
    const kind = this.counts.find((count) => count.action === action && count.resourceType === resource.type);
    if (kind) {
      kind.count += 1;
    } else {
      this.counts.push({ action, resourceType: resource.type, count: 1 });
    }
  }
}

/** The result of a dry run: the response, and the changes. */
export class DryRun {
  constructor(
    readonly result: unknown,
    readonly planned: PlannedChanges,
  ) {}
}

const dryRuns = new WeakSet<object>();

/** Returns whether a request is a dry run. */
export function isDryRun(request: object): boolean {
  return dryRuns.has(request);
}

/**
 * Removes `dryRun` from the query of a change, so that no route has to declare it.
 * @throws InvalidRequest if it is neither true nor false
 */
export function takeDryRun(request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>;
  if (query.dryRun === undefined || !isChangeRoute(request.method, request.routeOptions.url ?? '')) {
    return;
  }
  if (query.dryRun !== 'true' && query.dryRun !== 'false') {
    throw InvalidRequest.of('dryRun', 'IS_BOOLEAN', 'dryRun must be true or false');
  }
  if (query.dryRun === 'true') {
    dryRuns.add(request);
  }
  delete query.dryRun;
}
