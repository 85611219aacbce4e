import { AdminApiError, type AdminClient, type ApiResult, type Settings, type User } from '@/lib/admin/client';
import { errorOf, failure, fakeApi, ok, page } from './client-fakes';

const LIMITS = {
  'x-request-id': 'req-7',
  etag: '"3-abcdefghijk"',
  'ratelimit-policy': '"minute";q=500;w=60, "hour";q=5000;w=3600',
  ratelimit: '"minute";r=499;t=42, "hour";r=4871;t=1820',
};
const RATE_LIMIT = {
  minute: { limit: 500, remaining: 499, windowSeconds: 60, resetSeconds: 42 },
  hour: { limit: 5000, remaining: 4871, windowSeconds: 3600, resetSeconds: 1820 },
};

function withHeaders(response: Response, headers: Record<string, string> = LIMITS): Response {
  Object.entries(headers).forEach(([name, value]) => response.headers.set(name, value));
  return response;
}
const unchanged = () => new Response(null, { status: 304, headers: LIMITS });

describe('withResponse', () => {
  it.each<[string, (api: AdminClient) => Promise<ApiResult<unknown>>, Response, unknown]>([
    ['a read', (api) => api.users.get('u1').withResponse(), ok({ id: 'u1' }), { id: 'u1' }],
    ['a change', (api) => api.users.update('u1', {}).withResponse(), ok({ id: 'u1' }), { id: 'u1' }],
    [
      'a dry run',
      (api) => api.users.delete('u1', { dryRun: true }).withResponse(),
      ok('x', { dryRun: true, changes: [], counts: [], totalChanges: 0 }),
      { data: 'x', changes: [], counts: [], totalChanges: 0 },
    ],
    [
      'a list',
      (api) => api.users.list().withResponse(),
      page([{ id: 'u1' }]),
      { data: [{ id: 'u1' }], meta: { page: 1, limit: 20, total: 1, totalIsCapped: false, nextCursor: null } },
    ],
    ['a call without data', (api) => api.auth.logout().withResponse(), ok(null), undefined],
  ])('gives the data of %s and its response', async (_, call, reply, data) => {
    const { client, sent } = fakeApi([withHeaders(reply)]);
    const result = await call(client);
    expect(result).toEqual({
      data,
      response: {
        status: 200,
        headers: reply.headers,
        requestId: 'req-7',
        rateLimit: RATE_LIMIT,
        etag: '"3-abcdefghijk"',
      },
    });
    expect(sent).toHaveLength(1);
  });

  it('sends one request, however often and in whatever way the call is awaited', async () => {
    const { client, sent } = fakeApi([ok({ id: 'u1' })]);
    const call = client.users.get('u1');
    expect(await call).toEqual({ id: 'u1' });
    expect((await call.withResponse()).data).toEqual({ id: 'u1' });
    expect((await call.withResponse()).response.status).toBe(200);
    expect(sent).toHaveLength(1);
  });

  it('has null and no limits if the response has no such headers', async () => {
    const { client } = fakeApi([ok({})]);
    const { response } = await client.users.get('u1').withResponse();
    expect(response).toMatchObject({ requestId: null, etag: null, rateLimit: {} });
  });

  it.each(['nonsense', '"minute"', '"minute";r=x;t=1', '"minute";r=1;t=1, '.repeat(5_000)])(
    'leaves out a limit that it cannot read: %#',
    async (ratelimit) => {
      const { client } = fakeApi([withHeaders(ok({}), { ratelimit })]);
      expect((await client.users.get('u1').withResponse()).response.rateLimit).toEqual({});
    },
  );

  it('rejects with the error of the call, and then leaves no other rejection unhandled', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    const { client } = fakeApi([failure(404, 'NOT_FOUND'), failure(404, 'NOT_FOUND')]);
    expect(await errorOf(client.users.get('u1').withResponse())).toBeInstanceOf(AdminApiError);
    expect(await errorOf(client.users.delete('u1').withResponse())).toBeInstanceOf(AdminApiError);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('is not needed to send a change: a call other than a list is sent at once', async () => {
    const { client, sent } = fakeApi([ok({})]);
    void client.users.delete('u1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toHaveLength(1);
  });
});

describe('ifNoneMatch', () => {
  it.each<[string, (api: AdminClient, ifNoneMatch: string) => Promise<unknown>]>([
    ['users.get', (api, ifNoneMatch) => api.users.get('u1', { ifNoneMatch })],
    ['users.getByExternalId', (api, ifNoneMatch) => api.users.getByExternalId('x', { ifNoneMatch })],
    ['organizations.get', (api, ifNoneMatch) => api.organizations.get('o1', { ifNoneMatch })],
    ['organizations.getByExternalId', (api, ifNoneMatch) => api.organizations.getByExternalId('x', { ifNoneMatch })],
    ['invitations.get', (api, ifNoneMatch) => api.organizations.invitations.get('o1', 'i1', { ifNoneMatch })],
    ['roles.get', (api, ifNoneMatch) => api.roles.get('r1', { ifNoneMatch })],
    ['apiKeys.get', (api, ifNoneMatch) => api.apiKeys.get('k1', { ifNoneMatch })],
    ['eventTypes.get', (api, ifNoneMatch) => api.auditLogs.eventTypes.get('a.b', { ifNoneMatch })],
    ['settings.get', (api, ifNoneMatch) => api.settings.get({ ifNoneMatch })],
  ])('%s gives null if the resource is unchanged', async (_, call) => {
    const { client, sent } = fakeApi([unchanged(), ok({ id: 'x' })]);
    expect(await call(client, '"3-abcdefghijk"')).toBeNull();
    expect(await call(client, '"2-abcdefghijk"')).toEqual({ id: 'x' });
    expect(sent.map(({ headers }) => headers['if-none-match'])).toEqual(['"3-abcdefghijk"', '"2-abcdefghijk"']);
  });

  it('tells the status and the tag of a 304', async () => {
    const { client } = fakeApi([unchanged()]);
    const { data, response } = await client.users.get('u1', { ifNoneMatch: '*' }).withResponse();
    expect([data, response.status, response.etag, response.rateLimit]).toEqual([null, 304, LIMITS.etag, RATE_LIMIT]);
  });

  it.each([undefined, null])('is not sent if it is %p', async (ifNoneMatch) => {
    const { client, sent } = fakeApi([ok({})]);
    await client.users.get('u1', { ifNoneMatch });
    expect(sent[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('is needed for a 304: without it that is no answer of the API, and no redirect', async () => {
    const error = await errorOf(fakeApi([unchanged()]).client.users.get('u1'));
    expect([error.code, error.status]).toEqual(['INVALID_RESPONSE', 304]);
    expect(error.message).not.toContain('redirect');
  });

  it.each(['a\nb', 'sch\u00f6n', 3 as unknown as string])(
    'is a TypeError if it is %j, and nothing is sent',
    async (value) => {
      const { client, sent } = fakeApi([]);
      await expect(client.users.get('u1', { ifNoneMatch: value })).rejects.toThrow(TypeError);
      expect(sent).toEqual([]);
    },
  );
});

describe('The options of every call', () => {
  it('may replace the time-out, the retries and headers of the client', async () => {
    const { client, sent } = fakeApi([failure(503, 'X'), ok({}), failure(503, 'X')], { maxRetries: 0 });
    await client.users.get('u1', { maxRetries: 1, headers: { Traceparent: '00-1', 'user-agent': 'mine' } });
    expect(sent[1]?.headers).toMatchObject({ traceparent: '00-1', 'user-agent': 'mine' });
    await errorOf(client.users.get('u1'));
    expect(sent).toHaveLength(3);
  });

  it('hide a token that is given as a header from errors', async () => {
    const { client, sent } = fakeApi([new Error('Bearer s3cret is bad')], { maxRetries: 0 });
    const error = await errorOf(client.users.get('u1', { headers: { Authorization: 'Bearer s3cret' } }));
    expect(sent[0]?.headers.authorization).toBe('Bearer s3cret');
    expect(`${error.message} ${String((error.cause as Error).stack)}`).not.toContain('s3cret');
  });

  it.each([{ timeout: 0 }, { timeout: 2 ** 31 }, { timeout: Number.NaN }, { maxRetries: -1 }, { maxRetries: 1.5 }])(
    'reject with a RangeError if one is out of range: %j',
    async (options) => {
      const { client, sent } = fakeApi([]);
      await expect(client.users.get('u1', options)).rejects.toThrow(RangeError);
      await expect(client.users.list({}, options)).rejects.toThrow(RangeError);
      await expect(client.auditLogs.export({}, options).next()).rejects.toThrow(RangeError);
      expect(sent).toEqual([]);
    },
  );

  it('reject with a TypeError if a header cannot be sent', async () => {
    const { client, sent } = fakeApi([]);
    await expect(client.users.get('u1', { headers: { x: 'a\r\nb: c' } })).rejects.toThrow('The header x must be');
    expect(sent).toEqual([]);
  });
});

/** Compiles only if the types tell when there may be no data. */
export async function types({ users, settings }: AdminClient, options: { ifNoneMatch?: string }): Promise<unknown> {
  const whole: User = await users.get('u1', { timeout: 1 });
  const perhaps: User | null = await users.get('u1', options);
  // @ts-expect-error -- it may be unchanged
  const missing: User = await users.get('u1', { ifNoneMatch: '"1"' });
  // @ts-expect-error -- it may be unchanged
  const wrong: Settings = await settings.get(options);
  // @ts-expect-error -- a list has no tag
  await users.list({}, { ifNoneMatch: '"1"' });
  // @ts-expect-error -- a change has no If-None-Match
  await users.delete('u1', { ifNoneMatch: '"1"' });
  const error = new AdminApiError({ status: 409, code: 'CONFLICT', message: '', reason: 'EMAIL_TAKEN' });
  // @ts-expect-error -- no such code
  if (error.code === 'CONFLICTS') return null;
  // @ts-expect-error -- no such reason
  if (error.reason === 'EMAIL_TAKE') return null;
  return [whole, perhaps, missing, wrong];
}
