import type { Response } from 'supertest';
import type { AuditLog, PlannedChange } from '@/lib/admin/client';
import { AUDIT, type AuditMark } from '@/audit/audit.decorators';
import { UnitOfWork } from '@/database/unit-of-work';
import { auditCount, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import {
  createOrganization,
  createSignedInUser,
  createUser,
  organizationData,
  PASSWORD,
  userData,
} from '../support/factories';
import { handlerRoutes } from '../support/routes';
import { snapshot } from '../support/snapshot';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

interface Request {
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

async function anInvitation({ admin }: TestApp): Promise<string> {
  const { id } = await createOrganization(admin);
  const invitation = await admin.organizations.invitations.create(id, { email: userData().email });
  return `${ORGANIZATIONS}/${id}/invitations/${invitation.id}`;
}

/** Every route that changes something for a signed-in user, and a request of it that does. */
const CHANGES: Record<string, (service: TestApp) => Promise<Request>> = {
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
  'PATCH /api/admin/settings': () =>
    Promise.resolve({ path: '/api/admin/settings', body: { sessionTtlSeconds: 54_321 } }),
  'POST /api/auth/password': async (service) => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const body = { currentPassword: PASSWORD, newPassword: 'a kettle on the sun' };
    return { path: '/api/auth/password', body, token };
  },
};
/** They decide who is asking; there is nothing to try out. */
const SESSIONS = ['POST /api/auth/login', 'POST /api/auth/logout', 'POST /api/auth/invitations/accept'];

describe('A change with dryRun=true', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const send = (route: string, { path, body, token }: Request, query = '') => {
    const method = route.split(' ')[0]!.toLowerCase() as 'post' | 'patch' | 'delete';
    return service
      .as(token)
      [method](path + query)
      .send(body ?? '');
  };
  const entriesOf = async (response: Response): Promise<AuditLog[]> => {
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'], limit: 100 });
    return data.sort((a, b) => a.sequence - b.sequence);
  };

  it('is walked here on every route that changes something', () => {
    const changing = handlerRoutes(service.app).filter(
      (route) => !['READ', undefined].includes((route.read(AUDIT) as AuditMark | undefined)?.action),
    );
    const names = changing.map(({ method, url }) => `${method} ${url}`).filter((name) => !SESSIONS.includes(name));
    expect(names.sort()).toEqual(Object.keys(CHANGES).sort());
  });

  describe.each(Object.entries(CHANGES))('%s', (route, arrange) => {
    it('answers what would be, with the entries that would be, and writes nothing', async () => {
      const request = await arrange(service);
      const before = await snapshot(service);
      const dry = await send(route, request, '?dryRun=true');
      expect(await snapshot(service)).toEqual(before);
      const again = await send(route, request, '?dryRun=true');
      const real = await send(route, request, '?dryRun=false');

      expect([real.status, real.body.meta]).toEqual([route.startsWith('POST') ? real.status : 200, undefined]);
      expect([dry.status, again.status]).toEqual([real.status, real.status]);
      expect(alike(dry.body.data)).toEqual(alike(real.body.data));
      expect(alike(dry.headers.location ?? null)).toEqual(alike(real.headers.location ?? null));
      expect(dry.headers.etag?.split('-')[0]).toBe(real.headers.etag?.split('-')[0]);

      const entries = await entriesOf(real);
      const planned = entries.map(({ action, resource, changes }): PlannedChange => ({ action, resource, changes }));
      expect(entries.length).toBeGreaterThan(0);
      expect(dry.body.meta.dryRun).toBe(true);
      expect(alike(dry.body.meta.changes)).toEqual(alike(planned));
      expect(await entriesOf(dry)).toEqual([]);
      expect(await snapshot(service)).not.toEqual(before);
    });

    it.each(['?dryRun=', '?dryRun=1', '?dryRun=TRUE', '?dryRun=true&dryRun=true', '?dryRun=true&dryrun=true'])(
      'with %s is a 400 that names it',
      async (query) => {
        const fields = query.includes('dryrun') ? ['dryrun'] : ['dryRun'];
        expectFaults(await send(route, await arrange(service), query), ...fields);
      },
    );
  });

  it('shows no secret', async () => {
    const dry = await service
      .as()
      .post(`${USERS}?dryRun=true`)
      .send(userData({ password: PASSWORD }));
    expect(dry.body.meta.changes[0].changes.password).toEqual({ from: null, to: '[REDACTED]' });
    expect(dry.text).not.toContain(PASSWORD);
    expect(dry.text).not.toContain('argon2');
  });

  it('that changes nothing has nothing in meta.changes', async () => {
    const { id, name } = await createUser(service.admin);
    const dry = await service.as().patch(`${USERS}/${id}?dryRun=true`).send({ name });
    expect([dry.status, dry.body.meta]).toEqual([200, { dryRun: true, changes: [] }]);
  });

  it('is refused as the change would be, the refusals of the database included', async () => {
    const user = await createUser(service.admin);
    const { user: self } = await service.admin.auth.session();
    const path = `${USERS}/${user.id}?dryRun=true`;
    const before = await snapshot(service);
    expectError(await service.as().post(`${USERS}?dryRun=true`).send(userData(user)), 'BAD_REQUEST');
    const taken = userData({ email: user.email });
    expectError(await service.as().post(`${USERS}?dryRun=true`).send(taken), 'CONFLICT');
    expectError(await service.as().patch(path).send({ email: self.email }), 'CONFLICT');
    expectError(await service.as().delete(`${USERS}/${self.id}?dryRun=true`), 'CONFLICT');
    expectError(await service.as().patch(path).set('If-Match', '"7"').send({ name: 'X' }), 'PRECONDITION_FAILED');
    expectError(await service.as().delete(`${USERS}/${UNKNOWN_ID}?dryRun=true`), 'NOT_FOUND');
    expectFaults(await service.as().patch(path).send({ name: '' }), 'name');
    expect(await snapshot(service)).toEqual(before);
  });

  it('counts a wrong guess of the own password like any other: it is no way around the limit', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const body = { currentPassword: 'not the right one', newPassword: 'a kettle on the sun' };
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++) {
      statuses.push((await service.as(token).post('/api/auth/password?dryRun=true').send(body)).status);
    }
    expect(new Set(statuses.slice(0, 10))).toEqual(new Set([400]));
    expect(statuses[10]).toBe(429);
  });

  it('with an Idempotency-Key neither takes it nor replays it', async () => {
    const body = userData();
    const create = (query = '') => service.as().post(`${USERS}${query}`).set('Idempotency-Key', 'dry').send(body);
    expect((await create('?dryRun=true')).body.meta.dryRun).toBe(true);
    const first = await create();
    expect([first.status, first.headers['idempotent-replayed']]).toEqual([201, undefined]);
    expectError(await create('?dryRun=true'), 'CONFLICT');
    expect((await create()).headers['idempotent-replayed']).toBe('true');
  });

  it.each(['/api/admin/users', '/api/admin/settings', '/api/auth/session', '/api/nothing'])(
    'is not known to a read of %s',
    async (path) => {
      const { status, body } = await service.as().get(`${path}?dryRun=true`);
      expect([400, 404]).toContain(status);
      expect(body.meta).toBeUndefined();
    },
  );

  it.each(SESSIONS)('is not known to %s', async (route) => {
    const body = route.endsWith('login') ? { email: 'a@example.com', password: PASSWORD } : undefined;
    expectFaults(await send(route, { path: route.split(' ')[1]!, body }, '?dryRun=true'), 'dryRun');
    expect((await service.as().get('/api/auth/session')).status).toBe(200);
  });

  it('is what the client gives for dryRun: { data, changes }', async () => {
    const { users, organizations, settings } = service.admin;
    const { id } = await createUser(service.admin, { name: 'Before' });
    const entries = await auditCount(service);
    const { data, changes } = await users.update(id, { name: 'After' }, { dryRun: true, ifMatch: 1 });
    expect([data.name, data.version]).toEqual(['After', 2]);
    expect(changes).toMatchObject([{ action: 'UPDATE', changes: { name: { from: 'Before', to: 'After' } } }]);
    expect((await organizations.create(organizationData(), { dryRun: true })).changes).toHaveLength(1);
    expect((await settings.update({ passwordMinLength: 20 }, { dryRun: true })).data.passwordMinLength).toBe(20);
    expect((await users.delete(id, { dryRun: true })).data).toMatchObject({ id, deleted: true });
    expect(await auditCount(service)).toBe(entries);
    expect((await users.get(id)).name).toBe('Before');
  });

  it('runs nothing that waits for the commit', async () => {
    const told: string[] = [];
    const unitOfWork = service.app.get(UnitOfWork);
    const work = async () => {
      unitOfWork.afterCommit(() => told.push('committed'));
      await unitOfWork.query('SELECT 1');
    };
    await unitOfWork.tryOut(work, () => told.push('looked'));
    expect(told).toEqual(['looked']);
  });
});

describe('Where a reason is required', () => {
  it('a dry run needs one too', async () => {
    const service = await createTestApp({ config: { auditRequireReason: ['create'] } });
    const create = () => service.as().post(`${USERS}?dryRun=true`).send(userData());
    expectFaults(await create(), 'X-Audit-Reason');
    expect((await create().set('X-Audit-Reason', 'to see')).status).toBe(201);
    await service.close();
  });
});

/** The same but for ids and times, of which those of what is only tried out are not those of what then is. */
function alike(json: unknown): unknown {
  const text = JSON.stringify(json)
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'an id')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'a time')
    .replace(/#token=[\w-]{43}/g, '#a token');
  return JSON.parse(text);
}
