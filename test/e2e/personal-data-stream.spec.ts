import type { ApiKeyPermission, PersonalData, User } from '@/lib/admin/client';
import { PersonalEntries } from '@/audit/personal-data/personal-entries';
import { expectError } from '../support/answers';
import { createSignedInUser, createUser, inDays } from '../support/factories';
import { atOnce, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const COUNT = 4_000;
const PERMISSIONS: ApiKeyPermission[] = [
  'users:read',
  'sessions:read',
  'members:read',
  'invitations:read',
  'audit-logs:export',
  'api-keys:read',
  'roles:read',
];

const pathOf = (id: string) => `/api/admin/users/${id}/data`;

describe('GET /users/:id/data of a person with many entries', () => {
  let service: TestApp;
  let busy: User;

  beforeAll(async () => {
    service = await createTestApp();
    busy = await createUser(service.admin);
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
         outcome, personal)
       SELECT gen_random_uuid(), now(), 'UPDATE', 'user', $1::text, 'row ' || n, 'system', json_build_object('name',
         json_build_object('from', repeat('x', 4000), 'to', repeat('y', 4000))), 'SUCCESS',
         json_build_object('resource', json_build_object('subject', $1::text, 'paths', '[]'::json, 'salt', 'x'))
       FROM generate_series(1, ${COUNT}) AS n`,
      [busy.id],
    );
  });

  afterAll(() => service.close());
  afterEach(() => jest.restoreAllMocks());

  /** Counts the pages of entries, and does something after the first one. */
  function watch(afterFirst: () => Promise<unknown> = () => Promise.resolve()) {
    const watched = { pages: 0 };
    const entries = service.app.get<{
      inOrderOfSequence(...parameters: unknown[]): AsyncGenerator<object[]>;
    }>(PersonalEntries, { strict: false });
    const walk = entries.inOrderOfSequence.bind(entries);
    jest.spyOn(entries, 'inOrderOfSequence').mockImplementation(async function* (...parameters) {
      for await (const page of walk(...parameters)) {
        watched.pages += 1;
        yield page;
        if (watched.pages === 1) {
          await afterFirst();
        }
      }
    });
    return watched;
  }

  const open = (bearer: string) =>
    fetch(`${service.baseUrl}${pathOf(busy.id)}`, { headers: { authorization: `Bearer ${bearer}` } });

  it('has each of them once', async () => {
    const { body } = await service.as().get(pathOf(busy.id));
    const { entriesAbout } = body as PersonalData;
    const rows = entriesAbout.filter(({ actor }) => actor.type === 'system').map(({ sequence }) => sequence);
    expect(rows).toHaveLength(COUNT);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  });

  it('is torn if the session of the caller ends meanwhile', async () => {
    const { token: session } = await createSignedInUser(service.admin, service.client(''), { role: 'auditor' });
    watch(() => service.client(session).auth.logout());
    const response = await open(session);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(service.logs.map(({ msg }) => msg)).toContain('An export was aborted because its session has ended');
  });

  it('is torn if the key of the caller is revoked, or loses a permission, meanwhile', async () => {
    for (const end of ['revoke', 'narrow'] as const) {
      const { id, key } = await service.admin.apiKeys.create({
        name: end,
        permissions: PERMISSIONS,
        expiresAt: inDays(1),
      });
      watch(() =>
        end === 'revoke'
          ? service.admin.apiKeys.revoke(id)
          : service.admin.apiKeys.update(id, { permissions: ['users:read'] }),
      );
      const response = await open(key);
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow('terminated');
      jest.restoreAllMocks();
    }
  });

  it('reads no page that the client does not read, and holds no connection meanwhile', async () => {
    const watched = watch();
    const response = await open(service.adminToken);
    const answers = await atOnce(30, () => service.as().get('/api/admin/users?limit=1'));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    // Up to what the buffers of the connection itself hold, some megabytes of the thirty.
    expect(watched.pages).toBeLessThan(COUNT / 200 / 2 + 1);
    expect((JSON.parse(await response.text()) as PersonalData).entriesAbout.length).toBeGreaterThanOrEqual(COUNT);
    expect(watched.pages).toBeGreaterThanOrEqual(COUNT / 200);
  });

  it('counts among the exports of the caller, 5 at most', async () => {
    const { token: session } = await createSignedInUser(service.admin, service.client(''), { role: 'auditor' });
    const opened = await atOnce(5, () => open(session));
    expectError(await service.as(session).get(pathOf(busy.id)), 'RATE_LIMITED');
    expectError(await service.as(session).get('/api/admin/audit-logs/export'), 'RATE_LIMITED');
    for (const { body } of opened) {
      await body?.cancel();
    }
    await until('there is room', async () => (await service.as(session).get(pathOf(busy.id))).status === 200);
  });
});
