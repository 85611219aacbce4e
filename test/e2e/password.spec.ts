import type { User } from '@/lib/admin/contract/users';
import { createSignedInUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'a kettle under the sea';

describe('The change of the own password', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const signedIn = (overrides = {}) => createSignedInUser(service.admin, service.client(''), overrides);
  const statusOf = async (token: string) => (await service.as(token).get('/api/auth/session')).status;
  const change = (token: string, newPassword: unknown, currentPassword: unknown = PASSWORD) =>
    service.as(token).post('/api/auth/password').send({ currentPassword, newPassword });
  const login = async ({ email }: User, password: string) =>
    (await service.http.post('/api/auth/login').send({ email, password })).status;

  it('keeps this session, ends the other ones, and puts the new one in force', async () => {
    const { user, token } = await signedIn();
    const others = [0, 1].map(() => service.client('').auth.login({ email: user.email, password: PASSWORD }));
    const tokens = (await Promise.all(others)).map((session) => session.token);
    const somebody = await signedIn();
    const response = await change(token, NEW_PASSWORD);
    expect([response.status, response.body]).toEqual([200, { success: true, data: null }]);
    expect(await statusOf(token)).toBe(200);
    expect(await Promise.all(tokens.map(statusOf))).toEqual([401, 401]);
    expect(await statusOf(somebody.token)).toBe(200);
    expect([await login(user, PASSWORD), await login(user, NEW_PASSWORD)]).toEqual([401, 200]);

    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data.map(({ action, resource }) => `${action} ${resource.type} ${resource.id}`).sort()).toEqual(
      [`UPDATE user ${user.id}`, ...tokens.map((other) => `DELETE session ${String(claimsOf(other).sid)}`)].sort(),
    );
    expect(data.find(({ action }) => action === 'UPDATE')).toMatchObject({
      actor: { type: 'user', id: user.id },
      changes: { password: { from: '[REDACTED]', to: '[REDACTED]' } },
    });
    expect(JSON.stringify(data)).not.toMatch(/kettle|teapot|argon2/);
  });

  it('needs the current one: a wrong one is a 400, not a 401, and changes nothing', async () => {
    const { user, token } = await signedIn();
    for (const wrong of [NEW_PASSWORD, '', `${PASSWORD} `, PASSWORD.toUpperCase()]) {
      const response = await change(token, NEW_PASSWORD, wrong);
      expect([response.status, response.body.error.code]).toEqual([400, 'BAD_REQUEST']);
      expect(response.body.error.details).toEqual([
        { field: 'currentPassword', code: 'WRONG_PASSWORD', message: expect.any(String) },
      ]);
    }
    expect(await login(user, PASSWORD)).toBe(200);
  });

  it.each([
    ['14 characters', 'fourteen chars', 'TOO_SHORT'],
    ['14 code points in 28 UTF-16 units', '🦊'.repeat(7) + '🐻'.repeat(7), 'TOO_SHORT'],
    ['15 characters that are 14 in NFC', 'a lamp on e\u0301 io', 'TOO_SHORT'],
    ['257 characters', 'lamp '.repeat(51) + 'on', 'TOO_LONG'],
    ['a common one, twice', 'passwordpassword', 'COMMON_PASSWORD'],
    ['a run along the keyboard', 'qwertyuiopasdfghjkl', 'COMMON_PASSWORD'],
    ['digits in a row', '1234567890123456', 'COMMON_PASSWORD'],
    ['one letter', 'z'.repeat(20), 'COMMON_PASSWORD'],
    ['the own email', 'percival.blakeney@example.com', 'PERSONAL_PASSWORD'],
    ['the own name', 'Percival Blakeney', 'PERSONAL_PASSWORD'],
    ['the own name with digits', 'percivalblakeney2026!', 'PERSONAL_PASSWORD'],
    ['no text', 123456789012345, 'IS_STRING'],
    ['null', null, 'IS_STRING'],
  ])('refuses as the new one: %s', async (_, newPassword, code) => {
    const { data } = await service.admin.users.list({ email: 'percival.blakeney@example.com' });
    const person = { email: 'percival.blakeney@example.com', name: 'Percival Blakeney' };
    const { token } = data[0]
      ? await service.client('').auth.login({ email: person.email, password: PASSWORD })
      : await signedIn(person);
    const response = await change(token, newPassword);
    expect(response.status).toBe(400);
    expect(response.body.error.details).toEqual([{ field: 'newPassword', code, message: expect.any(String) }]);
  });

  it.each([
    ['15 characters', 'fifteen chars ok'.slice(0, 15)],
    ['256 code points in 512 UTF-16 units', '🦊🐻'.repeat(128).replace(/^../u, '🦉🐙')],
    ['with blanks at its ends', '  a lamp on a hill  '],
    ['in another script', 'лампа стоит на холме'],
  ])('takes as the new one: %s', async (_, newPassword) => {
    const { user, token } = await signedIn();
    expect((await change(token, newPassword)).status).toBe(200);
    expect(await login(user, newPassword)).toBe(200);
  });

  it('follows the shortest length of the settings', async () => {
    const { token } = await signedIn();
    await service.admin.settings.update({ passwordMinLength: 20 });
    const response = await change(token, 'nineteen characters');
    expect(response.body.error.details).toEqual([
      { field: 'newPassword', code: 'TOO_SHORT', message: expect.stringContaining('20') },
    ]);
    expect((await change(token, 'twenty characters ok')).status).toBe(200);
    await service.admin.settings.update({ passwordMinLength: 15 });
  });

  it('is never in the log', () => {
    expect(JSON.stringify(service.logs)).not.toMatch(/kettle|teapot|argon2id/);
  });
});
