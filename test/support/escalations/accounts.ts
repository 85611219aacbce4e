import { createUser, PASSWORD, userData } from '../factories';
import { type Attempt, attempts, del, patch, post, USERS } from './attempts';
import type { World } from './world';

const PRIVILEGE = '403 PRIVILEGE_REQUIRED';
const missing = (permission: string) => `403 PERMISSION_REQUIRED ${permission}`;

/** Changes of an account that is stronger than a caller who may change accounts. */
const OF_THE_BOSS: Record<string, (world: World) => ReturnType<typeof post>> = {
  'renames an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { name: 'Nobody' }),
  'changes the email of an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { email: 'mine@example.com' }),
  'changes the metadata of an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { metadata: { a: 1 } }),
  'suspends an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { status: 'suspended' }),
  'lifts the suspension of an admin': ({ suspended }) => patch(`${USERS}/${suspended}`, { status: 'active' }),
  'shortens the suspension of an admin': ({ suspended }) =>
    patch(`${USERS}/${suspended}`, { suspendedUntil: new Date(Date.now() + 60_000).toISOString() }),
  'renames an admin with the current ETag': ({ boss }) => ({
    ...patch(`${USERS}/${boss.id}`, { name: 'Nobody' }),
    headers: { 'if-match': '*' },
  }),
  'renames an admin with a stale ETag, and learns no version': ({ boss }) => ({
    ...patch(`${USERS}/${boss.id}`, { name: 'Nobody' }),
    headers: { 'if-match': '"999-aaaaaaaaaaa"' },
  }),
  'gives an admin the email of somebody else, and does not learn that it is taken': ({ boss, person }) =>
    patch(`${USERS}/${boss.id}`, { email: person.email }),
  'restores a deleted admin': ({ deleted }) => post(`${USERS}/${deleted}/restore`),
  'ends the sessions of an admin': ({ boss }) => del(`${USERS}/${boss.id}/sessions`),
  'ends a session of an admin': ({ boss }) => del(`${USERS}/${boss.id}/sessions/${boss.sessionId}`),
  'unlocks the login of an admin': ({ boss }) => post(`${USERS}/${boss.id}/unlock`),
  'renames an account with a custom role that is stronger': ({ strong }) =>
    patch(`${USERS}/${strong.userId}`, { name: 'Nobody' }),
  'tries a rename of an admin': ({ boss }) => patch(`${USERS}/${boss.id}?dryRun=true`, { name: 'Nobody' }),
  'tries to end the sessions of an admin': ({ boss }) => del(`${USERS}/${boss.id}/sessions?dryRun=true`),
};

/** Changes that need more than `users:write`, of a stronger account. */
const TO_THE_BOSS: typeof OF_THE_BOSS = {
  'demotes an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { role: 'user' }),
  'deletes an admin': ({ boss }) => del(`${USERS}/${boss.id}`),
  'deletes an admin for good': ({ boss }) => del(`${USERS}/${boss.id}?permanent=true`),
  'deletes a deleted admin for good': ({ deleted }) => del(`${USERS}/${deleted}?permanent=true`),
  'erases a deleted admin': ({ deleted }) => post(`${USERS}/${deleted}/erase`),
  'tries to delete an admin': ({ boss }) => del(`${USERS}/${boss.id}?dryRun=true`),
};

const PASSWORDS: typeof OF_THE_BOSS = {
  'sets the password of an admin': ({ boss }) => patch(`${USERS}/${boss.id}`, { password: 'a kettle on the sun' }),
  'sets the password that an admin has, and does not learn that it is right': ({ boss }) =>
    patch(`${USERS}/${boss.id}`, { password: PASSWORD }),
  'sets a password of an admin that every rule refuses': ({ boss }) =>
    patch(`${USERS}/${boss.id}`, { password: 'aaaaaaaaaaaaaaaaaaaa' }),
  'makes an admin choose a new password': ({ boss }) => patch(`${USERS}/${boss.id}`, { mustChangePassword: true }),
  'sends a link for a new password of an admin': ({ boss }) => post(`${USERS}/${boss.id}/password-reset`),
  'tries to send a link for a new password of an admin': ({ boss }) =>
    post(`${USERS}/${boss.id}/password-reset?dryRun=true`),
};

/** Roles that a caller with `users:roles` does not cover. */
const GRANTS: Record<string, Attempt['send']> = {
  'gives a user the role admin': ({ person }) => patch(`${USERS}/${person.id}`, { role: 'admin' }),
  'gives a user a custom role with one permission more': ({ person, strong }) =>
    patch(`${USERS}/${person.id}`, { role: strong.role }),
  'creates an account with the role admin': () => post(USERS, userData({ role: 'admin' })),
  'creates an account with a custom role with one permission more': ({ strong }) =>
    post(USERS, userData({ role: strong.role })),
  'tries to create an account with the role admin': () => post(`${USERS}?dryRun=true`, userData({ role: 'admin' })),
  'gives a user the role admin together with a status': ({ person }) =>
    patch(`${USERS}/${person.id}`, { role: 'admin', status: 'suspended' }),
};

export const ACCOUNTS: Attempt[] = [
  ...attempts('support', PRIVILEGE, OF_THE_BOSS),
  ...attempts('key', PRIVILEGE, { ...OF_THE_BOSS, ...TO_THE_BOSS, ...GRANTS }),
  ...attempts('manager', PRIVILEGE, {
    ...TO_THE_BOSS,
    ...PASSWORDS,
    ...GRANTS,
    'gives itself the role admin': (_, me) => patch(`${USERS}/${me.id}`, { role: 'admin' }),
    'gives itself a custom role with one permission more': ({ strong }, me) =>
      patch(`${USERS}/${me.id}`, { role: strong.role }),
    'tries to give itself the role admin': (_, me) => patch(`${USERS}/${me.id}?dryRun=true`, { role: 'admin' }),
    'renames a user who becomes an admin while the body arrives': async ({ service }) => {
      const { id } = await createUser(service.admin);
      const meanwhile = () => service.admin.users.update(id, { role: 'admin' });
      return { ...patch(`${USERS}/${id}`, { name: 'Nobody' }), meanwhile };
    },
    'renames a user whose role is widened while the body arrives': async ({ service, newRole }) => {
      const role = await newRole('users:read');
      const { id } = await createUser(service.admin, { role: role.name });
      const meanwhile = () => role.become('users:read', 'settings:write');
      return { ...patch(`${USERS}/${id}`, { name: 'Nobody' }), meanwhile };
    },
  }),
  ...attempts('support', missing('users:roles'), {
    'gives itself the role admin': (_, me) => patch(`${USERS}/${me.id}`, { role: 'admin' }),
    'gives itself the role auditor': (_, me) => patch(`${USERS}/${me.id}`, { role: 'auditor' }),
    'gives a user the role support': ({ person }) => patch(`${USERS}/${person.id}`, { role: 'support' }),
    'creates an account with the role support': () => post(USERS, userData({ role: 'support' })),
  }),
  ...attempts('support', '400 VALIDATION_FAILED', {
    'creates an admin by a body whose second role counts': () => ({
      method: 'POST',
      path: USERS,
      text: '{"email":"twice@example.com","name":"Twice","role":"user","role":"admin"}',
    }),
  }),
  ...attempts('support', missing('users:passwords'), {
    'sets the password of a user': ({ person }) => patch(`${USERS}/${person.id}`, { password: 'a kettle on the sun' }),
    'sends a link for a new password of a user': ({ person }) => post(`${USERS}/${person.id}/password-reset`),
  }),
  ...attempts('key', missing('users:passwords'), {
    'sets the password of a user': ({ person }) => patch(`${USERS}/${person.id}`, { password: 'a kettle on the sun' }),
    'sends a link for a new password of a user': ({ person }) => post(`${USERS}/${person.id}/password-reset`),
  }),
  ...attempts('support', missing('users:delete'), {
    'deletes a user': ({ person }) => del(`${USERS}/${person.id}`),
    'deletes an admin for good': ({ boss }) => del(`${USERS}/${boss.id}?permanent=true`),
  }),
  ...attempts('support', missing('users:erase'), {
    'erases a deleted admin': ({ deleted }) => post(`${USERS}/${deleted}/erase`),
  }),
  ...attempts('auditor', missing('users:write'), {
    'gives itself the role admin': (_, me) => patch(`${USERS}/${me.id}`, { role: 'admin' }),
    'creates an account': () => post(USERS, userData()),
    'unlocks the login of a user': ({ person }) => post(`${USERS}/${person.id}/unlock`),
    'restores a deleted admin': ({ deleted }) => post(`${USERS}/${deleted}/restore`),
  }),
  ...attempts('auditor', missing('sessions:revoke'), {
    'ends the sessions of a user': ({ person }) => del(`${USERS}/${person.id}/sessions`),
  }),
  ...attempts('reader', missing('users:read'), {
    'reads a deleted user': ({ deleted }) => ({ method: 'GET', path: `${USERS}/${deleted}?includeDeleted=true` }),
    'lists deleted users': () => ({ method: 'GET', path: `${USERS}?includeDeleted=true` }),
    'reads a user of the past': ({ boss }) => ({
      method: 'GET',
      path: `${USERS}/${boss.id}?at=${new Date().toISOString()}`,
    }),
    'reads the history of a user': ({ boss }) => ({ method: 'GET', path: `${USERS}/${boss.id}/history` }),
  }),
];
