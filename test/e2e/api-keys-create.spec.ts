import type { IssuedApiKey } from '@/lib/admin/client';
import { API_KEY_PERMISSIONS } from '@/lib/admin/contract/api-keys';
import { auditOf, expectFaults, faultsOf, INSTANT, tagOf, UNKNOWN_ID, UUID_V7 } from '../support/answers';
import { apiKeyData, createApiKey, inDays } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/api-keys';
const KEY = /^admk_[0-9a-f]{32}_[0-9A-Za-z]{53}$/;

describe('POST /api/admin/api-keys', () => {
  let service: TestApp;
  let adminId: string;

  beforeAll(async () => {
    service = await createTestApp();
    adminId = (await service.admin.auth.session()).user.id;
  });
  afterAll(() => service.close());

  const post = (body: object) => service.as().post(PATH).send(body);
  const statusWith = async (token: string) => (await service.as(token).get('/api/admin/users?limit=1')).status;

  it('creates a key, and shows the whole key once', async () => {
    const expiresAt = inDays(90);
    const response = await post({ name: 'CI', permissions: ['users:write', 'users:read', 'users:read'], expiresAt });
    const { id, key } = response.body.data as IssuedApiKey;
    expect(response.status).toBe(201);
    expect(response.headers.location).toBe(`${PATH}/${id}`);
    expect(response.headers.etag).toEqual(tagOf(1));
    const shown = {
      id: expect.stringMatching(UUID_V7),
      name: 'CI',
      start: key.slice(0, 42),
      status: 'active',
      permissions: ['users:read', 'users:write'],
      organizationId: null,
      allowedIps: null,
      rateLimitPerMinute: null,
      rateLimitPerHour: null,
      expiresAt,
      lastUsedAt: null,
      lastUsedIp: null,
      createdBy: { id: adminId, email: 'root@example.com', status: 'active' },
      previousSecret: null,
      revokedAt: null,
      createdAt: expect.stringMatching(INSTANT),
      updatedAt: expect.stringMatching(INSTANT),
      version: 1,
    };
    expect(response.body.data).toEqual({ ...shown, key: expect.stringMatching(KEY) });
    expect(key.slice(5, 37)).toBe(id.replaceAll('-', ''));
    expect((await service.as().get(`${PATH}/${id}`)).body.data).toEqual(shown);
    expect(await statusWith(key)).toBe(200);
  });

  it('stores no key, neither in the tables, nor in the log', async () => {
    const { id, key } = await createApiKey(service.admin);
    const secret = key.slice(42);
    const tables = await service.sql<{ row: string }>(
      'SELECT row_to_json(t)::text AS row FROM api_keys t UNION ALL SELECT row_to_json(t)::text FROM audit_logs t',
    );
    expect(tables.filter(({ row }) => row.includes(secret))).toEqual([]);
    expect(JSON.stringify(service.logs)).not.toContain(secret);
    const [entry] = await auditOf(service, id);
    expect(entry).toMatchObject({
      action: 'CREATE',
      resource: { type: 'api_key', id },
      changes: { secret: { from: null, to: '[REDACTED]' }, createdBy: { from: null, to: adminId } },
    });
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'a\nb' }],
    ['permissions', { permissions: [] }],
    ['permissions', { permissions: 'users:read' }],
    ['permissions', { permissions: ['users:fly'] }],
    ['permissions', { permissions: [1] }],
    ['permissions', { permissions: null }],
    ['expiresAt', { expiresAt: undefined }],
    ['expiresAt', { expiresAt: null }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['expiresAt', { expiresAt: inDays(-1) }],
    ['expiresAt', { expiresAt: inDays(366) }],
    ['allowedIps', { allowedIps: [] }],
    ['allowedIps', { allowedIps: '203.0.113.7' }],
    ['allowedIps', { allowedIps: ['203.0.113.7/24'] }],
    ['allowedIps', { allowedIps: ['localhost'] }],
    ['allowedIps', { allowedIps: ['203.0.113.7', null] }],
    ['allowedIps', { allowedIps: [['203.0.113.7']] }],
    ['allowedIps', { allowedIps: Array.from({ length: 51 }, (_, index) => `203.0.113.${index}`) }],
    ['rateLimitPerMinute', { rateLimitPerMinute: 0 }],
    ['rateLimitPerMinute', { rateLimitPerMinute: 1.5 }],
    ['rateLimitPerHour', { rateLimitPerHour: '10' }],
    ['rateLimitPerHour', { rateLimitPerHour: 10_000_001 }],
    ['key', { key: 'mine' }],
    ['createdBy', { createdBy: UNKNOWN_ID }],
  ])('returns 400 that names %s for %j', async (field, fault) => {
    expectFaults(await post({ ...apiKeyData(), ...fault }), field);
  });

  it('accepts a key that expires in just a year', async () => {
    expect((await post(apiKeyData({ expiresAt: inDays(364.99) }))).status).toBe(201);
  });

  it.each(['api-keys:write', 'roles:write', 'users:passwords'])(
    'returns 400 for the permission %s, which no key can hold',
    async (permission) => {
      const response = await post({ ...apiKeyData(), permissions: ['users:read', permission] });
      expectFaults(response, 'permissions');
      expect(faultsOf(response)[0]).toMatchObject({ code: 'IS_NOT_IN' });
    },
  );

  it('accepts every other permission', async () => {
    const { permissions } = await createApiKey(service.admin, { permissions: [...API_KEY_PERMISSIONS] });
    expect(permissions).toEqual(API_KEY_PERMISSIONS);
  });

  it('stores networks in canonical form, each once', async () => {
    const allowedIps = ['2001:DB8:0::/32', '203.0.113.7', '203.0.113.7/32', '::ffff:198.51.100.0/120'];
    const created = await createApiKey(service.admin, { allowedIps });
    expect(created.allowedIps).toEqual(['2001:db8::/32', '203.0.113.7/32', '198.51.100.0/24']);
  });

  it('gives a key that does not work to a dry run', async () => {
    const response = await service.as().post(`${PATH}?dryRun=true`).send(apiKeyData());
    expect(response.body.data.key).toMatch(KEY);
    expect(await statusWith(response.body.data.key)).toBe(401);
    expect(response.body.meta.changes[0].changes.secret).toEqual({ from: null, to: '[REDACTED]' });
  });

  it('gives the same key to a retry with its Idempotency-Key, and stores that response encrypted', async () => {
    const body = apiKeyData();
    const send = () => service.as().post(PATH).set('Idempotency-Key', 'a-key-for-ci').send(body);
    const [first, again] = [await send(), await send()];
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    const { key, id } = first.body.data as IssuedApiKey;
    const stored = await service.sql<{ answer: Buffer }>('SELECT answer FROM idempotency_keys');
    for (const { answer } of stored) {
      expect(Buffer.from(answer).toString('latin1')).not.toContain(key.slice(42));
    }
    expect(stored.length).toBeGreaterThan(0);
    expect(await auditOf(service, id)).toHaveLength(1);
  });
});
