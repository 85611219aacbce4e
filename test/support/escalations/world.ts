import { randomUUID } from 'node:crypto';
import type { AuditLogQuery } from '@/lib/admin/contract/audit-logs';
import type { Permission } from '@/lib/admin/contract/permissions';
import { createOrganization, createSignedInUser, createUser, organizationData, PASSWORD, userData } from '../factories';
import type { TestApp } from '../test-app';
import { type CallerName, CALLERS, KEYS, type Me, ROLES, SETTINGS, USERS } from './attempts';

interface NewRole {
  id: string;
  name: string;
  /** Gives the role these permissions instead. */
  become: (...permissions: Permission[]) => Promise<unknown>;
}

/** Describes the targets of the attempts. Everything is done by the first admin, or by `boss`, another one. */
export interface World {
  service: TestApp;
  boss: { id: string; sessionId: string };
  /** A deleted admin, and a suspended one. */
  deleted: string;
  suspended: string;
  person: { id: string; email: string };
  /** A custom role, a user and a key with `settings:write`, which no caller has. */
  strong: { role: string; roleId: string; userId: string; keyId: string };
  unusedRoleId: string;
  weakKeyId: string;
  organizationId: string;
  otherOrganizationId: string;
  viewerId: string;
  /** Entries of the two organizations, and one of none. */
  entryId: string;
  otherEntryId: string;
  systemEntryId: string;
  roleIdOf: Record<string, string>;
  /** Requests of `boss` with an Idempotency-Key. */
  settingsBody: object;
  idempotencyKey: string;
  creation: { key: string; body: object };
  keyCreation: { key: string; body: object };
  newRole: (...permissions: Permission[]) => Promise<NewRole>;
}

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

/** Sends a request of an admin, which must succeed. @returns its data */
async function done(service: TestApp, method: 'post' | 'patch', path: string, body: object, token?: string, key = '') {
  const request = service.as(token)[method](path);
  const response = await (key ? request.set('Idempotency-Key', key) : request).send(body);
  expect([200, 201]).toContain(response.status);
  return (response.body as { data: { id: string; name: string; key: string } }).data;
}

async function newRole(service: TestApp, permissions: readonly Permission[]): Promise<NewRole> {
  const name = `role-${randomUUID().slice(0, 8)}`;
  const { id } = await done(service, 'post', ROLES, { name, description: 'Made by a test', permissions });
  return { id, name, become: (...rest) => done(service, 'patch', `${ROLES}/${id}`, { permissions: rest }) };
}

const newKey = (service: TestApp, permissions: readonly Permission[]) =>
  done(service, 'post', KEYS, { name: 'Made by a test', permissions, expiresAt: inADay() });

export async function createWorld(service: TestApp): Promise<World> {
  const { admin } = service;
  const boss = await createSignedInUser(admin, service.client(''), { role: 'admin' });
  const { session } = await service.client(boss.token).auth.session();
  const deleted = await createUser(admin, { role: 'admin', password: PASSWORD });
  await admin.users.delete(deleted.id);
  const suspended = await createUser(admin, { role: 'admin' });
  await admin.users.update(suspended.id, { status: 'suspended' });
  const person = await createUser(admin, { password: PASSWORD });
  const strong = await newRole(service, ['users:read', 'settings:write']);
  const organization = await createOrganization(admin, organizationData());
  await admin.organizations.members.add(organization.id, { userId: boss.user.id, role: 'owner' });
  await admin.organizations.members.add(organization.id, { userId: person.id });
  const other = await createOrganization(admin, organizationData());
  const viewer = await admin.organizations.auditViewers.create(organization.id, { expiresInSeconds: 3_600 });
  const requests = {
    settings: { rateLimitPerMinute: 1_000_000 },
    creation: { key: randomUUID(), body: userData({ role: 'admin' }) },
    keyCreation: {
      key: randomUUID(),
      body: { name: 'Made by the boss', permissions: ['settings:write'], expiresAt: inADay() },
    },
  };
  const settingsKey = randomUUID();
  await done(service, 'patch', SETTINGS, requests.settings, boss.token, settingsKey);
  await done(service, 'post', USERS, requests.creation.body, boss.token, requests.creation.key);
  await done(service, 'post', KEYS, requests.keyCreation.body, boss.token, requests.keyCreation.key);
  const newest = async (query: AuditLogQuery) => (await admin.auditLogs.list({ ...query, limit: 1 })).data[0]!.id;
  const roles = await service.sql<{ id: string; name: string }>('SELECT id, name FROM roles');
  return {
    service,
    boss: { id: boss.user.id, sessionId: session.id },
    deleted: deleted.id,
    suspended: suspended.id,
    person: { id: person.id, email: person.email },
    strong: {
      role: strong.name,
      roleId: strong.id,
      userId: (await createUser(admin, { role: strong.name })).id,
      keyId: (await newKey(service, ['users:read', 'settings:write'])).id,
    },
    unusedRoleId: (await newRole(service, ['settings:write'])).id,
    weakKeyId: (await newKey(service, ['users:read'])).id,
    organizationId: organization.id,
    otherOrganizationId: other.id,
    viewerId: viewer.id,
    entryId: await newest({ organizationId: organization.id }),
    otherEntryId: await newest({ organizationId: other.id }),
    systemEntryId: await newest({ resourceType: 'role' }),
    roleIdOf: Object.fromEntries(roles.map(({ id, name }) => [name, id])),
    settingsBody: requests.settings,
    idempotencyKey: settingsKey,
    creation: requests.creation,
    keyCreation: requests.keyCreation,
    newRole: (...permissions) => newRole(service, permissions),
  };
}

/** Makes a caller of this kind. */
export async function newCaller({ service, organizationId }: World, kind: CallerName): Promise<Me> {
  if (kind === 'viewer') {
    const { auditViewers } = service.admin.organizations;
    const { id, token } = await auditViewers.create(organizationId, { expiresInSeconds: 3_600 });
    const narrowTo = () => Promise.reject(new Error('A viewer has one permission'));
    return { id, token, role: '', roleId: '', narrowTo };
  }
  if (kind === 'key') {
    const { id, key } = await newKey(service, CALLERS.key);
    const narrowTo = (...permissions: Permission[]) => done(service, 'patch', `${KEYS}/${id}`, { permissions });
    return { id, token: key, role: '', roleId: '', narrowTo };
  }
  const wanted = CALLERS[kind];
  const role = typeof wanted === 'string' ? null : await newRole(service, wanted);
  const name = role?.name ?? (wanted as string);
  const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: name });
  const narrowTo = role?.become ?? (() => Promise.reject(new Error('A built-in role does not change')));
  return { id: user.id, token, role: name, roleId: role?.id ?? '', narrowTo };
}
