import { randomUUID } from 'node:crypto';
import type { User } from '@/lib/admin/client';
import { expectError, INSTANT } from '../support/answers';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { freshAddress } from '../support/addresses';
import { login } from '../support/password-resets';
import { atOnce } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('Blocked logins', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const blockedUntil = async (id: string) => (await service.admin.users.get(id)).loginBlockedUntil;
  const unlock = (id: string) => service.as().post(`${USERS}/${id}/unlock`);
  const fail = (email: string, count: number, address = freshAddress()) =>
    atOnce(count, () => login(service, email, 'not the right one', address));
  const spend = (id: string, source: string, failures: number, ends = '1 hour') =>
    service.sql(
      `INSERT INTO login_failures (account, source, failures, window_ends_at)
       VALUES ($1, $2, $3, date_trunc('second', now()) + $4::interval)
       ON CONFLICT (account, source) DO UPDATE SET failures = excluded.failures`,
      [id, source, failures, ends],
    );

  it('are shown by GET, PATCH and lists of users, until when, and not by one failure less', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    const address = freshAddress();
    await fail(user.email, 9, address);
    expect(await blockedUntil(user.id)).toBeNull();
    await fail(user.email, 1, address);
    const until = await blockedUntil(user.id);
    expect(until).toMatch(INSTANT);
    const minutes = (Date.parse(until!) - Date.now()) / 60_000;
    expect([minutes > 13, minutes < 16]).toEqual([true, true]);
    const { data } = await service.admin.users.list({ email: user.email });
    expect(data.map(({ loginBlockedUntil }) => loginBlockedUntil)).toEqual([until]);
    expect((await service.admin.users.update(user.id, { name: 'Blocked' })).loginBlockedUntil).toBe(until);
    const all = await service.admin.users.list({ limit: 100 });
    expect(all.data.filter(({ loginBlockedUntil }) => loginBlockedUntil !== null).map(({ id }) => id)).toEqual([
      user.id,
    ]);
    await unlock(user.id);
  });

  it.each([
    ['100 failures from unknown addresses', 'all unknown', 100, true],
    ['99 failures from unknown addresses', 'all unknown', 99, false],
    ['100 failures from known addresses', 'all known', 100, true],
    ['10 guesses in a session, which block no login', `session ${randomUUID()}`, 10, false],
    ['100 guesses in sessions, which block no login', 'all sessions', 100, false],
  ])('are shown after %s: %s', async (_, source, failures, isBlocked) => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    await spend(id, source, failures);
    expect((await blockedUntil(id)) !== null).toBe(isBlocked);
  });

  it('are shown until the last of several blocks ends, and not after it', async () => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    await spend(id, 'all unknown', 100, '2 hours');
    await spend(id, 'all known', 100, '1 hour');
    await spend(id, 'network x', 10, '-1 second');
    const [row] = await service.sql<{ until: Date }>(
      `SELECT window_ends_at AS until FROM login_failures WHERE account = $1 AND source = 'all unknown'`,
      [id],
    );
    expect(await blockedUntil(id)).toBe(row!.until.toISOString());
    await service.sql(`UPDATE login_failures SET window_ends_at = now() WHERE account = $1`, [id]);
    expect(await blockedUntil(id)).toBeNull();
  });

  it('are over in the answer of the PATCH that sets a password', async () => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    await spend(id, 'all unknown', 100);
    expect((await service.admin.users.update(id, { password: 'a kettle on the sun' })).loginBlockedUntil).toBeNull();
  });

  it('change the ETag of a user', async () => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    const { etag } = (await service.as().get(`${USERS}/${id}`)).headers;
    await spend(id, 'all unknown', 100);
    const after = await service.as().get(`${USERS}/${id}`).set('If-None-Match', etag!);
    expect([after.status, after.body.data.version]).toEqual([200, 1]);
  });

  it('POST /users/:id/unlock lets the person log in at once, and leaves an entry', async () => {
    const { user } = await createSignedInUser(service.admin, service.client(''));
    const address = freshAddress();
    await fail(user.email, 10, address);
    const until = await blockedUntil(user.id);
    expect((await login(service, user.email, PASSWORD, address)).status).toBe(429);

    const response = await unlock(user.id);
    expect(response.status).toBe(200);
    expect(response.body.data).toEqual({ ...(await service.admin.users.get(user.id)), loginBlockedUntil: null });
    expect((await login(service, user.email, PASSWORD, address)).status).toBe(200);
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data).toMatchObject([
      {
        action: 'DELETE',
        resource: { type: 'login_failures', id: user.id, label: user.email },
        actor: { email: 'root@example.com' },
        changes: { failures: { from: 10, to: null }, loginBlockedUntil: { from: until, to: null } },
      },
    ]);
    expect((await service.admin.users.get(user.id)).version).toBe((response.body.data as User).version);
  });

  it('POST /users/:id/unlock forgets failures below a limit too, and is a no-op without any', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    await fail(user.email, 3);
    const entries = async () =>
      (await service.admin.auditLogs.list({ resourceType: 'login_failures', resourceId: user.id })).data;
    expect((await unlock(user.id)).status).toBe(200);
    expect((await entries()).map(({ changes }) => changes)).toEqual([
      { failures: { from: 3, to: null }, loginBlockedUntil: { from: null, to: null } },
    ]);
    expect((await unlock(user.id)).status).toBe(200);
    expect(await entries()).toHaveLength(1);
    expect(await service.sql('SELECT FROM login_failures WHERE account = $1', [user.id])).toEqual([]);
  });

  it('POST /users/:id/unlock returns 404 for nobody and for a deleted user', async () => {
    const { id } = await createUser(service.admin);
    await service.admin.users.delete(id);
    expectError(await unlock(id), 'NOT_FOUND');
    expectError(await unlock(randomUUID()), 'NOT_FOUND');
  });
});
