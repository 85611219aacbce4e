import { auditOf, expectError, faultsOf } from '../support/answers';
import { createUser, PASSWORD, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('The password of a user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const create = (password: unknown, name = 'Grace Hopper') =>
    service.as().post(USERS).send({ email: userData().email, name, password });
  const login = (email: string, password: string) => service.http.post('/api/auth/login').send({ email, password });

  const umlauts = 'ü'.repeat(15);
  const long = Array.from({ length: 256 }, (_, index) => String.fromCodePoint(0x1f400 + (index % 200))).join('');

  it.each<[string, string]>([
    ['15 letters', 'wet unsung crow'],
    ['15 emoji', '🐘🦊🐝🦋🐢🐙🦀🐬🦉🐿🦔🐌🐞🦜🐓'],
    ['256 code points', long],
    ['blanks at its ends', '  between two blanks  '],
    ['no ASCII', 'пароль из пятнадцати'],
    ['own name among other words', 'hopper saw a moth in the relay'],
  ])('can be of %s, and logs in', async (_, password) => {
    const created = await create(password);
    expect(created.status).toBe(201);
    expect((await login(created.body.data.email, password)).status).toBe(200);
    expectError(await login(created.body.data.email, `${password}x`), 'UNAUTHORIZED');
    expectError(await login(created.body.data.email, [...password.trim()].slice(1).join('')), 'UNAUTHORIZED');
  });

  it.each<[string, string, unknown]>([
    ['14 letters', 'TOO_SHORT', 'wet unsung cro'],
    ['14 emoji, which are 28 UTF-16 units', 'TOO_SHORT', '🐘🦊🐝🦋🐢🐙🦀🐬🦉🐿🦔🐌🐞🦜'],
    ['14 characters that are more before NFC', 'TOO_SHORT', 'u\u0308'.repeat(14)],
    ['nothing', 'TOO_SHORT', ''],
    ['257 code points', 'TOO_LONG', `${long}x`],
    ['a common word, repeated', 'COMMON_PASSWORD', 'passwordpassword'],
    ['one letter', 'COMMON_PASSWORD', 'a'.repeat(20)],
    ['a run on the keyboard', 'COMMON_PASSWORD', 'qwertyuiopasdfghjkl'],
    ['counting', 'COMMON_PASSWORD', '1234567890123456'],
    ['own name', 'PERSONAL_PASSWORD', 'Grace Hopper 1906'],
    ['own name, turned and repeated', 'PERSONAL_PASSWORD', 'hopper.GRACE.hopper!!'],
    ['a number', 'IS_STRING', 123456789012345],
    ['a list', 'IS_STRING', [PASSWORD]],
  ])('cannot be of %s: %s', async (_, code, password) => {
    const response = await create(password);
    expectError(response, 'BAD_REQUEST');
    expect(faultsOf(response).map((fault) => [fault.field, fault.code])).toEqual([['password', code]]);
  });

  it('cannot be made of the own email', async () => {
    const email = 'rear.admiral.of.the.navy@example.com';
    const send = (password: string) => service.as().post(USERS).send({ email, name: 'X', password });
    for (const password of [email, 'REAR-ADMIRAL-OF-THE-NAVY', 'navy admiral 2024!!']) {
      const response = await send(password);
      expect([response.status, faultsOf(response)[0]?.code]).toEqual([400, 'PERSONAL_PASSWORD']);
    }
  });

  it('is judged on a change by the name and email that the change gives', async () => {
    const { id } = await createUser(service.admin, { name: 'Before' });
    const changes = { name: 'Wilhelmina Brunhilde', password: 'wilhelmina brunhilde' };
    const response = await service.as().patch(`${USERS}/${id}`).send(changes);
    expect([response.status, faultsOf(response)[0]?.code]).toEqual([400, 'PERSONAL_PASSWORD']);
    expect((await service.admin.users.get(id)).version).toBe(1);
    const weak = await service.as().patch(`${USERS}/${id}`).send({ password: 'short' });
    expect([weak.status, faultsOf(weak)[0]?.code]).toEqual([400, 'TOO_SHORT']);
  });

  it('is the same in every normal form of Unicode', async () => {
    const composed = await create(`${umlauts}x9`.normalize('NFC'));
    expect((await login(composed.body.data.email, `${umlauts}x9`.normalize('NFD'))).status).toBe(200);
    const decomposed = await create(`${umlauts}y9`.normalize('NFD'));
    expect((await login(decomposed.body.data.email, `${umlauts}y9`.normalize('NFC'))).status).toBe(200);
    const { id, version } = decomposed.body.data as { id: string; version: number };
    const again = await service
      .as()
      .patch(`${USERS}/${id}`)
      .send({ password: `${umlauts}y9`.normalize('NFC') });
    expect(again.body.data.version).toBe(version);
  });

  it('that is new replaces the old one', async () => {
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    const response = await service.as().patch(`${USERS}/${id}`).send({ password: 'a kettle on the sun' });
    expect([response.status, response.body.data.version]).toEqual([200, 2]);
    expectError(await login(email, PASSWORD), 'UNAUTHORIZED');
    expect((await login(email, 'a kettle on the sun')).status).toBe(200);
  });

  it('that is not there lets nobody in', async () => {
    const { email } = await createUser(service.admin);
    for (const password of ['', 'null', PASSWORD]) {
      expect((await login(email, password)).status).toBe(401);
    }
  });

  it('nor its hash is in any answer, audit entry or log line', async () => {
    const [first, second, refused] = ['a walrus under the pier', 'a heron over the weir', 'Mallory Mallory 12'];
    const created = await service
      .as()
      .post(USERS)
      .send(userData({ password: first }));
    const { id, email } = created.body.data as { id: string; email: string };
    const answers = [
      created,
      await login(email, first),
      await service.as().patch(`${USERS}/${id}`).send({ password: second }),
      await service.as().patch(`${USERS}/${id}`).send({ password: refused, name: 'Mallory' }),
      await service.as().post(USERS).send({ email, name: 'X', password: second }),
      await service.as().post(USERS).send({ password: second, passwordHash: second.toUpperCase() }),
      await login(email, refused),
      await service.as().get(`${USERS}/${id}`),
      await service.as().get(USERS).query({ email }),
      await service.as().get('/api/admin/audit-logs').query({ limit: '100' }),
      await service.as().delete(`${USERS}/${id}`),
      await service.as().get('/api/admin/audit-logs').query({ limit: '100' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 400, 409, 400, 401, 200, 200, 200, 200, 200]);
    const changes = (await auditOf(service, id)).map((entry) => entry.changes.password);
    expect(changes).toEqual([
      { from: '[REDACTED]', to: null },
      // The entry of the refused login.
      undefined,
      { from: '[REDACTED]', to: '[REDACTED]' },
      { from: null, to: '[REDACTED]' },
    ]);
    const said = [...answers.map(({ text, headers }) => text + JSON.stringify(headers)), JSON.stringify(service.logs)];
    for (const text of said) {
      for (const secret of [first, second, refused, second.toUpperCase(), '$argon2']) {
        expect(text).not.toContain(secret);
      }
    }
    expect(JSON.stringify(service.logs)).toContain(USERS);
  });
});
