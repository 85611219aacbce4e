import { createHash } from 'node:crypto';
import type { UnitOfWork } from '@/database/transaction/unit-of-work';

/** A copy of a database on the same server has the same id, but another oid. */
const IDENTITY = `id || ':' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity`;
const SELECT_IDENTITY = `SELECT ${IDENTITY} FROM deployment`;
/** An embedded database is a copy of a template that has no id. */
const ADD_IDENTITY = `INSERT INTO deployment (id) VALUES (gen_random_uuid()) RETURNING ${IDENTITY}`;

/**
 * Returns the prefix of this deployment's keys, so that deployments can share a Redis. All instances on one database are one
 * deployment.
 */
export async function deploymentPrefix(unitOfWork: UnitOfWork): Promise<string> {
  const found = await unitOfWork.query<{ identity: string }>(SELECT_IDENTITY);
  const [row] = found.length > 0 ? found : await unitOfWork.query<{ identity: string }>(ADD_IDENTITY);
  const identity = row?.identity ?? '';
  return `admin-api:${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
}
