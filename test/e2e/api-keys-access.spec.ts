import { createAdminClient } from '@/lib/admin/client';
import { API_KEY_PERMISSIONS } from '@/lib/admin/contract/api-keys';
import { ApiKeyActivity } from '@/api-keys/api-key-activity';
import { newApiKey } from '@/api-keys/key-format';
import { auditOf, expectError, faultsOf } from '../support/answers';
import { createApiKey, createUser, organizationData, userData } from '../support/factories';
import { openEvents } from '../support/event-streams';
import { holdBack } from '../support/held-request';
import { quotasOf, until } from '../support/requests';
import { refusalsIn } from '../support/refusals';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ADDRESS = '203.0.113.7';

describe('A request with an API key', () => {
  let service: TestApp;

  beforeAll(async () => {
    // One proxy is believed, so that a request can come from any address.
    service = await createTestApp({ config: { trustProxy: 1, erasureAdminHoldDays: 0 } });
  });
  afterAll(() => service.close());

  const get = (token: string, path = `${USERS}?limit=1`, address = ADDRESS) =>
    service.as(token).get(path).set('X-Forwarded-For', address);
  const expire = (id: string) => service.sql('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);

  describe('gets the same 401', () => {
    /** A key that does not work any more, or never did. */
    const WRONG: [string, () => Promise<string>][] = [
      [
        'revoked',
        () => createApiKey(service.admin).then(({ id, key }) => service.admin.apiKeys.revoke(id).then(() => key)),
      ],
      ['expired', () => createApiKey(service.admin).then(({ id, key }) => expire(id).then(() => key))],
      [
        'rotated out',
        () =>
          createApiKey(service.admin).then(({ id, key }) =>
            service.admin.apiKeys.rotate(id, { overlapSeconds: 0 }).then(() => key),
          ),
      ],
      ['of another database', () => Promise.resolve(`admk_${'0'.repeat(32)}_${'A'.repeat(47)}2x3mbb`)],
      ['with the wrong checksum', () => createApiKey(service.admin).then(({ key }) => `${key.slice(0, -6)}000000`)],
      ['cut off', () => createApiKey(service.admin).then(({ key }) => key.slice(0, -1))],
      ['only its start', () => createApiKey(service.admin).then(({ start }) => start)],
      [
        'with the secret of another one',
        async () => {
          return newApiKey((await createApiKey(service.admin)).id).key;
        },
      ],
      [
        'from an address that it does not allow',
        () => createApiKey(service.admin, { allowedIps: ['198.51.100.0/24'] }).then(({ key }) => key),
      ],
    ];

    it.each(WRONG)('if the key is %s', async (_, make) => {
      const response = await get(await make());
      expectError(response, 'UNAUTHORIZED');
      expect(response.body.error.message).toBe('Missing or invalid authentication');
      expect(response.headers['www-authenticate']).toBe('Bearer');
    });

    it('and counts against the address, not against the key', async () => {
      const { key } = await createApiKey(service.admin, { allowedIps: ['198.51.100.0/24'] });
      const elsewhere = await get(key, undefined, '192.0.2.99');
      expect(quotasOf(new Headers(elsewhere.headers as Record<string, string>))).toMatchObject({
        minute: { limit: 100, remaining: 99 },
      });
      const allowed = await get(key, undefined, '198.51.100.1');
      expect(quotasOf(new Headers(allowed.headers as Record<string, string>)).minute!.limit).not.toBe(100);
    });
  });

  describe('from a network', () => {
    it.each([
      [['203.0.113.0/24'], '203.0.113.200', 200],
      [['203.0.113.0/24'], '203.0.114.1', 401],
      [['203.0.113.0/24'], '::ffff:203.0.113.9', 200],
      [['2001:db8::/32'], '2001:db8:1::1', 200],
      [['2001:db8::/32'], '2001:db9::1', 401],
      [['2001:db8::/32', '203.0.113.7'], '203.0.113.7', 200],
      [['0.0.0.0/0'], '2001:db8::1', 401],
    ])('that %j has or has not, %s gets %i', async (allowedIps, address, status) => {
      const { key } = await createApiKey(service.admin, { allowedIps });
      expect((await get(key, undefined, address)).status).toBe(status);
    });

    it('outside the list is a refusal in the log that names the key', async () => {
      const { id, name, key } = await createApiKey(service.admin, { allowedIps: ['198.51.100.0/24'] });
      const response = await get(key, undefined, '192.0.2.50');
      const { data } = await service.admin.auditLogs.list({ actorId: id, actorType: 'api_key', outcome: 'DENIED' });
      expect(data).toEqual([
        expect.objectContaining({
          action: 'READ',
          resource: { type: 'user', id: '-', label: `GET ${USERS}` },
          actor: { type: 'api_key', id, email: null, name },
          reason: 'ADDRESS_NOT_ALLOWED',
          requestId: response.headers['x-request-id'],
          ip: '192.0.2.50',
        }),
      ]);
    });

    it('outside the list fills the log up to the budget of an address only', async () => {
      const { id, key } = await createApiKey(service.admin, { allowedIps: ['198.51.100.0/24'] });
      for (let count = 0; count < 40; count++) await get(key, undefined, '192.0.2.51');
      const { meta } = await service.admin.auditLogs.list({ actorId: id, outcome: 'DENIED' });
      expect(meta.total).toBe(30);
    });
  });

  it('may do what its permissions say, and nothing else', async () => {
    const { key } = await createApiKey(service.admin, { permissions: ['users:read', 'organizations:write'] });
    expect((await get(key)).status).toBe(200);
    expect((await service.as(key).post('/api/admin/organizations').send(organizationData())).status).toBe(201);
    const refused = await service.as(key).post(USERS).send(userData());
    expectError(refused, 'FORBIDDEN');
    expect(refused.body.error.reason).toBe('PERMISSION_REQUIRED');
    expect(faultsOf(refused)[0]!.message).toContain('users:write');
    const [refusal] = (await refusalsIn(service, 'FORBIDDEN')).slice(-1);
    expect(refusal).toMatchObject({ actor: { type: 'api_key' }, resource: { label: `POST ${USERS}` } });
  });

  it.each([
    ['post', '/api/admin/api-keys', { name: 'x', permissions: ['users:read'], expiresAt: '2030-01-01' }],
    ['post', '/api/admin/api-keys/:id/rotate', { overlapSeconds: 0 }],
    ['patch', '/api/admin/api-keys/:id', { name: 'x' }],
    ['delete', '/api/admin/api-keys/:id', undefined],
  ] as const)('cannot %s %s, whatever permissions it has', async (method, path, body) => {
    const { id, key } = await createApiKey(service.admin, { permissions: [...API_KEY_PERMISSIONS] });
    const response = await service.as(key)[method](path.replace(':id', id)).send(body);
    expectError(response, 'FORBIDDEN');
    expect(response.body.error.reason).toBe('PERMISSION_REQUIRED');
  });

  it.each([
    ['get', '/api/auth/session'],
    ['post', '/api/auth/logout'],
    ['post', '/api/auth/password'],
    ['get', '/api/auth/sessions'],
    ['delete', '/api/auth/sessions'],
  ] as const)('gets 403 SESSION_REQUIRED for %s %s', async (method, path) => {
    const { key } = await createApiKey(service.admin);
    const body = { currentPassword: 'a teapot on the moon', newPassword: 'a kettle on the sun' };
    const response = await service
      .as(key)
      [method](path)
      .send(path.endsWith('password') ? body : undefined);
    expectError(response, 'FORBIDDEN');
    expect(response.body.error.reason).toBe('SESSION_REQUIRED');
  });

  it('gets the headers of its own limits, and 429 when one is used up', async () => {
    const { id, key } = await createApiKey(service.admin, { rateLimitPerMinute: 3, rateLimitPerHour: 4 });
    const first = await get(key);
    expect(first.headers['ratelimit-policy']).toBe('"minute";q=3;w=60, "hour";q=4;w=3600');
    expect((await get(key)).headers.ratelimit).toMatch(/^"minute";r=1;t=\d+, "hour";r=2;t=\d+$/);
    const statuses = [await get(key), await get(key), await get(key)].map(({ status }) => status);
    expect(statuses).toEqual([200, 429, 429]);
    const { data } = await service.admin.auditLogs.list({ actorId: id, outcome: 'DENIED' });
    expect(data.map(({ reason }) => reason)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    await service.admin.apiKeys.update(id, { rateLimitPerMinute: null, rateLimitPerHour: null });
    expect((await get(key)).status).toBe(200);
  });

  it('shows the last use within a minute, off the path of the request', async () => {
    const { id, key } = await createApiKey(service.admin);
    const begun = Date.now();
    await get(key, undefined, '203.0.113.77');
    expect(await service.admin.apiKeys.get(id)).toMatchObject({ lastUsedAt: null, lastUsedIp: null });
    await service.app.get(ApiKeyActivity, { strict: false }).flush();
    const used = await service.admin.apiKeys.get(id);
    expect(used).toMatchObject({ lastUsedIp: '203.0.113.77', version: 1 });
    expect(Math.abs(Date.parse(used.lastUsedAt!) - begun)).toBeLessThan(60_000);
    expect(await auditOf(service, id)).toHaveLength(1);
  });

  it('has Idempotency-Keys of its own', async () => {
    const [one, other] = [
      await createApiKey(service.admin, { permissions: ['users:write'] }),
      await createApiKey(service.admin, { permissions: ['users:write'] }),
    ];
    const body = userData();
    const send = (key: string) => service.as(key).post(USERS).set('Idempotency-Key', 'same').send(body);
    expect((await send(one.key)).status).toBe(201);
    expect((await send(one.key)).headers['idempotent-replayed']).toBe('true');
    const response = await send(other.key);
    expectError(response, 'CONFLICT');
    expect(response.body.error.reason).toBe('EMAIL_TAKEN');
  });

  describe('whose body is still arriving', () => {
    type End = [string, (id: string) => Promise<unknown>, number];
    const ENDS: End[] = [
      ['is revoked', (id) => service.admin.apiKeys.revoke(id), 401],
      ['expires', expire, 401],
      ['is rotated out', (id) => service.admin.apiKeys.rotate(id, { overlapSeconds: 0 }), 401],
      ['loses the address', (id) => service.admin.apiKeys.update(id, { allowedIps: ['198.51.100.0/24'] }), 401],
      ['loses the permission', (id) => service.admin.apiKeys.update(id, { permissions: ['users:read'] }), 403],
      ['is rotated with an overlap', (id) => service.admin.apiKeys.rotate(id, { overlapSeconds: 60 }), 201],
      ['is renamed', (id) => service.admin.apiKeys.update(id, { name: 'Another' }), 201],
    ];

    it.each(ENDS)('if the key %s meanwhile', async (_, end, status) => {
      const { id, key } = await createApiKey(service.admin, { permissions: ['users:read', 'users:write'] });
      const body = userData();
      const finish = await holdBack(service, { method: 'POST', path: USERS, token: key, body });
      await end(id);
      const answer = await finish();
      expect(answer.status).toBe(status);
      const { meta } = await service.admin.users.list({ email: body.email });
      expect(meta.total).toBe(status === 201 ? 1 : 0);
    });

    it('tells a revoked key nothing of the users', async () => {
      const { id, key } = await createApiKey(service.admin, { permissions: ['users:write'] });
      const taken = await createUser(service.admin);
      const finish = await holdBack(service, {
        method: 'POST',
        path: USERS,
        token: key,
        body: userData({ email: taken.email }),
      });
      await service.admin.apiKeys.revoke(id);
      expect((await finish()).status).toBe(401);
    });

    it('replays no stored response to a revoked key', async () => {
      const { id, key } = await createApiKey(service.admin, { permissions: ['users:write'] });
      const headers = { 'idempotency-key': 'once' };
      const body = userData();
      expect((await service.as(key).post(USERS).set(headers).send(body)).status).toBe(201);
      const finish = await holdBack(service, { method: 'POST', path: USERS, token: key, body, headers });
      await service.admin.apiKeys.revoke(id);
      expect((await finish()).status).toBe(401);
    });
  });

  it.each([
    ['revoked', (id: string) => service.admin.apiKeys.revoke(id)],
    ['expired', expire],
    ['narrowed', (id: string) => service.admin.apiKeys.update(id, { permissions: ['users:read'] })],
  ])('has a stream that ends when the key is %s', async (_, end) => {
    const { id, key } = await createApiKey(service.admin, { permissions: ['users:read', 'audit-logs:read'] });
    const stream = await openEvents(service.baseUrl, { token: key });
    expect(stream.status).toBe(200);
    await createUser(service.admin);
    await until('the stream shows an entry', () => stream.entries.length > 0);
    await end(id);
    const seen = stream.entries.length;
    await createUser(service.admin);
    await until('the stream ends', () => stream.end !== null);
    expect(stream.entries.slice(seen).filter(({ resource }) => resource.type === 'user')).toEqual([]);
  });

  it('works with the client, as an option and from ADMIN_API_TOKEN', async () => {
    const { key } = await createApiKey(service.admin);
    const { baseUrl } = service;
    const query = { limit: 1 };
    const { meta } = await service.admin.users.list(query);
    expect((await createAdminClient({ baseUrl, token: key }).users.list(query)).meta.total).toBe(meta.total);
    const before = process.env.ADMIN_API_TOKEN;
    try {
      process.env.ADMIN_API_TOKEN = `${key}\n`;
      expect((await createAdminClient({ baseUrl }).users.list(query)).meta.total).toBe(meta.total);
    } finally {
      if (before === undefined) delete process.env.ADMIN_API_TOKEN;
      else process.env.ADMIN_API_TOKEN = before;
    }
  });
});
