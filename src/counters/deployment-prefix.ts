import { createHash } from 'node:crypto';
import type { UnitOfWork } from '@/database/transaction/unit-of-work';

/** A copy of a database on the same server has the same id, but another oid. */
const DEPLOYMENT = `
  SELECT id || ':' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity FROM deployment`;

/**
 * Returns the prefix of this deployment's keys, so that deployments can share a Redis. All instances on one database are one
 * deployment.
 */
export async function deploymentPrefix(unitOfWork: UnitOfWork): Promise<string> {
  const [row] = await unitOfWork.query<{ identity: string }>(DEPLOYMENT);
  const identity = row?.identity ?? '';
  return `admin-api:${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
}
