import type { CurrentSession } from '@/lib/admin/contract/sessions';
import type { Settings, UpdateSettings } from '@/lib/admin/contract/settings';
import { auditCount, auditOf, expectError, expectFaults, faultsOf, INSTANT, tagOf } from '../support/answers';
import { userData } from '../support/factories';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const SETTINGS = '/api/admin/settings';

function valuesOf(settings: Settings): UpdateSettings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'updatedAt' && name !== 'version'));
}

describe('The settings', () => {
  let service: TestApp;
  let defaults: Settings;

  beforeAll(async () => {
    service = await createTestApp({
      config: {
        ...{ sessionTtlSeconds: 7_200, maxSessionsPerUser: 20 },
        ...{ rateLimitPerMinute: 100_000, rateLimitPerHour: 1_000_000 },
      },
    });
    defaults = await service.admin.settings.get();
  });
  afterEach(async () => {
    await service.admin.settings.update(valuesOf(defaults));
  });
  afterAll(() => service.close());

  const patch = (body: object) => service.as().patch(SETTINGS).send(body);
  const get = () => service.as().get(SETTINGS);

  it('GET /settings returns the defaults of the environment, and 15 for passwordMinLength', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      success: true,
      data: {
        sessionTtlSeconds: 7_200,
        sessionIdleSeconds: 3_600,
        maxSessionsPerUser: 20,
        passwordMinLength: 15,
        rateLimitPerMinute: 100_000,
        rateLimitPerHour: 1_000_000,
        securityNotifications: true,
        auditUnknownEvents: 'accept',
        updatedAt: expect.stringMatching(INSTANT),
        version: 1,
      },
    });
    expect(response.headers.etag).toEqual(tagOf(1));
  });

  it.each<[keyof UpdateSettings, number | boolean]>([
    ['sessionTtlSeconds', 3_600],
    ['sessionIdleSeconds', 0],
    ['maxSessionsPerUser', 3],
    ['passwordMinLength', 20],
    ['rateLimitPerMinute', 99_999],
    ['rateLimitPerHour', 999_999],
    ['securityNotifications', false],
  ])('PATCH /settings changes %s only, audited from the value in force to the new one', async (field, value) => {
    const before = await service.admin.settings.get();
    const response = await patch({ [field]: value });
    expect(response.status).toBe(200);
    const after = response.body.data as Settings;
    expect(after).toEqual({
      ...before,
      [field]: value,
      version: before.version + 1,
      updatedAt: expect.stringMatching(INSTANT),
    });
    expect(after.updatedAt >= before.updatedAt).toBe(true);
    expect(response.headers.etag).toEqual(tagOf(after.version));
    expect((await get()).body.data).toEqual(after);
    const [entry] = await auditOf(service, 'settings');
    expect(entry).toMatchObject({
      action: 'UPDATE',
      resource: { type: 'settings', id: 'settings', label: 'settings' },
      actor: { type: 'user', email: ADMIN_EMAIL },
      changes: { [field]: { from: before[field], to: value } },
    });
    expect(Object.keys(entry!.changes)).toEqual([field]);
  });

  it('PATCH /settings changes all settings in one entry', async () => {
    const before = await service.admin.settings.get();
    const values = {
      ...{ sessionTtlSeconds: 61, sessionIdleSeconds: 62, maxSessionsPerUser: 6, passwordMinLength: 9 },
      ...{ rateLimitPerMinute: 9_000, rateLimitPerHour: 9_001, securityNotifications: false },
    };
    expect((await patch(values)).body.data).toMatchObject({ ...values, version: before.version + 1 });
    const [entry] = await auditOf(service, 'settings');
    expect(Object.keys(entry!.changes).sort()).toEqual(Object.keys(values).sort());
  });

  it('PATCH /settings is a no-op without an entry if nothing changes', async () => {
    const before = await service.admin.settings.get();
    const entries = await auditCount(service);
    for (const body of [{}, valuesOf(before), { passwordMinLength: before.passwordMinLength }]) {
      const response = await patch(body);
      expect([response.status, response.body.data]).toEqual([200, before]);
    }
    expect(await auditCount(service)).toBe(entries);
  });

  it.each<[keyof UpdateSettings, number, number]>([
    ['passwordMinLength', 8, 64],
    ['rateLimitPerHour', 600, 10_000_000],
    ['rateLimitPerMinute', 60, 10_000_000],
    ['sessionTtlSeconds', 60, 2_592_000],
    ['sessionIdleSeconds', 60, 2_592_000],
    ['maxSessionsPerUser', 1, 1_000],
  ])('PATCH /settings takes %s from %i to %i', async (field, low, high) => {
    for (const value of [low, high]) {
      const response = await patch({ [field]: value });
      expect([response.status, response.body.data[field]]).toEqual([200, value]);
    }
  });

  it.each<[keyof UpdateSettings, unknown[]]>([
    ['passwordMinLength', [7, 65]],
    ['rateLimitPerMinute', [0, 59, 10_000_001]],
    ['rateLimitPerHour', [0, 599, 10_000_001]],
    ['sessionTtlSeconds', [0, 59, 2_592_001]],
    ['sessionIdleSeconds', [1, 59, 2_592_001]],
    ['maxSessionsPerUser', [0, 1_001]],
    ['securityNotifications', [0, 1, 'true']],
  ])('PATCH /settings returns 400 if %s is out of bounds or of another type', async (field, outside) => {
    const before = await service.admin.settings.get();
    for (const value of [...outside, -1, 20.5, '20', [20], {}, 1e21]) {
      expectFaults(await patch({ [field]: value }), field);
    }
    expect(await service.admin.settings.get()).toEqual(before);
  });

  it.each<[keyof UpdateSettings, number]>([
    ['rateLimitPerMinute', 60],
    ['rateLimitPerHour', 600],
    ['sessionIdleSeconds', 60],
  ])('PATCH /settings names %s and its floor of %i in a 400', async (field, floor) => {
    const response = await patch({ [field]: floor - 1 });
    expectFaults(response, field);
    expect(faultsOf(response)[0]?.message).toContain(String(floor));
  });

  it.each<[keyof UpdateSettings, number | boolean]>([
    ['sessionTtlSeconds', 3_600],
    ['sessionIdleSeconds', 900],
    ['maxSessionsPerUser', 3],
    ['passwordMinLength', 20],
    ['rateLimitPerMinute', 9_000],
    ['rateLimitPerHour', 90_000],
    ['securityNotifications', false],
  ])('PATCH /settings with null resets %s to the value of the environment, audited', async (field, value) => {
    const { version } = await service.admin.settings.update({ [field]: value });
    const response = await patch({ [field]: null });
    expect([response.status, response.body.data]).toMatchObject([
      200,
      { [field]: defaults[field], version: version + 1 },
    ]);
    const [entry] = await auditOf(service, 'settings');
    expect(entry!.changes).toEqual({ [field]: { from: value, to: defaults[field] } });
  });

  it('PATCH /settings with null audits a reset to an equal value as an UPDATE without changes', async () => {
    await service.sql('UPDATE settings SET password_min_length = 15');
    const before = await service.admin.settings.get();
    const response = await patch({ passwordMinLength: null });
    expect(response.body.data).toMatchObject({ ...valuesOf(before), version: before.version + 1 });
    expect((await auditOf(service, 'settings'))[0]).toMatchObject({ action: 'UPDATE', changes: {} });
    expect(await service.sql('SELECT password_min_length AS stored FROM settings')).toEqual([{ stored: null }]);
  });

  it('PATCH /settings with null changes nothing if no admin has set the setting', async () => {
    await patch(Object.fromEntries(Object.keys(valuesOf(defaults)).map((name) => [name, null])));
    const before = await service.admin.settings.get();
    const entries = await auditCount(service);
    const response = await patch({ passwordMinLength: null, rateLimitPerHour: null });
    expect([response.status, response.body.data]).toEqual([200, before]);
    expect(await auditCount(service)).toBe(entries);
  });

  it('PATCH /settings changes nothing if one field is wrong, and names unknown fields, versions and times', async () => {
    const before = await service.admin.settings.get();
    const fixed = { version: 9, updatedAt: 'x', id: 'settings', theme: 'dark' };
    expectFaults(
      await patch({ ...fixed, passwordMinLength: 20, rateLimitPerHour: 0 }),
      ...Object.keys(fixed),
      'rateLimitPerHour',
    );
    expectFaults(await service.as().patch(SETTINGS), 'body');
    expectFaults(await service.as().get(`${SETTINGS}?fields=version`), 'fields');
    expectFaults(await service.as().patch(`${SETTINGS}?force=1`).send({ passwordMinLength: 20 }), 'force');
    expect(await service.admin.settings.get()).toEqual(before);
  });

  it.each(['post', 'put', 'delete'] as const)('%s /settings returns 405 that names the methods', async (verb) => {
    const response = await service.as()[verb](SETTINGS);
    expectError(response, 'METHOD_NOT_ALLOWED');
    expect(response.headers.allow).toContain('GET');
    expect(response.headers.allow).toContain('PATCH');
  });

  describe('are in force with the next request:', () => {
    it('passwordMinLength on new passwords', async () => {
      const create = (password: string) => service.as().post('/api/admin/users').send(userData({ password }));
      await patch({ passwordMinLength: 20 });
      const refused = await create('a teapot on a moon!');
      expect([refused.status, faultsOf(refused)[0]?.code]).toEqual([400, 'TOO_SHORT']);
      expect(faultsOf(refused)[0]?.message).toContain('20');
      expect((await create('a teapot on the moon')).status).toBe(201);
      await patch({ passwordMinLength: 8 });
      expect((await create('tea5pots')).status).toBe(201);
      expect((await create('tea5pot')).status).toBe(400);
    });

    it('sessionTtlSeconds on new sessions, and on those that have begun if it is lower', async () => {
      const login = () => service.http.post('/api/auth/login').send({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
      const ttlOf = async (token: string) => {
        const { session } = (await service.as(token).get('/api/auth/session')).body.data as CurrentSession;
        return Math.ceil((Date.parse(session.expiresAt) - Date.parse(session.createdAt)) / 1000);
      };
      await patch({ sessionTtlSeconds: 600 });
      const short = await login();
      expect(await ttlOf(short.body.data.token)).toBe(600);
      const left = Date.parse(short.body.data.expiresAt) - Date.now();
      expect(left).toBeGreaterThan(500_000);
      expect(left).toBeLessThanOrEqual(600_000);
      await patch({ sessionTtlSeconds: 60 });
      expect(await ttlOf((await login()).body.data.token)).toBe(60);
      expect(await ttlOf(short.body.data.token)).toBe(60);
      await patch({ sessionTtlSeconds: 7_200 });
      expect(await ttlOf(short.body.data.token)).toBe(600);
      expect(await ttlOf(service.adminToken)).toBe(7_200);
    });

    it('the rate limits on the headers of answers', async () => {
      await patch({ rateLimitPerMinute: 5_000, rateLimitPerHour: 50_000 });
      const { headers } = await get();
      expect(headers['ratelimit-policy']).toBe('"minute";q=5000;w=60, "hour";q=50000;w=3600');
    });
  });
});

describe('Stored settings out of their bounds', () => {
  it('count as the bounds', async () => {
    const service = await createTestApp();
    try {
      await service.sql(
        'UPDATE settings SET rate_limit_per_minute = 1, rate_limit_per_hour = 1, session_ttl_seconds = 31536000',
      );
      const settings = await service.admin.settings.get();
      expect(settings).toMatchObject({ rateLimitPerMinute: 60, rateLimitPerHour: 600, sessionTtlSeconds: 2_592_000 });
    } finally {
      await service.close();
    }
  });
});

describe('A stored setting that overrides a variable', () => {
  const warningsOf = ({ logs }: TestApp) => logs.filter(({ msg }) => String(msg).startsWith('The stored setting'));
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const service = await createTestApp({ database });
    await service.admin.settings.update({ rateLimitPerMinute: 9_000, rateLimitPerHour: 90_000, passwordMinLength: 20 });
    await service.close();
  });
  afterAll(() => database.drop());

  it('is one warning at the start if the variable is set, with both names', async () => {
    const config = { rateLimitPerMinute: 8_000, setVariables: ['RATE_LIMIT_PER_MINUTE', 'SESSION_TTL'] };
    const service = await createTestApp({ config, database });
    await service.close();
    expect(warningsOf(service)).toMatchObject([
      {
        level: 'warn',
        msg:
          'The stored setting rateLimitPerMinute (9000) overrides RATE_LIMIT_PER_MINUTE (8000). To use ' +
          'RATE_LIMIT_PER_MINUTE, reset the setting with PATCH /api/admin/settings {"rateLimitPerMinute":null}.',
      },
    ]);
  });

  it('is no warning if the variable is unset, or has the same value', async () => {
    const config = { rateLimitPerMinute: 9_000, setVariables: ['RATE_LIMIT_PER_MINUTE'] };
    const service = await createTestApp({ config, database });
    await service.close();
    expect(warningsOf(service)).toEqual([]);
  });
});
