import { auditCount, expectError, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createSignedInUser, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';

describe('Reads with AUDIT_READS=on', () => {
  let service: TestApp;
  let adminId: string;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditReads: true } });
    ({ id: adminId } = (await service.admin.auth.session()).user);
  });
  afterAll(() => service.close());

  /** Those of a request, behind the service's back: a look through the API would be a read itself. */
  const entriesOf = ({ headers }: { headers: Record<string, string> }) =>
    service.sql<Record<string, unknown>>(
      `SELECT action, resource_type, resource_id, resource_label, actor_id, outcome, reason, changes, user_agent, ip
       FROM audit_logs WHERE request_id = $1`,
      [headers['x-request-id']],
    );

  it('each read that succeeds leaves an entry with actor, resource and route', async () => {
    const { id: userId } = await createUser(service.admin);
    const { id: organizationId } = await createOrganization(service.admin);
    const { data } = await service.admin.auditLogs.list({ limit: 1 });
    const entryId = data[0]!.id;
    const cases: [path: string, type: string, id: string, route: string][] = [
      ['/api/admin/users?limit=1&search=secret', 'user', '-', '/api/admin/users'],
      [`/api/admin/users/${userId.toUpperCase()}`, 'user', userId, '/api/admin/users/:id'],
      ['/api/admin/organizations', 'organization', '-', '/api/admin/organizations'],
      [`/api/admin/organizations/${organizationId}`, 'organization', organizationId, '/api/admin/organizations/:id'],
      [
        `/api/admin/organizations/${organizationId}/members`,
        'membership',
        organizationId,
        '/api/admin/organizations/:id/members',
      ],
      ['/api/admin/settings', 'settings', '-', '/api/admin/settings'],
      ['/api/auth/session', 'session', '-', '/api/auth/session'],
      [LOGS, 'audit_log', '-', LOGS],
      [`${LOGS}/${entryId}`, 'audit_log', entryId, `${LOGS}/:id`],
      [`${LOGS}/${entryId}/proof`, 'audit_log', entryId, `${LOGS}/:id/proof`],
      [`${LOGS}/checkpoints`, 'audit_log', '-', `${LOGS}/checkpoints`],
      [`${LOGS}/checkpoints/latest`, 'audit_log', '-', `${LOGS}/checkpoints/latest`],
    ];
    for (const [path, type, id, route] of cases) {
      const response = await service.as().get(path).set('User-Agent', 'read-test/1.0');
      expect([path, response.status]).toEqual([path, 200]);
      expect([path, await entriesOf(response)]).toEqual([
        path,
        [
          {
            action: 'READ',
            resource_type: type,
            resource_id: id,
            resource_label: `GET ${route}`,
            actor_id: adminId,
            outcome: 'SUCCESS',
            reason: null,
            changes: {},
            user_agent: 'read-test/1.0',
            ip: '127.0.0.1',
          },
        ],
      ]);
    }
  });

  it('one that fails leaves none, nor does a probe', async () => {
    const before = await auditCount(service);
    expectError(await service.as().get(`/api/admin/users/${UNKNOWN_ID}`), 'NOT_FOUND');
    expectError(await service.as().get('/api/admin/users?nonsense=1'), 'BAD_REQUEST');
    expectError(await service.http.get('/api/admin/users'), 'UNAUTHORIZED');
    expect((await service.http.get('/health/ready')).status).toBe(200);
    expect(await auditCount(service)).toBe(before);
  });

  it('one that is refused leaves that it was refused, and no more', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const response = await service.as(token).get('/api/admin/users');
    expect(await entriesOf(response)).toMatchObject([{ action: 'READ', outcome: 'DENIED', reason: 'FORBIDDEN' }]);
  });

  it('nothing is shown that cannot be recorded', async () => {
    await service.sql('ALTER TABLE audit_logs RENAME COLUMN user_agent TO user_agent_away');
    try {
      const response = await service.as().get('/api/admin/users');
      expectError(response, 'INTERNAL_ERROR');
      expect(response.headers).not.toHaveProperty('etag');
    } finally {
      await service.sql('ALTER TABLE audit_logs RENAME COLUMN user_agent_away TO user_agent');
    }
    expect((await service.as().get('/api/admin/users')).status).toBe(200);
  });

  it('an export leaves its own entry, and no other', async () => {
    const response = await service.as().get(`${LOGS}/export`);
    expect(await entriesOf(response)).toMatchObject([{ action: 'READ', resource_id: 'export' }]);
    expect(await entriesOf(await service.as().head(`${LOGS}/export`))).toEqual([]);
  });

  it('changes leave what they always leave, and no read', async () => {
    const response = await service.as().patch('/api/admin/settings').send({ sessionTtlSeconds: 999 });
    expect(await entriesOf(response)).toMatchObject([{ action: 'UPDATE', resource_type: 'settings' }]);
  });
});

describe('Reads with AUDIT_READS=off', () => {
  it('they leave nothing, but a refused one does', async () => {
    const service = await createTestApp();
    try {
      const { user, token } = await createSignedInUser(service.admin, service.client(''));
      const before = await auditCount(service);
      await service.admin.users.get(user.id);
      await service.admin.auditLogs.list();
      await service.client(token).auth.session();
      expect(await auditCount(service)).toBe(before);
      expectError(await service.as(token).get(`/api/admin/users/${user.id}`), 'FORBIDDEN');
      expect((await service.admin.auditLogs.list({ action: 'READ' })).data).toMatchObject([
        { outcome: 'DENIED', resource: { type: 'user', id: user.id, label: 'GET /api/admin/users/:id' } },
      ]);
    } finally {
      await service.close();
    }
  });
});
