import type { Permission } from '@/lib/admin/contract/permissions';
import type { User } from '@/lib/admin/client';
import { createSignedInUser } from './factories';
import type { TestApp } from './test-app';

let serial = 0;

/** A role of these permissions. @returns its name */
export async function createRole(service: TestApp, permissions: readonly Permission[]): Promise<string> {
  serial += 1;
  const name = `custom-${serial}`;
  await service.sql(
    `INSERT INTO roles (id, name, permissions, built_in, created_at, updated_at, version)
     VALUES (gen_random_uuid(), $1, $2, false, now(), now(), 1)`,
    [name, permissions],
  );
  return name;
}

/** A user with this role, signed in. */
export async function signedInAs(service: TestApp, role: string): Promise<{ user: User; token: string }> {
  const signedIn = await createSignedInUser(service.admin, service.client(''));
  await service.sql('UPDATE users SET role = $2 WHERE id = $1', [signedIn.user.id, role]);
  return signedIn;
}

/** A user with a role of these permissions, or with the role of this name, signed in. */
export async function signInWith(service: TestApp, permissions: readonly Permission[] | string) {
  const role = typeof permissions === 'string' ? permissions : await createRole(service, permissions);
  const { user, token } = await createSignedInUser(service.admin, service.client(''), { role });
  return { user, token, role, client: service.client(token) };
}
