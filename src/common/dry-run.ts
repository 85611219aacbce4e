import type { FastifyRequest } from 'fastify';
import type { PlannedChange } from '@/lib/admin/contract/dry-run';
import { isChangeRoute } from './change-routes';
import { InvalidRequest } from './errors';

/** What would be answered, and what would change. */
export class DryRun {
  constructor(
    readonly result: unknown,
    readonly changes: PlannedChange[],
  ) {}
}

const dryRuns = new WeakSet<object>();

/** Whether the request only asks what would be. */
export function isDryRun(request: object): boolean {
  return dryRuns.has(request);
}

/**
 * Takes `dryRun` out of the query of a change, for all of them here, so that no route has to know it.
 * @throws InvalidRequest where it is neither true nor false.
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
