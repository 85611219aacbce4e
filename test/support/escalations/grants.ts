import type { Permission } from '@/lib/admin/contract/permissions';
import { type Attempt, attempts, CALLERS, del, KEYS, type Me, patch, post, ROLES, USERS } from './attempts';

const PRIVILEGE = '403 PRIVILEGE_REQUIRED';
const missing = (permission: string) => `403 PERMISSION_REQUIRED ${permission}`;

let serial = 0;

function role(permissions: unknown, name?: string) {
  serial += 1;
  return { name: name ?? `new-role-${serial}`, description: 'New', permissions };
}

function key(permissions: unknown) {
  serial += 1;
  return { name: `New key ${serial}`, permissions, expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
}

const OWN: Permission[] = CALLERS.manager;
const WIDER: Permission[] = [...OWN, 'settings:write'];

/** Lists of permissions that are none. */
const NO_PERMISSIONS: Record<string, unknown> = {
  'a text': 'users:read',
  'another case': ['Users:Read'],
  'a wild card': ['users:*'],
  'a star': ['*'],
  'a list in the list': [['settings:write']],
  'an object like a list': { 0: 'settings:write', length: 1 },
  'a trailing space': ['settings:write '],
  'a zero byte': ['settings:write\u0000'],
  'a look-alike letter': ['ѕettings:write'],
  'a name of Object.prototype': ['constructor'],
  'null in the list': [null],
  'two in one text': ['users:read,settings:write'],
  'the form of a PostgreSQL array': ['users:read","settings:write'],
  '10,000 items': Array.from({ length: 10_000 }, () => 'users:read'),
};

/** Names of roles that no role has. */
const NO_ROLES: Record<string, unknown> = {
  'in upper case': 'ADMIN',
  'with a capital letter': 'Admin',
  'with a space before it': ' admin',
  'with a space after it': 'admin ',
  'with a zero byte': 'admin\u0000',
  'with an invisible letter': 'admin\u200b',
  'with a Cyrillic letter': 'аdmin',
  'in full-width letters': 'ａｄｍｉｎ',
  'in a list': ['admin'],
  'in an object': { name: 'admin' },
  'as the name of a member': '__proto__',
  'as null': null,
  'with a quote': `admin'--`,
};

const manyOf = (
  cases: Record<string, unknown>,
  name: (key: string) => string,
  send: (value: unknown, me: Me) => object,
) =>
  Object.fromEntries(
    Object.entries(cases).map(([title, value]) => [name(title), (_: unknown, me: Me) => send(value, me)]),
  ) as Record<string, Attempt['send']>;

export const GRANTS: Attempt[] = [
  ...attempts('manager', PRIVILEGE, {
    'takes back the role that it loses while the body arrives': ({ service }, me) => ({
      ...patch(`${USERS}/${me.id}`, { role: me.role }),
      meanwhile: () => service.admin.users.update(me.id, { role: 'support' }),
    }),
  }),
  ...attempts('manager', PRIVILEGE, {
    'adds a permission to its own role': (_, me) => patch(`${ROLES}/${me.roleId}`, { permissions: WIDER }),
    'tries to add a permission to its own role': (_, me) =>
      patch(`${ROLES}/${me.roleId}?dryRun=true`, { permissions: WIDER }),
    'creates a role with a permission that it lacks': () => post(ROLES, role(['settings:write'])),
    'takes a permission that it lacks from a role': ({ strong }) =>
      patch(`${ROLES}/${strong.roleId}`, { permissions: ['users:read'] }),
    'describes a role with a permission that it lacks': ({ strong }) =>
      patch(`${ROLES}/${strong.roleId}`, { description: 'Harmless' }),
    'deletes a role with a permission that it lacks': ({ unusedRoleId }) => del(`${ROLES}/${unusedRoleId}`),
    'creates a key with a permission that it lacks': () => post(KEYS, key(['users:read', 'settings:write'])),
    'tries to create a key with a permission that it lacks': () => post(`${KEYS}?dryRun=true`, key(['settings:write'])),
    'rotates a stronger key': ({ strong }) => post(`${KEYS}/${strong.keyId}/rotate`, { overlapSeconds: 60 }),
    'tries to rotate a stronger key, and sees no secret': ({ strong }) =>
      post(`${KEYS}/${strong.keyId}/rotate?dryRun=true`, { overlapSeconds: 60 }),
    'revokes a stronger key': ({ strong }) => del(`${KEYS}/${strong.keyId}`),
    'narrows a stronger key': ({ strong }) => patch(`${KEYS}/${strong.keyId}`, { permissions: ['users:read'] }),
    'renames a stronger key': ({ strong }) => patch(`${KEYS}/${strong.keyId}`, { name: 'Harmless' }),
    'opens a stronger key to every address': ({ strong }) => patch(`${KEYS}/${strong.keyId}`, { allowedIps: null }),
    'raises the limit of a stronger key': ({ strong }) =>
      patch(`${KEYS}/${strong.keyId}`, { rateLimitPerMinute: 1_000_000 }),
    'gives back to its own role what it loses while the body arrives': (_, me) => ({
      ...patch(`${ROLES}/${me.roleId}`, { permissions: OWN }),
      meanwhile: () => me.narrowTo('roles:write'),
    }),
    'creates a key with a permission that its role loses while the body arrives': (_, me) => ({
      ...post(KEYS, key(['users:read', 'users:delete'])),
      meanwhile: () => me.narrowTo('api-keys:write', 'users:read'),
    }),
    'gives a role with a permission that its own role loses while the body arrives': async (
      { person, newRole },
      me,
    ) => {
      const { name } = await newRole('members:write');
      const meanwhile = () => me.narrowTo('users:write', 'users:roles');
      return { ...patch(`${USERS}/${person.id}`, { role: name }), meanwhile };
    },
  }),
  ...attempts('manager', missing('roles:write'), {
    'widens the role that it is moved to while the body arrives': async ({ service, newRole }, me) => {
      const { id, name } = await newRole('users:read');
      const meanwhile = () => service.admin.users.update(me.id, { role: name });
      return { ...patch(`${ROLES}/${id}`, { permissions: OWN }), meanwhile };
    },
  }),
  ...attempts('admin', '403 ADMIN_REQUIRED', {
    'becomes an admin again after its demotion while the body arrived': ({ service }, me) => ({
      ...patch(`${USERS}/${me.id}`, { role: 'admin' }),
      meanwhile: () => service.admin.users.update(me.id, { role: 'user' }),
    }),
  }),
  ...attempts('manager', ['409 BUILT_IN_ROLE', PRIVILEGE], {
    'narrows the role admin': ({ roleIdOf }) => patch(`${ROLES}/${roleIdOf.admin}`, { permissions: ['users:read'] }),
    'widens the role user': ({ roleIdOf }) => patch(`${ROLES}/${roleIdOf.user}`, { permissions: ['users:read'] }),
    'deletes the role auditor': ({ roleIdOf }) => del(`${ROLES}/${roleIdOf.auditor}`),
  }),
  ...attempts('manager', '409 WIDER_PERMISSIONS', {
    'adds a permission to a key by a change': ({ weakKeyId }) =>
      patch(`${KEYS}/${weakKeyId}`, { permissions: ['users:read', 'settings:write'] }),
    'adds a permission that it has to a key by a change': ({ weakKeyId }) =>
      patch(`${KEYS}/${weakKeyId}`, { permissions: ['users:read', 'users:write'] }),
  }),
  ...attempts('manager', '409 ROLE_NAME_TAKEN', {
    'creates a second role admin': () => post(ROLES, role(['users:read'], 'admin')),
  }),
  ...attempts('manager', '400 VALIDATION_FAILED', {
    'creates a key that creates keys': () => post(KEYS, key(['api-keys:write'])),
    'creates a key that changes roles': () => post(KEYS, key(['roles:write'])),
    'creates a key that sets passwords': () => post(KEYS, key(['users:passwords'])),
    'creates a key without an end': () => post(KEYS, { ...key(['users:read']), expiresAt: null }),
    'creates a key for ten years': () => post(KEYS, { ...key(['users:read']), expiresAt: '2036-01-01T00:00:00Z' }),
    'lengthens the life of a key': ({ weakKeyId }) =>
      patch(`${KEYS}/${weakKeyId}`, { expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() }),
    'gives a key a secret of its choice': ({ weakKeyId }) => patch(`${KEYS}/${weakKeyId}`, { secretHash: 'x' }),
    'brings a revoked key back': ({ weakKeyId }) => patch(`${KEYS}/${weakKeyId}`, { status: 'active' }),
    'renames its role to admin': (_, me) => patch(`${ROLES}/${me.roleId}`, { name: 'admin' }),
    'makes its role built in': (_, me) => patch(`${ROLES}/${me.roleId}`, { builtIn: true }),
    ...manyOf(
      NO_PERMISSIONS,
      (title) => `creates a role whose permissions are ${title}`,
      (value) => post(ROLES, role(value)),
    ),
    ...manyOf(
      NO_PERMISSIONS,
      (title) => `creates a key whose permissions are ${title}`,
      (value) => post(KEYS, key(value)),
    ),
    ...manyOf(
      NO_ROLES,
      (title) => `gives itself the role admin ${title}`,
      (value, me) => patch(`${USERS}/${me.id}`, { role: value }),
    ),
    'creates a role admin in full-width letters': () => post(ROLES, role(['users:read'], 'ａdmin')),
    'creates a role admin with a Cyrillic letter': () => post(ROLES, role(['users:read'], 'аdmin')),
    'creates a role Admin': () => post(ROLES, role(['users:read'], 'Admin')),
  }),
  ...attempts('support', missing('roles:write'), {
    'creates a role': () => post(ROLES, role(['users:read'])),
    'narrows the role admin': ({ roleIdOf }) => patch(`${ROLES}/${roleIdOf.admin}`, { permissions: [] }),
    'deletes a role': ({ unusedRoleId }) => del(`${ROLES}/${unusedRoleId}`),
  }),
  ...attempts('support', missing('api-keys:write'), {
    'creates a key with permissions that it has': () => post(KEYS, key(['users:read'])),
    'rotates a key': ({ weakKeyId }) => post(`${KEYS}/${weakKeyId}/rotate`, { overlapSeconds: 0 }),
  }),
  ...attempts('key', missing('api-keys:write'), {
    'creates a key with permissions that it has': () => post(KEYS, key(['users:read'])),
    'rotates itself': (_, me) => post(`${KEYS}/${me.id}/rotate`, { overlapSeconds: 0 }),
    'lifts its own limits': (_, me) => patch(`${KEYS}/${me.id}`, { rateLimitPerMinute: null }),
    'revokes another key': ({ weakKeyId }) => del(`${KEYS}/${weakKeyId}`),
  }),
  ...attempts('key', missing('roles:write'), {
    'creates a role with permissions that it has': () => post(ROLES, role(['users:read'])),
  }),
];
