import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { freshAddress } from '../support/addresses';
import { auditCount, expectError, INSTANT, UNKNOWN_ID, UUID_V7 } from '../support/answers';
import { refusalsIn } from '../support/refusals';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { atOnce, call, tally } from '../support/requests';
import { limitTo } from '../support/small-limits';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
/** Nobody's; in upper case it is another text. */
const ID_OF_LETTERS = 'abcdefab-cdef-7abc-8def-abcdefabcdef';
const NOBODY = { type: 'user', id: null, email: null };
const TYPED = 'a password typed into the wrong field';

describe('A refusal', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const signIn = () => createSignedInUser(service.admin, service.client(''));
  const login = (email: string, password: string, address = freshAddress()) =>
    service.http.post('/api/auth/login').set('X-Forwarded-For', address).send({ email, password });
  const attempt = (email: string, password: string, address = freshAddress()) =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password }, address });

  async function entriesOf({ headers }: { headers: Record<string, string> }): Promise<AuditLog[]> {
    return (await service.admin.auditLogs.list({ requestId: headers['x-request-id'] })).data;
  }

  async function countOf(work: () => Promise<unknown>): Promise<number> {
    const before = await auditCount(service);
    await work();
    return (await auditCount(service)) - before;
  }

  it('the entry of a refused user has the actor, the route and the reason', async () => {
    const { user, token } = await signIn();
    const response = await service
      .as(token)
      .patch(`${USERS}/${ID_OF_LETTERS.toUpperCase()}`)
      .set({ 'X-Forwarded-For': '10.200.0.7', 'User-Agent': 'denial-test/1.0', 'X-Audit-Reason': 'because' })
      .send({ role: 'admin' });
    expectError(response, 'FORBIDDEN');
    expect(await entriesOf(response)).toEqual([
      {
        id: expect.stringMatching(UUID_V7),
        sequence: expect.any(Number),
        occurredAt: expect.stringMatching(INSTANT),
        action: 'UPDATE',
        resource: { type: 'user', id: ID_OF_LETTERS, label: 'PATCH /api/admin/users/:id' },
        actor: { type: 'user', id: user.id, email: user.email },
        changes: {},
        outcome: 'DENIED',
        reason: 'FORBIDDEN',
        requestId: response.headers['x-request-id'],
        ip: '10.200.0.7',
        userAgent: 'denial-test/1.0',
        organizationId: null,
      },
    ]);
  });

  it.each([
    ['get', USERS, 'READ', 'user', '-', `GET ${USERS}`],
    ['head', USERS, 'READ', 'user', '-', `HEAD ${USERS}`],
    ['get', `${USERS}/not-an-id?x=1`, 'READ', 'user', '-', `GET ${USERS}/:id`],
    ['post', USERS, 'CREATE', 'user', '-', `POST ${USERS}`],
    ['delete', `${USERS}/${UNKNOWN_ID}`, 'DELETE', 'user', UNKNOWN_ID, `DELETE ${USERS}/:id`],
    ['get', '/api/admin/audit-logs', 'READ', 'audit_log', '-', 'GET /api/admin/audit-logs'],
    ['get', '/api/admin/settings', 'READ', 'settings', '-', 'GET /api/admin/settings'],
    [
      'delete',
      `/api/admin/organizations/${UNKNOWN_ID}/members/not-an-id`,
      'DELETE',
      'membership',
      UNKNOWN_ID,
      'DELETE /api/admin/organizations/:id/members/:userId',
    ],
    ['get', '/api/no/such/secret', 'READ', 'route', '-', 'GET /api/*'],
    ['patch', '/api/no/such/secret', 'UPDATE', 'route', '-', 'PATCH /api/*'],
  ] as const)('names the target of a refused %s %s', async (verb, path, action, type, id, label) => {
    const { token } = await signIn();
    const response = await service.as(token)[verb](path);
    expect(response.status).toBe(403);
    expect(await entriesOf(response)).toMatchObject([
      { action, resource: { type, id, label }, outcome: 'DENIED', reason: 'FORBIDDEN' },
    ]);
  });

  it('the entry of a failed login names the account, so that an erasure finds it', async () => {
    const known = await createUser(service.admin, { password: PASSWORD });
    const suspended = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.update(suspended.id, { status: 'suspended' });
    for (const [user, password] of [
      [known, 'wrong'],
      [suspended, PASSWORD],
    ] as const) {
      const response = await login(user.email.toUpperCase(), password, '10.200.0.8').set('User-Agent', 'a browser');
      expectError(response, 'UNAUTHORIZED');
      const [entry, ...others] = await entriesOf(response);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        action: 'CREATE',
        resource: { type: 'session', id: user.id, label: user.email },
        actor: NOBODY,
        changes: {},
        outcome: 'DENIED',
        reason: 'INVALID_CREDENTIALS',
        ip: '10.200.0.8',
        userAgent: 'a browser',
      });
      const [row] = await service.sql<{ personal: object }>('SELECT personal FROM audit_logs WHERE id = $1', [
        entry!.id,
      ]);
      const group = (...paths: string[]) => ({ subject: user.id, paths, salt: expect.any(String) });
      expect(row!.personal).toEqual({ actor: group('ip', 'userAgent'), resource: group('resource.label') });
    }
  });

  it('the entry of a failed login to no account has nothing of the input', async () => {
    const response = await login(TYPED, TYPED);
    expectError(response, 'UNAUTHORIZED');
    expect(await entriesOf(response)).toMatchObject([
      {
        resource: { type: 'session', id: '-', label: 'unknown account' },
        actor: NOBODY,
        reason: 'INVALID_CREDENTIALS',
      },
    ]);
    const [row] = await service.sql<{ found: number }>(
      'SELECT count(*)::int AS found FROM audit_logs WHERE row_to_json(audit_logs)::text LIKE $1',
      [`%${TYPED}%`],
    );
    expect(row!.found).toBe(0);
    expect(JSON.stringify(service.logs)).not.toContain(TYPED);
  });

  it('a wrong current password is recorded too', async () => {
    const { user, token } = await signIn();
    const response = await service
      .as(token)
      .post('/api/auth/password')
      .set('X-Forwarded-For', freshAddress())
      .send({ currentPassword: TYPED, newPassword: 'another teapot on the moon' });
    expectError(response, 'BAD_REQUEST');
    expect(await entriesOf(response)).toMatchObject([
      {
        action: 'UPDATE',
        resource: { type: 'user', id: '-', label: 'POST /api/auth/password' },
        actor: { type: 'user', id: user.id, email: user.email },
        outcome: 'DENIED',
        reason: 'INVALID_CREDENTIALS',
      },
    ]);
  });

  it.each([
    ['an account', async () => (await createUser(service.admin, { password: PASSWORD })).email],
    ['an email that no account has', () => Promise.resolve('nobody@example.com')],
  ])('the block of logins to %s is recorded once, when it begins', async (_, emailOf) => {
    const [email, address] = [await emailOf(), freshAddress()];
    const { data } = await service.admin.users.list({ email });
    const added = await countOf(async () => {
      expect(tally(await atOnce(10, () => attempt(email, 'wrong', address)))).toEqual({ 401: 10 });
      expect(tally(await atOnce(5, () => attempt(email, PASSWORD, address)))).toEqual({ 429: 5 });
    });
    expect(added).toBe(11);
    expect((await refusalsIn(service, 'ACCOUNT_LOCKED')).at(-1)).toMatchObject({
      action: 'CREATE',
      resource: { type: 'session', id: data[0]?.id ?? '-', label: data[0]?.email ?? 'unknown account' },
      actor: NOBODY,
      ip: address,
      changes: { scope: { from: null, to: 'ADDRESS' } },
    });
  });

  it('the refusal of an address with too many failed logins is recorded once', async () => {
    const address = freshAddress();
    await atOnce(30, (index) => attempt(`many${index}@example.com`, 'wrong', address));
    const added = await countOf(async () => {
      expect(tally(await atOnce(5, (index) => attempt(`more${index}@example.com`, 'wrong', address)))).toEqual({
        429: 5,
      });
    });
    expect(added).toBe(1);
    expect((await refusalsIn(service, 'RATE_LIMITED')).at(-1)).toMatchObject({
      resource: { type: 'session', id: '-', label: 'POST /api/auth/login' },
      actor: NOBODY,
      ip: address,
    });
  });

  it('the refusal of an address over its limit without a session is recorded once', async () => {
    const address = freshAddress();
    const added = await countOf(async () => {
      const answers = await atOnce(120, () => call(service.baseUrl, `${USERS}/${UNKNOWN_ID}`, { address }));
      expect(tally(answers)).toEqual({ 401: 100, 429: 20 });
    });
    expect(added).toBe(1);
    expect((await refusalsIn(service, 'RATE_LIMITED')).at(-1)).toMatchObject({
      action: 'READ',
      resource: { type: 'user', id: UNKNOWN_ID, label: 'GET /api/admin/users/:id' },
      actor: NOBODY,
      ip: address,
    });
  });

  it('a refusal of a stranger, a wrong request or a rule is not recorded', async () => {
    const taken = await createUser(service.admin);
    const added = await countOf(async () => {
      const answers = [
        await service.http.get(USERS).set('X-Forwarded-For', freshAddress()),
        await service.as('no.such.token').get(USERS).set('X-Forwarded-For', freshAddress()),
        await login('a@example.com', PASSWORD).send({ role: 'admin' }),
        await service.as().get(`${USERS}/${UNKNOWN_ID}`),
        await service.as().get('/api/nothing'),
        await service.as().put(USERS),
        await service.as().post(USERS).send({ email: taken.email, name: 'X' }),
        await service.as().delete(`${USERS}/${taken.id}`).set('If-Match', '"9"'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 400, 404, 404, 405, 409, 412]);
    });
    expect(added).toBe(0);
  });

  it('goes out also where it cannot be written, and the service says so in its log', async () => {
    const { token } = await signIn();
    const missing = () =>
      service.logs.filter(({ msg }) => msg === 'A refusal could not be written to the audit log').length;
    const before = missing();
    await service.sql('ALTER TABLE audit_logs RENAME COLUMN ip TO ip_away');
    try {
      expectError(await service.as(token).get(USERS), 'FORBIDDEN');
      expectError(await login('nobody-else@example.com', PASSWORD), 'UNAUTHORIZED');
    } finally {
      await service.sql('ALTER TABLE audit_logs RENAME COLUMN ip_away TO ip');
    }
    expect(missing()).toBe(before + 2);
  });
});

describe('The quota of a user', () => {
  it('leaves one entry for each window in which it is exceeded', async () => {
    const service = await createTestApp();
    try {
      const { user, token } = await createSignedInUser(service.admin, service.client(''));
      limitTo(service, { rateLimitPerMinute: 5, rateLimitPerHour: 8 });
      const answers = await atOnce(8, () => call(service.baseUrl, '/api/auth/session', { token }));
      expect(tally(answers)).toEqual({ 200: 5, 429: 3 });
      const entry = {
        action: 'READ',
        resource: { type: 'session', id: '-', label: 'GET /api/auth/session' },
        actor: { type: 'user', id: user.id, email: user.email },
        changes: {},
        outcome: 'DENIED',
        reason: 'RATE_LIMITED',
      };
      expect(await refusalsIn(service)).toMatchObject([entry]);
      // The ninth is the first over the hour.
      expect(tally(await atOnce(3, () => call(service.baseUrl, '/api/auth/session', { token })))).toEqual({ 429: 3 });
      expect(await refusalsIn(service)).toMatchObject([entry, entry]);
    } finally {
      await service.close();
    }
  });
});
