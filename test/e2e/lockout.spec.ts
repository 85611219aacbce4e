import { FirstAdmin } from '@/users/first-admin';
import { LoginFailuresService } from '@/auth/lockout/login-failures.service';
import { KnownNetworksService } from '@/auth/lockout/known-networks.service';
import { freshAddress } from '../support/addresses';
import { createUser, PASSWORD } from '../support/factories';
import { type Answer, atOnce, call, tally } from '../support/requests';
import { slowDownWindows } from '../support/slow-windows';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'another teapot on the moon';

describe('A flood of wrong passwords', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    slowDownWindows(service);
  });
  afterAll(() => service.close());

  const login = (email: string, password: string, address = freshAddress()): Promise<Answer> =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password }, address });
  const failures = (userId: string) =>
    service.sql<{ source: string; failures: number }>(
      `SELECT split_part(source, ' ', 1) || CASE WHEN source LIKE 'all %' THEN ' ' || split_part(source, ' ', 2) ELSE '' END
         AS source, failures FROM login_failures WHERE account = $1 ORDER BY source`,
      [userId],
    );
  /** Lets the count of a group be as if so many had failed from other addresses. */
  const spend = async (userId: string, source: string, count: number) => {
    await service.sql(
      `INSERT INTO login_failures (account, source, failures, window_ends_at)
       VALUES ($1, $2, $3, now() + interval '24 hours')
       ON CONFLICT (account, source) DO UPDATE SET failures = excluded.failures`,
      [userId, source, count],
    );
  };
  /** A user who has signed in from an address. */
  const createKnown = async () => {
    const [user, address] = [await createUser(service.admin, { password: PASSWORD }), freshAddress()];
    expect((await login(user.email, PASSWORD, address)).status).toBe(200);
    return { user, address };
  };

  it('from 120 addresses is tried 100 times, and the user signs in from a known address', async () => {
    const { user, address } = await createKnown();
    expect(tally(await atOnce(120, () => login(user.email, 'wrong')))).toEqual({ 401: 100, 429: 20 });
    const stranger = await login(user.email, PASSWORD);
    expect([stranger.status, stranger.body.error?.reason]).toEqual([429, 'ACCOUNT_LOCKED']);
    expect(stranger.body.error?.message).toMatch(/Retry in 24 hours\.$/);
    expect((await login(user.email, PASSWORD, address)).status).toBe(200);
  });

  it('from an address leaves the user at another known address alone', async () => {
    const { user, address } = await createKnown();
    const attacker = freshAddress();
    expect(tally(await atOnce(30, () => login(user.email, 'wrong', attacker)))).toEqual({ 401: 10, 429: 20 });
    expect((await login(user.email, PASSWORD, address)).status).toBe(200);
  });

  it('blocks an address from which the user signed in more than 30 days ago', async () => {
    const { user, address } = await createKnown();
    await service.sql(`UPDATE known_login_networks SET last_login_at = now() - interval '30 days' WHERE user_id = $1`, [
      user.id,
    ]);
    await spend(user.id, 'all unknown', 100);
    expect((await login(user.email, PASSWORD, address)).status).toBe(429);
  });

  it('from known addresses is bounded to 100 failures too', async () => {
    const { user, address } = await createKnown();
    await spend(user.id, 'all known', 99);
    expect((await login(user.email, 'wrong', address)).status).toBe(401);
    expect((await login(user.email, PASSWORD, address)).status).toBe(429);
  });

  it('opens a window with the first failure, not with a login before it', async () => {
    const { user, address } = await createKnown();
    await service.sql(`UPDATE login_failures SET window_ends_at = now() + interval '1 minute' WHERE account = $1`, [
      user.id,
    ]);
    await atOnce(10, () => login(user.email, 'wrong', address));
    const refused = await login(user.email, PASSWORD, address);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5 * 60);
  });

  it('counts anew when the window has ended', async () => {
    const { user } = await createKnown();
    await spend(user.id, 'all unknown', 100);
    expect((await login(user.email, PASSWORD)).status).toBe(429);
    await service.sql('UPDATE login_failures SET window_ends_at = now() WHERE account = $1', [user.id]);
    expect((await login(user.email, PASSWORD)).status).toBe(200);
  });

  it.each([
    ['a new password', NEW_PASSWORD],
    ['the same password', PASSWORD],
  ])('is forgotten when an admin sets %s', async (_, password) => {
    const { user } = await createKnown();
    const attacker = freshAddress();
    await atOnce(10, () => login(user.email, 'wrong', attacker));
    await spend(user.id, 'all unknown', 100);
    await service.admin.users.update(user.id, { password });
    expect(await failures(user.id)).toEqual([]);
    expect((await login(user.email, password, attacker)).status).toBe(200);
  });

  it('is forgotten for admin:create', async () => {
    const { user } = await createKnown();
    await spend(user.id, 'all unknown', 100);
    const { password } = await service.app.get(FirstAdmin).restore(user.email);
    expect((await login(user.email, password!)).status).toBe(200);
  });

  it('is not forgotten for a password that is refused', async () => {
    const { user } = await createKnown();
    await spend(user.id, 'all unknown', 100);
    await expect(service.admin.users.update(user.id, { password: 'short' })).rejects.toMatchObject({ status: 400 });
    expect((await login(user.email, PASSWORD)).status).toBe(429);
  });

  it('leaves one entry when a block begins, which names the address that caused it', async () => {
    const { user, address } = await createKnown();
    const attacker = freshAddress();
    await atOnce(9, () => login(user.email, 'wrong', attacker));
    const blocks = async () =>
      (await service.admin.auditLogs.list({ resourceId: user.id, outcome: 'DENIED' })).data.filter(
        ({ reason }) => reason === 'ACCOUNT_LOCKED',
      );
    expect(await blocks()).toEqual([]);
    await login(user.email, 'wrong', attacker);
    const [entry, ...others] = await blocks();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: 'CREATE',
      resource: { type: 'session', id: user.id, label: user.email },
      actor: { type: 'user', id: null, email: null },
      ip: attacker,
      changes: { scope: { from: null, to: 'ADDRESS' }, until: { from: null, to: expect.any(String) } },
    });
    await login(user.email, PASSWORD, attacker);
    await login(user.email, PASSWORD, address);
    expect(await blocks()).toHaveLength(1);
    await spend(user.id, 'all unknown', 99);
    const last = freshAddress();
    await login(user.email, 'wrong', last);
    expect((await blocks()).map(({ ip, changes }) => [ip, changes.scope?.to])).toEqual([
      [last, 'UNKNOWN_ADDRESSES'],
      [attacker, 'ADDRESS'],
    ]);
  });

  it('keeps no address of a user in the clear, and nothing of a deleted one', async () => {
    const { user, address } = await createKnown();
    await login(user.email, 'wrong', address);
    const rows = await service.sql<{ row: string }>(
      `SELECT row_to_json(k)::text AS row FROM known_login_networks k WHERE user_id = $1
       UNION ALL SELECT row_to_json(f)::text FROM login_failures f WHERE account = $1::text`,
      [user.id],
    );
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain(address);
    await service.admin.users.delete(user.id);
    expect(await failures(user.id)).toEqual([]);
    expect(await service.sql('SELECT FROM known_login_networks WHERE user_id = $1', [user.id])).toEqual([]);
  });

  it('on invented accounts fills no more rows than there are buckets', async () => {
    const address = freshAddress();
    await atOnce(20, (index) => login(`invented${index}@example.com`, 'wrong', address));
    const [row] = await service.sql<{ typed: number; bounded: number }>(
      `SELECT count(*) FILTER (WHERE account LIKE '%invented%')::int AS typed,
         count(*) FILTER (WHERE account ~ '^unknown [0-9]{1,5}$')::int AS bounded FROM login_failures`,
    );
    expect(row!.typed).toBe(0);
    expect(row!.bounded).toBeGreaterThan(0);
  });

  it('is swept when its windows and networks have ended', async () => {
    const { user } = await createKnown();
    await spend(user.id, 'all unknown', 5);
    await service.sql('UPDATE login_failures SET window_ends_at = now() WHERE account = $1', [user.id]);
    await service.sql(`UPDATE known_login_networks SET last_login_at = now() - interval '31 days' WHERE user_id = $1`, [
      user.id,
    ]);
    await service.app.get(LoginFailuresService, { strict: false }).sweep(1_000);
    await service.app.get(KnownNetworksService, { strict: false }).sweep(1_000);
    expect(await failures(user.id)).toEqual([]);
    expect(await service.sql('SELECT FROM known_login_networks WHERE user_id = $1', [user.id])).toEqual([]);
  });
});

describe('Wrong guesses of the current password', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    slowDownWindows(service);
  });
  afterAll(() => service.close());

  const signIn = async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    const { token } = await service.client('').auth.login({ email: user.email, password: PASSWORD });
    return { user, token };
  };
  const change = (token: string, currentPassword: string, address = freshAddress()) =>
    call(service.baseUrl, '/api/auth/password', {
      method: 'POST',
      token,
      body: { currentPassword, newPassword: NEW_PASSWORD },
      address,
    });
  const login = (email: string, address = freshAddress()) =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password: PASSWORD }, address });

  it('block the session after 10, from whatever address', async () => {
    const { token } = await signIn();
    expect(tally(await atOnce(15, () => change(token, 'wrong')))).toEqual({ 400: 10, 429: 5 });
    const refused = await change(token, PASSWORD);
    expect([refused.status, refused.body.error?.reason]).toEqual([429, 'ACCOUNT_LOCKED']);
  });

  it('count like failed logins from their address', async () => {
    const [{ user, token }, address] = [await signIn(), freshAddress()];
    expect(tally(await atOnce(12, () => change(token, 'wrong', address)))).toEqual({ 400: 10, 429: 2 });
    expect((await login(user.email, address)).status).toBe(429);
  });

  it('do not keep the user from signing in elsewhere', async () => {
    const { user, token } = await signIn();
    await atOnce(15, () => change(token, 'wrong'));
    expect((await login(user.email)).status).toBe(200);
  });

  it('are not blocked by the failed logins of strangers', async () => {
    const { user, token } = await signIn();
    await service.sql(
      `INSERT INTO login_failures (account, source, failures, window_ends_at)
       VALUES ($1, 'all unknown', 100, now() + interval '1 hour')
       ON CONFLICT (account, source) DO UPDATE SET failures = excluded.failures`,
      [user.id],
    );
    expect((await login(user.email)).status).toBe(429);
    expect((await change(token, PASSWORD)).status).toBe(200);
  });
});
