import type { Response } from 'supertest';
import type { AuditLog, PlannedChange } from '@/lib/admin/client';
import { AUDIT, type AuditMark } from '@/audit/recording/audit.decorators';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { auditCount, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { createSignedInUser, createUser, organizationData, PASSWORD, userData } from '../support/factories';
import { CHANGES, type ChangeRequest } from '../support/changes';
import { handlerRoutes } from '../support/routes';
import { snapshot } from '../support/snapshot';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

/** They decide who is asking; there is nothing to try out. */
const SESSIONS = [
  'POST /api/auth/login',
  'POST /api/auth/logout',
  'POST /api/auth/invitations/accept',
  'POST /api/auth/password-reset',
  'POST /api/auth/password-reset/accept',
];

describe('A change with dryRun=true', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const send = (route: string, { path, body, token }: ChangeRequest, query = '') => {
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
    expect([dry.status, dry.body.meta]).toEqual([200, { dryRun: true, changes: [], totalChanges: 0, counts: [] }]);
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
    await unitOfWork.dryRun(work, () => void told.push('looked'));
    expect(told).toEqual(['looked']);
  });
});

describe('A dry run if a reason is required', () => {
  it('a dry run needs one too', async () => {
    const service = await createTestApp({ config: { auditRequireReason: ['create'] } });
    const create = () => service.as().post(`${USERS}?dryRun=true`).send(userData());
    expectFaults(await create(), 'X-Audit-Reason');
    expect((await create().set('X-Audit-Reason', 'to see')).status).toBe(201);
    await service.close();
  });
});

/** Removes ids and times: those of a dry run differ from those of the change itself. */
function alike(json: unknown): unknown {
  const text = JSON.stringify(json)
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'an id')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'a time')
    .replace(/#token=[\w-]{43}/g, '#a token')
    .replace(/admk_[0-9a-f]{32}_\w{53}/g, 'a key')
    .replace(/admk_[0-9a-f]{32}_\w{4}/g, 'the start of a key');
  return JSON.parse(text);
}
