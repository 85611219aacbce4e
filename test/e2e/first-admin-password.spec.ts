import { FirstAdmin, type NewAdmin } from '@/users/first-admin';
import { expectError } from '../support/answers';
import { createUser, PASSWORD, userData } from '../support/factories';
import { login } from '../support/password-resets';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'a kettle on the sun';
const LIFETIME_MS = 72 * 3_600_000;

describe('A printed password of an admin', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const print = (email: string): Promise<NewAdmin> => service.app.get(FirstAdmin).restore(email);
  const expireIn = (email: string, time: string) =>
    service.sql('UPDATE users SET password_expires_at = clock_timestamp() + $2::interval WHERE email = $1', [
      email,
      time,
    ]);

  it.each(['a new account', 'an existing account'])('logs in for 72 hours, and its user says so: %s', async (kind) => {
    const { email } = kind === 'a new account' ? userData() : await createUser(service.admin, { password: PASSWORD });
    const { password, passwordExpiresAt } = await print(email);
    const answer = await login(service, email, password!);
    expect(answer.status).toBe(200);
    const { user } = answer.body.data as {
      user: { id: string; passwordExpiresAt: string; mustChangePassword: boolean };
    };
    expect(user).toMatchObject({
      role: 'admin',
      mustChangePassword: false,
      passwordExpiresAt: passwordExpiresAt!.toISOString(),
    });
    const { data } = await service.admin.auditLogs.list({ resourceType: 'user', resourceId: user.id, limit: 1 });
    expect(data[0]!.changes.passwordExpiresAt).toMatchObject({ from: null, to: user.passwordExpiresAt });
    const [entry] = data;
    // The clock of the database may go on between the time of the password and that of its row.
    expect(Math.abs(Date.parse(user.passwordExpiresAt) - Date.parse(entry!.occurredAt) - LIFETIME_MS)).toBeLessThan(
      60_000,
    );
  });

  it('is refused like a wrong one after its end, and counts like one', async () => {
    const { email } = userData();
    const { password } = await print(email);
    const right = await login(service, email, password!);
    await expireIn(email, '-1 millisecond');
    const [expired, wrong] = [await login(service, email, password!), await login(service, email, 'wrong')];
    expect([right.status, expired.status, wrong.status]).toEqual([200, 401, 401]);
    const without = (error: object) => ({ ...error, requestId: null });
    expect(without(wrong.body.error!)).toEqual(without(expired.body.error!));
    const [counted] = await service.sql<{ failures: number }>(
      `SELECT failures FROM login_failures f JOIN users u ON u.id::text = f.account
       WHERE u.email = $1 AND source = 'all unknown'`,
      [email],
    );
    expect(counted!.failures).toBeGreaterThanOrEqual(1);
    await expireIn(email, '1 minute');
    expect((await login(service, email, password!)).status).toBe(200);
  });

  it('is renewed by admin:create', async () => {
    const { email } = userData();
    await print(email);
    await expireIn(email, '-1 second');
    const { password } = await print(email);
    expect((await login(service, email, password!)).status).toBe(200);
  });

  it.each<[string, (id: string, own: ReturnType<TestApp['client']>, current: string) => Promise<unknown>]>([
    [
      'its owner changes it',
      (_, own, current) => own.auth.changePassword({ currentPassword: current, newPassword: NEW_PASSWORD }),
    ],
    [
      'another admin sets a password',
      (id) => service.admin.users.update(id, { password: NEW_PASSWORD, mustChangePassword: false }),
    ],
  ])('no longer ends once %s', async (_, change) => {
    const { email } = userData();
    const { password } = await print(email);
    const own = service.client('');
    const { user } = await own.auth.login({ email, password: password! });
    await change(user.id, own, password!);
    expect((await service.admin.users.get(user.id)).passwordExpiresAt).toBeNull();
    expect((await login(service, email, NEW_PASSWORD)).status).toBe(200);
    const { data } = await service.admin.auditLogs.list({ resourceType: 'user', resourceId: user.id, limit: 1 });
    expect(data[0]!.changes.passwordExpiresAt).toEqual({ from: user.passwordExpiresAt, to: null });
  });

  it('is changed to another one only', async () => {
    const { email } = userData();
    const { password } = await print(email);
    const own = service.client('');
    const { token } = await own.auth.login({ email, password: password! });
    const body = { currentPassword: password, newPassword: password };
    expectError(await service.as(token).post('/api/auth/password').send(body), 'BAD_REQUEST');
  });

  it('does not end if it came from ADMIN_PASSWORD', async () => {
    expect((await service.admin.auth.session()).user.passwordExpiresAt).toBeNull();
  });
});
