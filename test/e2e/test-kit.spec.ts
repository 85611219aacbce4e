import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type AdminApiError } from '@/lib/admin/client';
import { type Seeded, startAdminApi, type TestApi } from '../../libs/testing/src/index';
import { HANG_MS, until } from '../support/requests';

const PASSWORD = 'a harbour full of lanterns';
const ANN = { email: 'ann@example.com', name: 'Ann', password: PASSWORD };
const DAY_MS = 86_400_000;

jest.setTimeout(3 * HANG_MS);

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error as AdminApiError).code,
  );
const isServing = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('The test kit', () => {
  let api: TestApi<Seeded>;

  beforeAll(async () => {
    api = await startAdminApi({
      seed: {
        roles: [{ name: 'reader', permissions: ['users:read'] }],
        users: [
          ANN,
          { email: 'bob@example.com', name: 'Bob', suspended: { until: new Date(Date.now() + 3 * DAY_MS) } },
          { email: 'rae@example.com', name: 'Rae', role: 'reader', password: PASSWORD },
        ],
        organizations: [
          {
            name: 'Acme',
            members: [{ email: 'ann@example.com', role: 'owner' }, 'bob@example.com'],
            invitations: [{ email: 'cem@example.com' }],
          },
        ],
        apiKeys: [{ name: 'CI', permissions: ['users:read'] }],
      },
      env: { AUDIT_RETENTION_DAYS: '30' },
    });
  });
  afterEach(() => api.reset());
  afterAll(() => api.stop());

  it('creates the seed, and names what it created', async () => {
    const acme = api.seeded.organizations.acme;
    expect(acme).toMatchObject({ name: 'Acme', memberCount: 2 });
    expect(api.seeded.users['bob@example.com']).toMatchObject({ status: 'suspended' });
    expect(api.seeded.apiKeys.CI?.key).toMatch(/^\w+$/);
    const { client } = await api.signIn({ email: 'rae@example.com', password: PASSWORD });
    expect(await codeOf(client.organizations.list())).toBe('FORBIDDEN');
    expect(() => api.seeded.users['nan@example.com']).toThrow(
      'The seed has no user "nan@example.com". It has ann@example.com, bob@example.com, rae@example.com.',
    );
  });

  it('meets no rate limit', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async () => (await fetch(`${api.url}/api/auth/session`)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it('reset() takes back what was created, changed and deleted, and its audit entries', async () => {
    const { id } = api.seeded.users['ann@example.com'] ?? { id: '' };
    const before = await api.client.auditLogs.list({ limit: 100 });
    await api.client.users.create({ email: 'new@example.com', name: 'New' });
    await api.client.users.update(id, { name: 'Other' });
    await api.client.users.delete(api.seeded.users['rae@example.com']?.id ?? '');
    await api.client.settings.update({ passwordMinLength: 20 });
    await api.reset();
    const { data, meta } = await api.client.users.list({ sort: 'email' });
    expect(data.map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Rae', 'Administrator']);
    expect(meta.total).toBe(4);
    expect((await api.client.settings.get()).passwordMinLength).toBe(15);
    expect(await api.client.auditLogs.list({ limit: 100 })).toEqual(before);
    expect(await api.client.users.get(id)).toEqual(api.seeded.users['ann@example.com']);
  });

  it('reset() forgets idempotency keys and failed logins', async () => {
    const create = (email: string) => api.client.users.create({ email, name: 'Dee' }, { idempotencyKey: 'one' });
    await create('dee@example.com');
    expect(await codeOf(create('eli@example.com'))).toBe('IDEMPOTENCY_KEY_REUSED');
    for (let attempt = 0; attempt < 10; attempt++) {
      await codeOf(api.signIn({ email: ANN.email, password: 'wrong' }));
    }
    expect(await codeOf(api.signIn(ANN))).toBe('RATE_LIMITED');
    await api.reset();
    expect((await create('eli@example.com')).email).toBe('eli@example.com');
    expect((await api.signIn(ANN)).token).toMatch(/\./);
  });

  it('reset() ends open streams, and the client can go on at once', async () => {
    const stream = await fetch(`${api.url}/api/admin/audit-logs/stream`, {
      headers: { authorization: `Bearer ${api.token}` },
    });
    const end = stream.text().catch(() => 'cut off');
    await api.reset();
    await end;
    for (let turn = 0; turn < 3; turn++) {
      await api.client.users.create({ email: 'new@example.com', name: 'New' });
      await api.reset();
    }
    expect((await api.client.users.list()).meta.total).toBe(4);
  });

  it('reset() brings back months of the audit log that the retention dropped, and the time', async () => {
    const before = await api.client.auditLogs.list({ limit: 100 });
    await api.advance('70d');
    const kept = await api.client.auditLogs.list({ limit: 100 });
    expect(kept.data.map(({ action, resource }) => [action, resource.type])).toContainEqual(['DELETE', 'audit_log']);
    expect(kept.data.filter(({ id }) => before.data.some((entry) => entry.id === id))).toEqual([]);
    await api.reset();
    expect(await api.client.auditLogs.list({ limit: 100 })).toEqual(before);
    const { createdAt } = await api.client.users.create({ email: 'now@example.com', name: 'Now' });
    expect(Date.parse(createdAt)).toBeLessThan(Date.now() + DAY_MS);
  });

  it('advance() ends sessions, but not that of the first admin', async () => {
    const { client } = await api.signIn(ANN);
    expect((await client.auth.session()).user.email).toBe(ANN.email);
    await api.advance('13h');
    expect(await codeOf(client.auth.session())).toBe('UNAUTHORIZED');
    await api.advance('400d');
    expect((await api.client.auth.session()).user.email).toBe(api.admin.email);
    expect(
      (await fetch(`${api.url}/api/auth/session`, { headers: { authorization: `Bearer ${api.token}` } })).status,
    ).toBe(200);
  });

  it('advance() ends suspensions, and writes the entry of the job', async () => {
    await api.advance('4d');
    const { id } = api.seeded.users['bob@example.com'] ?? { id: '' };
    expect((await api.client.users.get(id)).status).toBe('active');
    const [entry] = (await api.client.auditLogs.list({ resourceId: id })).data;
    expect(entry?.actor.type).toBe('system');
  });

  it('advance() moves the time of JavaScript and of SQL alike', async () => {
    const now = await api.advance('91d');
    const { id } = api.seeded.apiKeys.CI ?? { id: '' };
    expect((await api.client.apiKeys.get(id)).status).toBe('expired');
    expect((await api.client.apiKeys.list({ status: 'expired' })).data.map((key) => key.id)).toEqual([id]);
    const { createdAt } = await api.client.users.create({ email: 'late@example.com', name: 'Late' });
    expect(Math.abs(Date.parse(createdAt) - now.getTime())).toBeLessThan(HANG_MS);
  });

  it('advance() purges what was deleted', async () => {
    const { id } = api.seeded.users['rae@example.com'] ?? { id: '' };
    await api.client.users.delete(id);
    expect((await api.client.users.get(id, { includeDeleted: true })).deletedAt).not.toBeNull();
    await api.advance(31 * DAY_MS);
    expect(await codeOf(api.client.users.get(id, { includeDeleted: true }))).toBe('NOT_FOUND');
  });

  it('advance() takes a time, and refuses one in the past and other words', async () => {
    const target = new Date(Date.now() + 5 * DAY_MS);
    expect(Math.abs((await api.advance(target)).getTime() - target.getTime())).toBeLessThan(HANG_MS);
    await expect(api.advance(new Date())).rejects.toThrow(/^The time can only move forward: it is /);
    await expect(api.advance('a week')).rejects.toThrow(TypeError);
  });

  it('mails.next() returns the mails of the seed, and their tokens work until they expire', async () => {
    const mail = await api.mails.next({ to: 'cem@example.com' });
    expect(mail.subject).toContain('Acme');
    expect(mail.links[0]).toContain(`#token=${mail.token ?? ''}`);
    const accept = () => api.client.auth.acceptInvitation({ token: mail.token ?? '', name: 'Cem', password: PASSWORD });
    await api.advance('8d');
    expect(await codeOf(accept())).not.toBe('no error');
    await api.reset();
    expect(api.mails.all).toEqual([mail]);
    await accept();
    expect((await api.client.organizations.members.list(api.seeded.organizations.acme?.id ?? '')).meta.total).toBe(3);
  });

  it('mails.next() waits for a mail, and says after its time limit what was sent', async () => {
    const next = api.mails.next({ to: 'dee@example.com', subject: /acme/i });
    await api.client.organizations.invitations.create(api.seeded.organizations.acme?.id ?? '', {
      email: 'dee@example.com',
    });
    expect((await next).to).toBe('dee@example.com');
    await expect(api.mails.next({ to: 'dee@example.com', timeout: 1 })).rejects.toThrow(
      /^No mail to dee@example\.com within 1 ms\. Sent: ".+" to cem@example\.com, ".+" to dee@example\.com\.$/,
    );
  });
});

describe('Several services of the test kit', () => {
  it('have nothing in common, and limits if they are asked for', async () => {
    const [one, two] = await Promise.all([
      startAdminApi({
        rateLimits: true,
        seed: async (client) => (await client.roles.create({ name: 'one', permissions: [] })).id,
      }),
      startAdminApi(),
    ]);
    try {
      expect(one.url).not.toBe(two.url);
      expect((await one.client.roles.get(one.seeded)).name).toBe('one');
      expect(await codeOf(two.client.roles.get(one.seeded))).toBe('NOT_FOUND');
      expect(await codeOf(createSession(two.url, one.token))).toBe('UNAUTHORIZED');
      const { headers } = await fetch(`${one.url}/api/auth/session`);
      expect(headers.get('ratelimit-policy')).toBe('"minute";q=100;w=60');
    } finally {
      await Promise.all([one.stop(), two.stop(), two.stop()]);
    }
    expect([await isServing(one.url), await isServing(two.url)]).toEqual([false, false]);
    await expect(one.reset()).rejects.toThrow(
      'The Admin API has been stopped. Start another one with startAdminApi().',
    );
  });

  it('end if the process of the test is killed', async () => {
    const owner = spawn(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, '../support/test-kit-owner.ts')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
    const url = printed.toString().trim();
    expect(await isServing(url)).toBe(true);
    owner.kill('SIGKILL');
    await until('the service ends', async () => !(await isServing(url)));
  });

  it('say in one sentence why they do not start', async () => {
    await expect(startAdminApi({ env: { SESSION_TTL: 'a day' } })).rejects.toThrow(
      /^The Admin API did not start: SESSION_TTL must be a whole number/,
    );
    await expect(startAdminApi({ admin: { password: 'short' } })).rejects.toThrow(
      /^The Admin API did not start: ADMIN_PASSWORD/,
    );
  });
});

function createSession(url: string, token: string): Promise<unknown> {
  return fetch(`${url}/api/auth/session`, { headers: { authorization: `Bearer ${token}` } }).then(async (response) => {
    const { error } = (await response.json()) as { error?: { code: string } };
    if (error) {
      throw Object.assign(new Error(error.code), error);
    }
  });
}
