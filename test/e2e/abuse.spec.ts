import { PasswordService } from '@/users/passwords/password.service';
import { createSignedInUser, createUser, PASSWORD, userData } from '../support/factories';
import { sendRaw } from '../support/raw-http';
import { createTestApp, type TestApp } from '../support/test-app';

describe('Under abuse', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** Runs something while a password is being verified, once. */
  function whileVerifying(work: () => Promise<unknown>): void {
    const passwords = service.app.get(PasswordService, { strict: false });
    const verify = passwords.verify.bind(passwords);
    jest.spyOn(passwords, 'verify').mockImplementationOnce(async (hash, password) => {
      await work();
      return verify(hash, password);
    });
  }

  it('a login that is under way when its account is suspended fails and leaves no session', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    whileVerifying(() => service.admin.users.update(user.id, { status: 'suspended' }));
    const login = await service.http.post('/api/auth/login').send({ email: user.email, password: PASSWORD });
    expect([login.status, login.body.error.message]).toEqual([401, 'Invalid email or password']);
    expect(await service.sql('SELECT id FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
  });

  it('a login with the old password that is under way when an admin sets a new one fails', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    whileVerifying(() => service.admin.users.update(user.id, { password: 'a kettle on the sun' }));
    const login = await service.http.post('/api/auth/login').send({ email: user.email, password: PASSWORD });
    expect(login.status).toBe(401);
    expect(await service.sql('SELECT id FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
  });

  it('others are served while a password is being verified, also on a single connection', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''));
    const statuses: number[] = [];
    const read = async () => statuses.push((await service.as().get('/api/admin/settings')).status);
    whileVerifying(read);
    await service.http.post('/api/auth/login').send({ email: user.email, password: PASSWORD });
    whileVerifying(read);
    const passwords = { currentPassword: PASSWORD, newPassword: `${PASSWORD} again` };
    const changed = await service.as(token).post('/api/auth/password').send(passwords);
    whileVerifying(read);
    const patched = await service
      .as()
      .patch(`/api/admin/users/${user.id}`)
      .send({ password: `${PASSWORD} once more` });
    expect([changed.status, patched.status]).toEqual([200, 200]);
    expect(statuses).toEqual([200, 200, 200]);
  });

  it('a body of 90,000 unknown fields is a 400 that names 100 of them', async () => {
    const body = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [index.toString(36), 1]));
    const answer = await service.as().post('/api/auth/password').send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toHaveLength(100);
    expect(answer.body.error.details[99].code).toBe('UNKNOWN_FIELD');
  });

  it('an object of 40,000 members where a text belongs is a 400 that names the field', async () => {
    const email = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [index.toString(36), 1]));
    const answer = await service.as().post('/api/admin/users').send({ email, name: 'X' });
    expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'email']);
  });

  it('a list of 130,000 entries in metadata is a 400', async () => {
    const metadata = { list: Array.from({ length: 130_000 }, () => 1) };
    const answer = await service
      .as()
      .post('/api/admin/users')
      .send({ ...userData(), metadata });
    expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'metadata']);
  });

  it('a metadata object of many members within 16 KiB is accepted on create and change alike', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`key${index}`, index]));
    const user = await createUser(service.admin, { metadata });
    const changed = await service.admin.users.update(user.id, { metadata: { ...metadata, more: 1 } });
    expect(Object.keys(changed.metadata)).toHaveLength(901);
  });

  it('a number too small to be told from zero is a zero, and no change of one', async () => {
    const user = await createUser(service.admin, { metadata: { a: 0 } });
    const answer = await service
      .as()
      .patch(`/api/admin/users/${user.id}`)
      .set('Content-Type', 'application/json')
      .send('{"metadata":{"a":-1e-400}}');
    expect([answer.status, answer.body.data.version]).toEqual([200, 1]);
  });

  it.each(['/api/admin/users/', '/api/admin/audit-logs/', '/api/admin/organizations//members'])(
    '%s takes the road of every request: 401 without a token, 404 with one, counted both times',
    async (path) => {
      const anonymous = await service.http.get(path);
      const admin = await service.as().get(path);
      expect([anonymous.status, admin.status]).toEqual([401, 404]);
      expect(anonymous.headers).toHaveProperty('ratelimit');
      expect(admin.headers).toHaveProperty('ratelimit');
    },
  );

  it('a URL in absolute form is the same request', async () => {
    const { host } = new URL(service.baseUrl);
    const answer = await sendRaw(
      service.baseUrl,
      `PUT http://${host}/api/admin/users HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${service.adminToken}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('a resource id is found in any spelling', async () => {
    const user = await createUser(service.admin);
    const { meta } = await service.admin.auditLogs.list({ resourceId: user.id.toUpperCase() });
    expect(meta.total).toBe(1);
  });
});
