import { API_KEY_PERMISSIONS } from '@/lib/admin/contract/api-keys';
import { expectError } from '../support/answers';
import { environment } from '../support/environment';
import { createApiKey, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { atOnce, tally } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTwoInstances } from '../support/two-instances';

const PATH = '/api/admin/sessions';
const onPostgres = environment.databaseUrl ? it : it.skip;

describe('DELETE /sessions', () => {
  let service: TestApp;

  beforeEach(async () => {
    service = await createTestApp();
  });
  afterEach(() => service.close());

  const signedIn = (role = 'user') =>
    createSignedInUser(service.admin, service.client(''), { role: role as 'user' | 'admin' });
  const idOf = (token: string) => String(claimsOf(token).sid);
  const statusesOf = (tokens: readonly string[]) =>
    Promise.all(tokens.map(async (token) => (await service.as(token).get('/api/auth/session')).status));

  it('ends all sessions but the one that sends it, also those of the caller, each with its entry', async () => {
    const others = [(await signedIn()).token, (await signedIn('admin')).token];
    const own = await service.client('').auth.login({ email: 'root@example.com', password: 'a lighthouse in the fog' });
    const response = await service.as().delete(PATH);
    expect([response.status, response.body]).toEqual([200, { success: true, data: { ended: 3, skipped: 0 } }]);
    expect(await statusesOf([service.adminToken, ...others, own.token])).toEqual([200, 401, 401, 401]);
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data.map(({ action, resource }) => `${action} ${resource.id}`).sort()).toEqual(
      [...others, own.token].map((token) => `DELETE ${idOf(token)}`).sort(),
    );
    expect(await service.admin.sessions.endAll()).toEqual({ ended: 0, skipped: 0 });
  });

  it('leaves accounts that hold a permission which the caller lacks signed in, and counts their sessions', async () => {
    const [user, auditor, support] = [await signedIn(), await signedIn('auditor'), await signedIn('support')];
    // Auditors may export the audit log, which support may not.
    const response = await service.as(support.token).delete(PATH);
    expect([response.status, response.body.data]).toEqual([200, { ended: 1, skipped: 2 }]);
    expect(await statusesOf([user.token, auditor.token, support.token, service.adminToken])).toEqual([
      401, 200, 200, 200,
    ]);
  });

  it('leaves admins signed in if an API key sends it, because no key holds all permissions of an admin', async () => {
    const tokens = [(await signedIn()).token, (await signedIn('auditor')).token, (await signedIn('support')).token];
    const narrow = await createApiKey(service.admin, { permissions: ['sessions:revoke'] });
    const wide = await createApiKey(service.admin, { permissions: [...API_KEY_PERMISSIONS] });
    const first = await service.as(narrow.key).delete(PATH);
    expect([first.status, first.body.data]).toEqual([200, { ended: 1, skipped: 3 }]);
    expect(await statusesOf(tokens)).toEqual([401, 200, 200]);
    const { data } = await service.admin.auditLogs.list({ requestId: first.headers['x-request-id'] });
    expect(data).toMatchObject([
      {
        action: 'DELETE',
        actor: { type: 'api_key', id: narrow.id },
        resource: { type: 'session', id: idOf(tokens[0]!) },
      },
    ]);
    expect((await service.as(wide.key).delete(PATH)).body.data).toEqual({ ended: 2, skipped: 1 });
    expect(await statusesOf([...tokens, service.adminToken])).toEqual([401, 401, 401, 200]);
  });

  it('needs the permission sessions:revoke', async () => {
    const [user, auditor] = [await signedIn(), await signedIn('auditor')];
    expectError(await service.as(user.token).delete(PATH), 'FORBIDDEN');
    const response = await service.as(auditor.token).delete(PATH);
    expect([response.status, response.body.error.reason]).toEqual([403, 'PERMISSION_REQUIRED']);
    expect(await statusesOf([user.token, auditor.token])).toEqual([200, 200]);
  });

  it('ends thousands of sessions in batches, and no expired or idle one with an entry', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    await service.sql(
      `INSERT INTO sessions (id, user_id, created_at, expires_at, last_seen_at)
       SELECT gen_random_uuid(), $1, now(), now() + make_interval(hours => CASE WHEN n <= 1201 THEN 1 ELSE -1 END), now()
       FROM generate_series(1, 1300) n`,
      [user.id],
    );
    expect(await service.admin.sessions.endAll()).toEqual({ ended: 1201, skipped: 0 });
    expect(await service.sql('SELECT FROM sessions')).toHaveLength(1);
    const { meta } = await service.admin.auditLogs.list({ resourceType: 'session', action: 'DELETE' });
    expect(meta.total).toBe(1201);
  });

  onPostgres('two admins who end everybody at once do not deadlock, and one of them is left', async () => {
    const both = await createTwoInstances();
    try {
      const admins = await atOnce(2, () =>
        createSignedInUser(both.one.admin, both.one.client(''), { role: 'admin', password: PASSWORD }),
      );
      await atOnce(10, () => createSignedInUser(both.one.admin, both.one.client('')));
      const answers = await atOnce(2, (index) => both.send(index, 'DELETE', PATH, { token: admins[index]!.token }));
      expect(tally(answers)).toEqual({ 200: 1, 401: 1 });
      expect(await both.one.sql('SELECT FROM sessions')).toHaveLength(1);
    } finally {
      await both.close();
    }
  });
});
