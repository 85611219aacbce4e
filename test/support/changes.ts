import {
  apiKeyData,
  createApiKey,
  createOrganization,
  createSignedInUser,
  createUser,
  eventData,
  organizationData,
  PASSWORD,
  userData,
} from './factories';
import type { TestApp } from './test-app';

const USERS = '/api/admin/users';
const API_KEYS = '/api/admin/api-keys';
const ORGANIZATIONS = '/api/admin/organizations';
const ROLES = '/api/admin/roles';

/** A request that changes something. */
export interface ChangeRequest {
  path: string;
  body?: object;
  /** Default: the first admin's. */
  token?: string;
}

async function aMember({ admin }: TestApp): Promise<string> {
  const [{ id: userId }, { id }] = [await createUser(admin), await createOrganization(admin)];
  await admin.organizations.members.add(id, { userId });
  return `${ORGANIZATIONS}/${id}/members/${userId}`;
}

async function aSession(service: TestApp): Promise<{ user: string; sessionId: string }> {
  const { user, token } = await createSignedInUser(service.admin, service.client(''));
  return { user: user.id, sessionId: (await service.client(token).auth.session()).session.id };
}

/** The token of a user's session, and the id of another session of the user. */
async function twoSessions(service: TestApp): Promise<{ token: string; sessionId: string }> {
  const { user, token } = await createSignedInUser(service.admin, service.client(''));
  const other = await service.client('').auth.login({ email: user.email, password: PASSWORD });
  return { token, sessionId: (await service.client(other.token).auth.session()).session.id };
}

async function anInvitation({ admin }: TestApp): Promise<string> {
  const { id } = await createOrganization(admin);
  const invitation = await admin.organizations.invitations.create(id, { email: userData().email });
  return `${ORGANIZATIONS}/${id}/invitations/${invitation.id}`;
}

let roles = 0;

async function aRole({ admin }: TestApp): Promise<string> {
  roles += 1;
  return (await admin.roles.create({ name: `changed-${roles}`, permissions: ['users:read'] })).id;
}

/** Every route that changes something for a signed-in user, and a request of it that does. */
export const CHANGES: Record<string, (service: TestApp) => Promise<ChangeRequest>> = {
  'POST /api/admin/users': () => Promise.resolve({ path: USERS, body: userData({ password: PASSWORD }) }),
  'PATCH /api/admin/users/:id': async (service) => {
    const { user } = await createSignedInUser(service.admin, service.client(''));
    const body = { name: 'Changed', password: 'a kettle on the sun', status: 'suspended' };
    return { path: `${USERS}/${user.id}`, body };
  },
  'DELETE /api/admin/users/:id': async (service) => {
    const [organization, user] = (await aMember(service)).split('/members/') as [string, string];
    expect((await service.as().get(organization)).body.data.memberCount).toBe(1);
    return { path: `${USERS}/${user}` };
  },
  'POST /api/admin/users/:id/erase': async ({ admin }) => {
    const { id } = await createUser(admin);
    await admin.users.delete(id);
    return { path: `${USERS}/${id}/erase` };
  },
  'POST /api/admin/users/:id/restore': async (service) => {
    const [, user] = (await aMember(service)).split('/members/') as [string, string];
    await service.admin.users.delete(user);
    return { path: `${USERS}/${user}/restore` };
  },
  'POST /api/admin/users/:id/password-reset': async ({ admin }) => ({
    path: `${USERS}/${(await createUser(admin, { password: PASSWORD })).id}/password-reset`,
  }),
  'POST /api/admin/users/:id/unlock': async (service) => {
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    await service.http.post('/api/auth/login').send({ email, password: 'not the right one' });
    return { path: `${USERS}/${id}/unlock` };
  },
  'DELETE /api/admin/users/:id/sessions/:sid': async (service) => {
    const { user, sessionId } = await aSession(service);
    return { path: `${USERS}/${user}/sessions/${sessionId}` };
  },
  'DELETE /api/admin/users/:id/sessions': async (service) => ({
    path: `${USERS}/${(await aSession(service)).user}/sessions`,
  }),
  'POST /api/admin/organizations': () => Promise.resolve({ path: ORGANIZATIONS, body: organizationData() }),
  'PATCH /api/admin/organizations/:id': async ({ admin }) => ({
    path: `${ORGANIZATIONS}/${(await createOrganization(admin)).id}`,
    body: { plan: 'pro', metadata: { a: [1] } },
  }),
  'DELETE /api/admin/organizations/:id': async (service) => ({
    path: (await aMember(service)).split('/members/')[0]!,
  }),
  'POST /api/admin/organizations/:id/restore': async (service) => {
    const [organization] = (await aMember(service)).split('/members/') as [string, string];
    await service.as().delete(organization);
    return { path: `${organization}/restore` };
  },
  'POST /api/admin/organizations/:id/transfer-ownership': async (service) => {
    const [organization, toUserId] = (await aMember(service)).split('/members/') as [string, string];
    return { path: `${organization}/transfer-ownership`, body: { toUserId } };
  },
  'POST /api/admin/organizations/:id/members': async ({ admin }) => ({
    path: `${ORGANIZATIONS}/${(await createOrganization(admin)).id}/members`,
    body: { userId: (await createUser(admin)).id },
  }),
  'PATCH /api/admin/organizations/:id/members/:userId': async (service) => ({
    path: await aMember(service),
    body: { role: 'owner' },
  }),
  'DELETE /api/admin/organizations/:id/members/:userId': async (service) => ({ path: await aMember(service) }),
  'POST /api/admin/organizations/:id/invitations': async ({ admin }) => ({
    path: `${ORGANIZATIONS}/${(await createOrganization(admin)).id}/invitations`,
    body: { email: userData().email },
  }),
  'POST /api/admin/organizations/:id/invitations/:invitationId/resend': async (service) => ({
    path: `${await anInvitation(service)}/resend`,
  }),
  'DELETE /api/admin/organizations/:id/invitations/:invitationId': async (service) => ({
    path: await anInvitation(service),
  }),
  'POST /api/admin/api-keys': () => Promise.resolve({ path: API_KEYS, body: apiKeyData() }),
  'PATCH /api/admin/api-keys/:id': async ({ admin }) => ({
    path: `${API_KEYS}/${(await createApiKey(admin)).id}`,
    body: { name: 'Renamed', allowedIps: ['203.0.113.0/24'] },
  }),
  'DELETE /api/admin/api-keys/:id': async ({ admin }) => ({ path: `${API_KEYS}/${(await createApiKey(admin)).id}` }),
  'POST /api/admin/api-keys/:id/rotate': async ({ admin }) => ({
    path: `${API_KEYS}/${(await createApiKey(admin)).id}/rotate`,
    body: { overlapSeconds: 60 },
  }),
  'POST /api/admin/organizations/:id/audit-viewers': async ({ admin }) => ({
    path: `${ORGANIZATIONS}/${(await createOrganization(admin)).id}/audit-viewers`,
    body: { expiresInSeconds: 900 },
  }),
  'POST /api/admin/roles': () =>
    Promise.resolve({ path: ROLES, body: { name: 'help-desk', permissions: ['users:read'] } }),
  'PATCH /api/admin/roles/:id': async (service) => ({
    path: `${ROLES}/${await aRole(service)}`,
    body: { permissions: ['users:read', 'users:write'] },
  }),
  'DELETE /api/admin/roles/:id': async (service) => ({ path: `${ROLES}/${await aRole(service)}` }),
  'POST /api/admin/audit-logs/events': () =>
    Promise.resolve({ path: '/api/admin/audit-logs/events', body: { events: [eventData(), eventData()] } }),
  'PUT /api/admin/audit-logs/event-types/:action': () =>
    Promise.resolve({
      path: '/api/admin/audit-logs/event-types/report.opened',
      body: { description: 'A report was opened.', schema: { type: 'object' } },
    }),
  'DELETE /api/admin/audit-logs/event-types/:action': async ({ admin }) => {
    await admin.auditLogs.eventTypes.put('report.closed', {});
    return { path: '/api/admin/audit-logs/event-types/report.closed' };
  },
  'PATCH /api/admin/settings': () =>
    Promise.resolve({ path: '/api/admin/settings', body: { sessionTtlSeconds: 54_321 } }),
  'DELETE /api/admin/sessions': async (service) => {
    await aSession(service);
    return { path: '/api/admin/sessions' };
  },
  'DELETE /api/auth/sessions/:sid': async (service) => {
    const { sessionId, token } = await twoSessions(service);
    return { path: `/api/auth/sessions/${sessionId}`, token };
  },
  'DELETE /api/auth/sessions': async (service) => ({
    path: '/api/auth/sessions',
    token: (await twoSessions(service)).token,
  }),
  'POST /api/auth/password': async (service) => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const body = { currentPassword: PASSWORD, newPassword: 'a kettle on the sun' };
    return { path: '/api/auth/password', body, token };
  },
};
