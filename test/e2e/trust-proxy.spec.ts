import { createUser, PASSWORD, userData } from '../support/factories';
import { atOnce, call, tally, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const FORWARDED = '203.0.113.9, 198.51.100.7, 192.0.2.5';

/** From the right, each proxy has added the address that it was asked from; what is further left anybody may have made up. */
describe.each([
  [0, '127.0.0.1'],
  [1, '192.0.2.5'],
  [2, '198.51.100.7'],
  [3, '203.0.113.9'],
  [4, '203.0.113.9'],
])('With TRUST_PROXY=%i the address of a client', (trustProxy, expected) => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy } });
  });
  afterAll(() => service.close());

  async function ipOf(header: Record<string, string>): Promise<string | null> {
    const response = await service.as().post('/api/admin/users').set(header).send(userData());
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    return data[0]!.ip;
  }

  it(`is ${expected} in the audit log, and the socket's without the header`, async () => {
    expect(await ipOf({ 'X-Forwarded-For': FORWARDED })).toBe(expected);
    expect(await ipOf({})).toBe('127.0.0.1');
    for (const name of ['X-Real-IP', 'Forwarded', 'Client-IP', 'True-Client-IP', 'CF-Connecting-IP']) {
      expect(await ipOf({ [name]: name === 'Forwarded' ? 'for=203.0.113.9' : '203.0.113.9' })).toBe('127.0.0.1');
    }
  });

  it('is what requests without a session count against', async () => {
    const remaining = async (forwarded: string) => {
      const { headers } = await service.http.get('/api/nothing').set('X-Forwarded-For', forwarded);
      return Number(/r=(\d+)/.exec(headers.ratelimit ?? '')?.[1]);
    };
    const before = await remaining(FORWARDED);
    // Only the trusted address differs, and then the claim of another client in front of it.
    const elsewhere = FORWARDED.split(', ').map((address) => (address === expected ? '192.0.2.200' : address));
    const other = await remaining(elsewhere.join(', '));
    expect(await remaining(FORWARDED)).toBe(before - (trustProxy === 0 ? 2 : 1));
    expect(other).toBe(trustProxy === 0 ? before - 1 : 99);
  });
});

describe('A client address', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const login = (forwarded: string, body: object) =>
    service.http.post('/api/auth/login').set('X-Forwarded-For', forwarded).send(body);
  const attempt = (address: string, index: number) =>
    call(service.baseUrl, '/api/auth/login', {
      method: 'POST',
      body: { email: `nobody${index}@example.com`, password: 'wrong' },
      address,
    });
  const failLogin = (forwarded: string, index = 0) =>
    login(forwarded, { email: `nobody${index}@example.com`, password: 'wrong' });
  const entryOf = async ({ headers }: { headers: Record<string, string> }) =>
    (await service.admin.auditLogs.list({ requestId: headers['x-request-id'] })).data[0]!;
  const logOf = ({ headers }: { headers: Record<string, string> }) =>
    service.logs.find(({ msg, requestId }) => msg === 'request' && requestId === headers['x-request-id']);

  it.each([
    ['203.0.113.1:5678', '203.0.113.1'],
    ['[2001:DB8:1::1]:443', '2001:db8:1::1'],
    ['::ffff:203.0.113.2', '203.0.113.2'],
    ['<script>alert(1)</script>', '127.0.0.1'],
    ['unknown', '127.0.0.1'],
  ])('that arrives as %s is %s in the session, the audit log, the log and a refusal', async (forwarded, expected) => {
    const user = await createUser(service.admin, { password: PASSWORD });
    const begun = await login(forwarded, { email: user.email, password: PASSWORD });
    const refused = await failLogin(forwarded);
    const { data } = await service.admin.users.sessions.list(user.id);
    expect([data[0]!.ip, (await entryOf(begun)).ip, (await entryOf(refused)).ip]).toEqual(Array(3).fill(expected));
    await until('both requests are logged', () => logOf(begun) !== undefined && logOf(refused) !== undefined);
    expect([logOf(begun)!.ip, logOf(refused)!.ip]).toEqual([expected, expected]);
  });

  it('failed logins of an IPv6 client count by its /64', async () => {
    const answers = await atOnce(45, (index) => attempt(`2001:db8:7:7::${index + 1}`, index));
    expect(tally(answers)).toEqual({ 401: 30, 429: 15 });
    expect((await failLogin('2001:db8:7:8::1', 45)).status).toBe(401);
  });

  it('requests without a session of an IPv6 client count by its /64', async () => {
    const send = (address: string) => call(service.baseUrl, '/api/admin/users', { address });
    expect(tally(await atOnce(120, (index) => send(`2001:db8:8:8::${index + 1}`)))).toEqual({ 401: 100, 429: 20 });
    expect((await send('2001:db8:8:9::1')).status).toBe(401);
  });

  it('counts as one whatever port its proxy adds', async () => {
    const send = (port: number) => call(service.baseUrl, '/api/admin/users', { address: `203.0.113.77:${port}` });
    expect(tally(await atOnce(120, (index) => send(40_000 + index)))).toEqual({ 401: 100, 429: 20 });
  });

  it('is the same on a socket that speaks IPv6 to IPv4 clients', async () => {
    const fastify = service.app.getHttpAdapter().getInstance();
    const { headers } = await fastify.inject({ url: '/api/nothing', remoteAddress: '::ffff:203.0.113.88' });
    const line = () => logOf({ headers: headers as Record<string, string> });
    await until('the request is logged', () => line() !== undefined);
    expect(line()!.ip).toBe('203.0.113.88');
  });
});

describe('A header that names the client', () => {
  const warnings = (service: TestApp) => service.logs.filter(({ context }) => context === 'ClientAddress');

  it('leaves one warning if TRUST_PROXY is 0', async () => {
    const service = await createTestApp();
    try {
      await service.http.get('/health/live');
      expect(warnings(service)).toEqual([]);
      for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Forwarded-For']) {
        await service.http.get('/health/live').set(name, '192.0.2.1');
      }
      expect(warnings(service)).toMatchObject([{ level: 'warn', msg: expect.stringContaining('TRUST_PROXY is 0') }]);
    } finally {
      await service.close();
    }
  });

  it('leaves one warning for each fault behind a proxy', async () => {
    const service = await createTestApp({ config: { trustProxy: 1 } });
    try {
      for (let time = 0; time < 2; time++) {
        await service.http.get('/health/live').set('X-Forwarded-For', '192.0.2.1');
        await service.http.get('/health/live').set('X-Forwarded-For', '<script>');
        await service.http.get('/health/live').set('Forwarded', 'for=192.0.2.1');
      }
      expect(warnings(service).map(({ msg }) => String(msg).split(' ', 1)[0])).toEqual(['X-Forwarded-For', 'A']);
      expect(JSON.stringify(warnings(service))).not.toContain('script');
    } finally {
      await service.close();
    }
  });
});
