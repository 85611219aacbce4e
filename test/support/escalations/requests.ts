import { createUser, PASSWORD, userData } from '../factories';
import { type Attempt, attempts, get, KEYS, LOG, patch, post, SETTINGS, USERS } from './attempts';

const PRIVILEGE = '403 PRIVILEGE_REQUIRED';
const missing = (permission: string) => `403 PERMISSION_REQUIRED ${permission}`;
const NOWHERE = '404 ROUTE_NOT_FOUND';
const ORGANIZATIONS = '/api/admin/organizations';
const WEAKER = { passwordMinLength: 8 };

export const REQUESTS: Attempt[] = [
  ...attempts('support', missing('settings:write'), {
    'changes the settings': () => patch(SETTINGS, WEAKER),
    'tries a change of the settings': () => patch(`${SETTINGS}?dryRun=true`, WEAKER),
    'changes the settings with a header that says GET': () => ({
      ...patch(SETTINGS, WEAKER),
      headers: { 'x-http-method-override': 'GET' },
    }),
    'repeats the Idempotency-Key of an admin who changed the settings': ({ idempotencyKey, settingsBody }) => ({
      ...patch(SETTINGS, settingsBody),
      headers: { 'idempotency-key': idempotencyKey },
    }),
  }),
  ...attempts('key', missing('settings:write'), { 'changes the settings': () => patch(SETTINGS, WEAKER) }),
  ...attempts('support', missing('audit-logs:export'), {
    'exports the audit log': () => get(`${LOG}/export`),
    'exports the audit log by HEAD': () => ({ method: 'HEAD', path: `${LOG}/export` }),
  }),
  ...attempts('exporter', missing('audit-logs:read'), {
    'lists the audit log': () => get(LOG),
    'opens the stream of the audit log': () => get(`${LOG}/stream`),
    'reads the checkpoints': () => get(`${LOG}/checkpoints`),
    'reads one entry': ({ entryId }) => get(`${LOG}/${entryId}`),
    'reads the proof of an entry': ({ entryId }) => get(`${LOG}/${entryId}/proof`),
  }),
  ...attempts('auditor', missing('members:write'), {
    'becomes a member of an organization': ({ organizationId }, me) =>
      post(`${ORGANIZATIONS}/${organizationId}/members`, { userId: me.id, role: 'owner' }),
    'makes a member the owner': ({ organizationId, person }) =>
      patch(`${ORGANIZATIONS}/${organizationId}/members/${person.id}`, { role: 'owner' }),
    'transfers the ownership': ({ organizationId, person }) =>
      post(`${ORGANIZATIONS}/${organizationId}/transfer-ownership`, { userId: person.id }),
  }),
  ...attempts('key', missing('members:write'), {
    'makes a member the owner': ({ organizationId, person }) =>
      patch(`${ORGANIZATIONS}/${organizationId}/members/${person.id}`, { role: 'owner' }),
  }),
  ...attempts('auditor', missing('invitations:write'), {
    'invites an owner': ({ organizationId }) =>
      post(`${ORGANIZATIONS}/${organizationId}/invitations`, { email: 'invited@example.com', role: 'owner' }),
  }),
  ...attempts('support', '400 VALIDATION_FAILED', {
    'invites somebody as support': ({ organizationId }) =>
      post(`${ORGANIZATIONS}/${organizationId}/invitations`, { email: 'invited@example.com', role: 'support' }),
    'adds a member with permissions': ({ organizationId, person }) =>
      post(`${ORGANIZATIONS}/${organizationId}/members`, { userId: person.id, permissions: ['settings:write'] }),
    'creates an admin by the member __proto__': () => ({
      method: 'POST',
      path: USERS,
      text: '{"email":"proto@example.com","name":"Proto","__proto__":{"role":"admin"}}',
    }),
    'creates an admin by the member constructor': () =>
      post(USERS, { ...userData(), constructor: { prototype: { role: 'admin' } } }),
    'creates an account with permissions': () => post(USERS, { ...userData(), permissions: ['settings:write'] }),
    'changes its own permissions': (_, me) => patch(`${USERS}/${me.id}`, { permissions: ['settings:write'] }),
    'names a role in the query': (_, me) => patch(`${USERS}/${me.id}?role=admin`, { name: 'Me' }),
    'names the verb in the query': ({ person }) => ({ ...post(`${USERS}?_method=DELETE`), body: { id: person.id } }),
    'sends a list of accounts': ({ person }) => patch(`${USERS}/${person.id}`, [{ role: 'admin' }]),
  }),
  ...attempts('support', '400 MALFORMED_URL', {
    'sends a path with a broken percent sign': () => patch('/api/admin/settings%', WEAKER),
  }),
  ...attempts('auditor', '405 METHOD_NOT_ALLOWED', {
    'deletes a user by a header of a POST': ({ person }) => ({
      ...post(`${USERS}/${person.id}`, {}),
      headers: { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' },
    }),
    'asks for the verbs of a user': ({ person }) => ({ method: 'OPTIONS', path: `${USERS}/${person.id}` }),
    'sends PUT to the settings': () => ({ method: 'PUT', path: SETTINGS, body: WEAKER }),
    'sends DELETE to an entry of the audit log': ({ entryId }) => ({ method: 'DELETE', path: `${LOG}/${entryId}` }),
  }),
  ...attempts('support', NOWHERE, {
    'changes the settings by a path in upper case': () => patch('/api/Admin/settings', WEAKER),
    'changes the settings by another path in upper case': () => patch('/API/admin/settings', WEAKER),
    'changes the settings by a path with an encoded slash': () => patch('/api/admin%2Fsettings', WEAKER),
    'changes the settings by a path with two slashes inside': () => patch('/api/admin//settings', WEAKER),
    'changes the settings by a path with two slashes before it': () => patch('//api/admin/settings', WEAKER),
    'changes the settings by a path with a slash after it': () => patch('/api/admin/settings/', WEAKER),
    'changes the settings by a path with a matrix parameter': () => patch('/api/admin/settings;a=1', WEAKER),
    'changes the settings by a path with dots': () => patch('/api/admin/users/../settings', WEAKER),
    'changes the settings by a path with encoded dots': () => patch('/api/admin/users/%2e%2e/settings', WEAKER),
    'changes the settings by a path with a zero byte': () => patch('/api/admin/settings%00', WEAKER),
    'changes the settings by a path with a backslash': () => patch('/api/admin\\settings', WEAKER),
  }),
  // An encoded letter is the letter: the route is the same, and so is its permission.
  ...attempts('support', missing('settings:write'), {
    'changes the settings by a path with an encoded letter': () => patch('/api/admin/se%74tings', WEAKER),
    'changes the settings by an absolute URL': () => patch('http://internal.example/api/admin/settings', WEAKER),
  }),
  ...attempts('support', missing('users:roles'), {
    'repeats the Idempotency-Key of an admin who created an admin': ({ creation }) => ({
      ...post(USERS, creation.body),
      headers: { 'idempotency-key': creation.key },
    }),
  }),
  ...attempts('manager', PRIVILEGE, {
    'repeats the Idempotency-Key of an admin who created a key, and does not see its secret': ({ keyCreation }) => ({
      ...post(KEYS, keyCreation.body),
      headers: { 'idempotency-key': keyCreation.key },
    }),
    'repeats its own request for a key after its role lost a permission of the key': async ({ service }, me) => {
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      const body = { name: 'Again', permissions: ['users:read', 'users:delete'], expiresAt };
      const first = await service.as(me.token).post(KEYS).set('Idempotency-Key', 'mine').send(body);
      expect(first.status).toBe(201);
      await me.narrowTo('api-keys:write', 'users:read');
      return { ...post(KEYS, body), headers: { 'idempotency-key': 'mine' } };
    },
  }),
  ...attempts('manager', '403 ADMIN_REQUIRED', {
    'creates a user while it is demoted': ({ service }, me) => ({
      ...post(USERS, userData()),
      meanwhile: () => service.admin.users.update(me.id, { role: 'user' }),
    }),
    'creates a role while its own role loses everything': (_, me) => ({
      ...post('/api/admin/roles', { name: 'too-late', description: 'Late', permissions: ['users:read'] }),
      meanwhile: () => me.narrowTo(),
    }),
  }),
  ...attempts('manager', missing('users:write'), {
    'renames a user while its role is narrowed': ({ person }, me) => ({
      ...patch(`${USERS}/${person.id}`, { name: 'Late' }),
      meanwhile: () => me.narrowTo('users:read'),
    }),
  }),
  ...attempts('key', missing('users:write'), {
    'renames a user while it is narrowed': ({ person }, me) => ({
      ...patch(`${USERS}/${person.id}`, { name: 'Late' }),
      meanwhile: () => me.narrowTo('users:read'),
    }),
  }),
  ...attempts('key', '401 INVALID_TOKEN', {
    'renames a user while it is revoked': ({ service, person }, me) => ({
      ...patch(`${USERS}/${person.id}`, { name: 'Late' }),
      meanwhile: () => service.as().delete(`${KEYS}/${me.id}`),
    }),
    'renames a user while it is replaced': ({ service, person }, me) => ({
      ...patch(`${USERS}/${person.id}`, { name: 'Late' }),
      meanwhile: () => service.as().post(`${KEYS}/${me.id}/rotate`).send({ overlapSeconds: 0 }),
    }),
  }),
  ...attempts('key', '403 SESSION_REQUIRED', {
    'reads a session of a person': () => get('/api/auth/session'),
    'changes a password': () =>
      post('/api/auth/password', { currentPassword: PASSWORD, newPassword: 'a new kettle on it' }),
    'lists sessions of a person': () => get('/api/auth/sessions'),
  }),
  ...attempts('support', '401 INVALID_TOKEN', {
    'creates a user after an admin ended its session while the body arrived': ({ service }, me) => ({
      ...post(USERS, userData()),
      meanwhile: () => service.admin.users.sessions.deleteAll(me.id),
    }),
    'creates a user while it is suspended': ({ service }, me) => ({
      ...post(USERS, userData()),
      meanwhile: () => service.admin.users.update(me.id, { status: 'suspended' }),
    }),
  }),
  ...attempts('support', PRIVILEGE, {
    'renames a user who becomes support and more while the body arrives': async ({ service, strong }) => {
      const { id } = await createUser(service.admin);
      const meanwhile = () => service.admin.users.update(id, { role: strong.role });
      return { ...patch(`${USERS}/${id}`, { name: 'Late' }), meanwhile };
    },
  }),
];
