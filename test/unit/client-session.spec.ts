import { BASE, errorOf, failure, fakeApi, ok, TOKEN } from './client-fakes';
import { createAdminClient } from '@/lib/admin/client';

const bearers = (sent: { headers: Record<string, string> }[]) => sent.map(({ headers }) => headers.authorization);
const login = { token: 'of.the.login', expiresAt: '2026-01-01T12:00:00.000Z', user: { id: 'u1' } };

describe('login and logout', () => {
  it('sends the token of the login from then on, and the one it was made with again after the logout', async () => {
    const { client, sent } = fakeApi([ok(login), ok({}), ok(null), ok({})]);
    expect(await client.auth.login({ email: 'a@b.c', password: 'p' })).toEqual(login);
    await client.users.get('u1');
    await expect(client.auth.logout()).resolves.toBeUndefined();
    await client.users.get('u1');
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: `${BASE}/api/auth/login`,
      body: { email: 'a@b.c', password: 'p' },
    });
    expect(sent[2]).toMatchObject({ method: 'POST', url: `${BASE}/api/auth/logout`, body: undefined });
    expect(bearers(sent)).toEqual([undefined, 'Bearer of.the.login', 'Bearer of.the.login', `Bearer ${TOKEN}`]);
  });

  it('keeps its token when a login or a logout fails, unless the session is over', async () => {
    const replies = [
      ok(login),
      failure(401, 'UNAUTHORIZED'),
      failure(500, 'INTERNAL_ERROR'),
      failure(401, 'UNAUTHORIZED'),
    ];
    const { client, sent } = fakeApi([...replies, ok({})]);
    const credentials = { email: 'a@b.c', password: 'p' };
    await client.auth.login(credentials);
    await errorOf(client.auth.login(credentials));
    await errorOf(client.auth.logout());
    await errorOf(client.auth.logout());
    await client.users.get('u1');
    expect(bearers(sent).slice(2)).toEqual(['Bearer of.the.login', 'Bearer of.the.login', `Bearer ${TOKEN}`]);
  });

  it('changes the password and gives nothing, with or without a body in the answer', async () => {
    const { client, sent } = fakeApi([ok({ a: 1 }), new Response(null, { status: 204 })]);
    const passwords = { currentPassword: 'old', newPassword: 'new' };
    await expect(client.auth.changePassword(passwords)).resolves.toBeUndefined();
    await expect(client.auth.changePassword(passwords)).resolves.toBeUndefined();
    expect(sent[0]).toMatchObject({ method: 'POST', url: `${BASE}/api/auth/password`, body: passwords });
  });
});

describe('token', () => {
  it('may be a function, which is asked before every attempt', async () => {
    let asked = 0;
    const replies = [failure(429, 'RATE_LIMITED'), ok({}), ok({}), ok({})];
    const token = () => Promise.resolve([undefined, 't1', 't2', null][++asked]);
    const { client, sent } = fakeApi(replies, { token });
    await client.users.get('u1');
    await client.users.get('u1');
    await client.users.get('u1');
    expect(bearers(sent)).toEqual(['Bearer t1', 'Bearer t2', undefined, undefined]);
  });

  it.each(['users.get', 'auditLogs.export', 'users.update'])(
    'that the server refuses is asked for once more, and the call is sent again with the new one: %s',
    async (method) => {
      const refused: unknown[] = [];
      const token = (before?: string) => {
        refused.push(before);
        return before === undefined ? 'old' : 'new';
      };
      const line = new Response('{"cursor":"c"}\n', { headers: { 'content-type': 'application/x-ndjson' } });
      const reply = method === 'auditLogs.export' ? line : ok({});
      const { client, sent, slept } = fakeApi([failure(401, 'UNAUTHORIZED'), reply], { token, maxRetries: 0 });
      if (method === 'users.get') await client.users.get('u1');
      if (method === 'users.update') await client.users.update('u1', {});
      if (method === 'auditLogs.export') await client.auditLogs.export().next();
      expect(bearers(sent)).toEqual(['Bearer old', 'Bearer new']);
      expect([refused, slept]).toEqual([[undefined, 'old'], []]);
    },
  );

  it('is not sent again if the function returns the refused one, or if the new one is refused too', async () => {
    const refusal = () => failure(401, 'UNAUTHORIZED');
    const stuck = fakeApi([refusal(), ok({})], { token: () => 'old' });
    expect((await errorOf(stuck.client.users.get('u1'))).status).toBe(401);
    expect(stuck.sent).toHaveLength(1);
    let asked = 0;
    const unlucky = fakeApi([refusal(), refusal(), ok({})], { token: () => `t${asked++}` });
    expect((await errorOf(unlucky.client.users.get('u1'))).status).toBe(401);
    expect(bearers(unlucky.sent)).toEqual(['Bearer t0', 'Bearer t1']);
  });

  it('is not asked for again after the 401 of a login, which has none', async () => {
    const token = jest.fn(() => 't');
    const { client, sent } = fakeApi([failure(401, 'UNAUTHORIZED'), ok({})], { token });
    expect((await errorOf(client.auth.login({ email: 'a@b.c', password: 'p' }))).status).toBe(401);
    expect([sent.length, token.mock.calls.length]).toEqual([1, 0]);
  });

  it('keeps the idempotency key of a change when it is renewed', async () => {
    const token = (refused?: string) => (refused ? 'new' : 'old');
    const { client, sent } = fakeApi([failure(503, 'X'), failure(401, 'UNAUTHORIZED'), ok({})], { token });
    await client.users.delete('u1');
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(bearers(sent)).toEqual(['Bearer old', 'Bearer old', 'Bearer new']);
  });

  it('stays the new one in the retries after it was renewed', async () => {
    const token = (refused?: string) => (refused === 'old' ? 'new' : 'old');
    const { client, sent } = fakeApi([failure(401, 'UNAUTHORIZED'), failure(503, 'X'), new Error('x'), ok({})], {
      token,
    });
    await client.users.get('u1');
    expect(bearers(sent)).toEqual(['Bearer old', 'Bearer new', 'Bearer new', 'Bearer new']);
  });

  it('lets the error of a token function through, without a request or another try', async () => {
    const broken = new Error('vault is sealed');
    let asked = 0;
    const token = () => {
      asked += 1;
      throw broken;
    };
    const { client, sent } = fakeApi([], { token });
    expect(await errorOf(client.users.get('u1'))).toBe(broken);
    expect([asked, sent.length]).toEqual([1, 0]);
  });

  it('may end in a line break', async () => {
    const { client, sent } = fakeApi([ok({})], { token: 'abc\n' });
    await client.users.get('u1');
    expect(bearers(sent)).toEqual(['Bearer abc']);
  });

  it.each(['se\ncret', 'se cret', 'sécret'])('%j is refused without being quoted', async (token) => {
    const { client, sent } = fakeApi([], { token });
    const error = await errorOf(client.users.get('u1'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain('ADMIN_API_TOKEN');
    expect(error.message).not.toContain('cret');
    expect(sent).toEqual([]);
  });
});

describe('defaults', () => {
  const before = { ...process.env };
  const place = globalThis as { location?: { origin: string } };
  beforeEach(() => {
    delete process.env.ADMIN_API_URL;
    delete process.env.ADMIN_API_TOKEN;
  });
  afterEach(() => {
    process.env = { ...before };
    delete place.location;
  });
  const bare = (replies: Response[]) => fakeApi(replies, { baseUrl: undefined, token: undefined });

  it('come from the environment, read when the call is made', async () => {
    const { client, sent } = bare([ok({})]);
    process.env.ADMIN_API_URL = 'https://env.test/';
    process.env.ADMIN_API_TOKEN = 'of-env';
    await client.users.get('u1');
    expect(sent[0]).toMatchObject({
      url: 'https://env.test/api/admin/users/u1',
      headers: { authorization: 'Bearer of-env' },
    });
  });

  it('come from the environment without the white space and line ends around them', async () => {
    const { client, sent } = bare([ok({})]);
    process.env.ADMIN_API_URL = ' https://env.test\r\n';
    process.env.ADMIN_API_TOKEN = 'of-env\n';
    await client.users.get('u1');
    expect(sent[0]).toMatchObject({
      url: 'https://env.test/api/admin/users/u1',
      headers: { authorization: 'Bearer of-env' },
    });
  });

  it('skip a variable that holds only white space', async () => {
    place.location = { origin: 'https://page.test' };
    process.env.ADMIN_API_URL = ' \n';
    const { client, sent } = bare([ok({})]);
    await client.users.get('u1');
    expect(sent[0]?.url).toBe('https://page.test/api/admin/users/u1');
  });

  it('give way to options, even to the empty token', async () => {
    process.env.ADMIN_API_URL = 'https://env.test';
    process.env.ADMIN_API_TOKEN = 'of-env';
    const { client, sent } = fakeApi([ok({})], { token: '' });
    await client.users.get('u1');
    expect(sent[0]?.url).toBe(`${BASE}/api/admin/users/u1`);
    expect(bearers(sent)).toEqual([undefined]);
  });

  it('are the origin of the page in a browser', async () => {
    place.location = { origin: 'https://page.test' };
    const { client, sent } = bare([ok({})]);
    await client.users.get('u1');
    expect(sent[0]?.url).toBe('https://page.test/api/admin/users/u1');
  });

  it.each([undefined, { origin: 'null' }])(
    'name option and variable where no address is known (location %j)',
    async (location) => {
      if (location) place.location = location;
      const { client } = bare([]);
      const error = await errorOf(client.users.list());
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toMatch(/Pass the option baseUrl or set ADMIN_API_URL/);
    },
  );

  it('use the fetch of the runtime', async () => {
    const spy = jest.spyOn(globalThis, 'fetch').mockResolvedValue(ok({ id: 'u1' }));
    expect(await createAdminClient({ baseUrl: BASE }).users.get('u1')).toEqual({ id: 'u1' });
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });
});

describe('options', () => {
  it.each([
    ['http://h:3000', 'http://h:3000'],
    ['http://h:3000/', 'http://h:3000'],
    ['https://h/behind/a/path//', 'https://h/behind/a/path'],
    ['http://h:3000/api/admin', 'http://h:3000'],
    ['https://h/behind/api/admin/', 'https://h/behind'],
    ['https://h/api', 'https://h/api'],
  ])('baseUrl %s', async (baseUrl, start) => {
    const { client, sent } = fakeApi([ok({})], { baseUrl });
    await client.users.get('u1');
    expect(sent[0]?.url).toBe(`${start}/api/admin/users/u1`);
  });

  it.each([
    '127.0.0.1:3000',
    'localhost:3000',
    '/api',
    'ftp://h',
    'https://u:hunter2@h',
    'https://h?a=hunter2',
    'https://h#a',
  ])('baseUrl %s is refused without being quoted', async (baseUrl) => {
    const { client, sent } = fakeApi([], { baseUrl });
    const error = await errorOf(client.users.get('u1'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain('baseUrl');
    expect(error.message).not.toContain('hunter2');
    expect(sent).toEqual([]);
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 31])('timeout %p is refused', (timeout) => {
    expect(() => createAdminClient({ timeout })).toThrow(RangeError);
  });

  it.each([-1, 0.5, NaN, Infinity])('maxRetries %p is refused', (maxRetries) => {
    expect(() => createAdminClient({ maxRetries })).toThrow(RangeError);
  });

  it('a client is made without any, and without a call', () => {
    const spy = jest.spyOn(globalThis, 'fetch');
    expect(Object.keys(createAdminClient())).toEqual([
      'users',
      'organizations',
      'apiKeys',
      'roles',
      'sessions',
      'settings',
      'auditLogs',
      'auth',
    ]);
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
});
