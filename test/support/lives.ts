import { createOrganization, createUser } from './factories';
import { until } from './requests';
import type { TestApp } from './test-app';

/** A resource of which a test does not care what it is. */
export type Life = ReturnType<typeof life>;

export async function aUser(service: TestApp): Promise<Life> {
  const { id } = await createUser(service.admin);
  return life(service, id, `/api/admin/users/${id}`);
}

export async function anOrganization(service: TestApp): Promise<Life> {
  const { id } = await createOrganization(service.admin);
  return life(service, id, `/api/admin/organizations/${id}`);
}

function life(service: TestApp, id: string, path: string) {
  return {
    id,
    path,
    get: () => service.as().get(path),
    update: (changes: object) => service.as().patch(path).send(changes),
    remove: () => service.as().delete(path),
  };
}

/** A time that everything so far lies at or before, and everything after it behind. */
export async function moment(): Promise<string> {
  const now = Date.now();
  await until('the next millisecond', () => Date.now() > now);
  return new Date(now).toISOString();
}

export function shifted(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString();
}

/** Entries behind the service's back, which say `changes` of a resource. */
export async function insertEntry(
  service: TestApp,
  entry: { type: string; id: string; action: string; outcome?: string; at?: string; changes?: object },
): Promise<void> {
  const { type, id, action, outcome = 'SUCCESS', at = new Date().toISOString(), changes = {} } = entry;
  await service.sql(
    `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
     outcome, personal) VALUES (gen_random_uuid(), $1, $2, $3, $4, 'x', 'system', $5, $6, '{}')`,
    [at, action, type, id, JSON.stringify(changes), outcome],
  );
}
