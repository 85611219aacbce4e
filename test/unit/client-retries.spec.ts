import { type AdminClient, createAdminClient } from '@/lib/admin/client';
import { BASE, errorOf, failure, fakeApi, ok, page } from './client-fakes';

type Trouble = () => Response | Error;
const refused: Trouble = () => new TypeError('fetch failed');
const away: Trouble = () => failure(503, 'SERVICE_UNAVAILABLE');
const limited: Trouble = () => failure(429, 'RATE_LIMITED');

const reads: [string, (api: AdminClient) => Promise<unknown>][] = [
  ['get', (api) => api.users.get('u1')],
  ['session', (api) => api.auth.session()],
];
type Options = { idempotencyKey?: null } | undefined;
const writes: [string, (api: AdminClient, options?: Options) => Promise<unknown>][] = [
  ['create', (api, options) => api.users.create({ email: 'a@b.c', name: 'A' }, options)],
  ['update', (api, options) => api.users.update('u1', {}, options)],
  ['delete', (api, options) => api.users.delete('u1', options)],
];

describe('retries', () => {
  describe.each<[string, Trouble]>([
    ['a broken connection', refused],
    ['a 503', away],
    ['a proxy’s 503', () => new Response('<html>', { status: 503 })],
    ['a proxy’s 408', () => new Response('<html>', { status: 408 })],
    ['a 409 with Retry-After', () => failure(409, 'CONFLICT', {}, { 'retry-after': '1' })],
    ['a 500', () => failure(500, 'INTERNAL_ERROR')],
    ['a proxy’s 502', () => new Response('<html>', { status: 502 })],
    ['a proxy’s 504', () => new Response('<html>', { status: 504 })],
    ['a 429', limited],
  ])('after %s', (_, trouble) => {
    it.each([...reads, ...writes])('%s is', async (_name, call) => {
      const { client, sent } = fakeApi([trouble(), trouble(), ok('done')]);
      expect(await call(client)).toBe('done');
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
    });
  });

  it('a call that cannot have a key is retried only if it certainly had no effect', async () => {
    const credentials = { email: 'a@b.c', password: 'p' };
    for (const trouble of [away(), refused(), failure(500, 'INTERNAL_ERROR'), new Response('', { status: 408 })]) {
      const { client, sent } = fakeApi([trouble, ok({})]);
      await errorOf(client.auth.login(credentials));
      expect(sent).toHaveLength(1);
    }
    const { client, sent } = fakeApi([limited(), failure(409, 'CONFLICT', {}, { 'retry-after': '1' }), ok({})]);
    await client.auth.login(credentials);
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined, undefined, undefined]);
  });

  it.each(writes)(
    '%s without a key is not after a 408, 500, 502, 503, 504 or a broken connection, which may hide a commit',
    async (_, call) => {
      const proxys = [408, 500, 502, 504].map((status) => new Response('<html>', { status }));
      for (const trouble of [away(), refused(), ...proxys]) {
        const { client, sent } = fakeApi([trouble, ok('done')]);
        await errorOf(call(client, { idempotencyKey: null }));
        expect(sent).toHaveLength(1);
      }
    },
  );

  it.each([400, 401, 403, 404, 409, 412, 501])('nothing is after a %i', async (status) => {
    const { client, sent } = fakeApi([failure(status, 'ANY'), ok('done')]);
    expect((await errorOf(client.users.get('u1'))).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  it.each([0, 1, 2, 5])(
    'maxRetries %i is the number of tries after the first, and the last error is thrown',
    async (maxRetries) => {
      const replies = Array.from({ length: 8 }, away);
      const { client, sent } = fakeApi(replies, { maxRetries });
      expect((await errorOf(client.users.list())).code).toBe('SERVICE_UNAVAILABLE');
      expect(sent).toHaveLength(maxRetries + 1);
    },
  );

  it('is tried twice more where nothing is said', async () => {
    const { client, sent } = fakeApi(Array.from({ length: 8 }, away));
    await errorOf(client.users.list());
    expect(sent).toHaveLength(3);
  });
});

describe('how long it waits', () => {
  it('as long as Retry-After says, up to 60 s', async () => {
    const replies = [
      failure(429, 'RATE_LIMITED', {}, { 'retry-after': '60' }),
      failure(503, 'X', {}, { 'retry-after': '2' }),
    ];
    const { client, slept } = fakeApi([...replies, page([])]);
    await client.users.list();
    expect(slept).toEqual([60_000, 2_000]);
  });

  it('like without Retry-After if that is 0, in the past or no time', async () => {
    const headers = ['0', 'Wed, 31 Dec 2025 00:00:00 GMT', 'soon', '-5'];
    const replies = headers.map((header) => failure(503, 'X', {}, { 'retry-after': header }));
    const { client, slept } = fakeApi([...replies, page([])], { maxRetries: 4 });
    await client.users.list();
    expect(slept).toEqual([250, 500, 1000, 2000].map((ms) => ms * 0.75));
  });

  it('until the date of Retry-After', async () => {
    const date = new Date('2026-01-01T00:00:07.000Z').toUTCString();
    const { client, slept } = fakeApi([failure(503, 'X', {}, { 'retry-after': date }), page([])]);
    await client.users.list();
    expect(slept).toEqual([7_000]);
  });

  it.each(['9'.repeat(400), '1e9', 'Fri, 31 Dec 9999 23:59:59 GMT'])('not for a Retry-After of %s', async (header) => {
    const { client, slept } = fakeApi([failure(429, 'X', {}, { 'retry-after': header }), page([])], { maxRetries: 1 });
    await client.users.list().catch(() => {});
    expect(slept.every((ms) => ms < 1_000)).toBe(true);
  });

  it('not at all for more than 60 s: that is thrown at once', async () => {
    const { client, sent, slept } = fakeApi([failure(429, 'RATE_LIMITED', {}, { 'retry-after': '61' }), page([])]);
    expect(await errorOf(client.users.list())).toMatchObject({ status: 429, retryAfter: 61 });
    expect([sent.length, slept]).toEqual([1, []]);
  });

  it('else twice as long each time, up to 8 s, less a random part', async () => {
    const { client, slept } = fakeApi(Array.from({ length: 9 }, away), { maxRetries: 7 });
    await errorOf(client.users.list());
    expect(slept).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000].map((ms) => ms * 0.75));
  });
});

describe('time-out and abort', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const never = () => new Promise<Response>(() => {});
  const heedful = ({ signal }: RequestInit) =>
    new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('cut'))));
  const endless = () =>
    Promise.resolve(new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array([123])) })));

  it.each([
    ['a fetch that never answers', never],
    ['a fetch that heeds its signal', heedful],
    ['a body that never ends', endless],
  ])('ends %s after 30 s, and its signal is aborted', async (_, reply) => {
    let signal: AbortSignal | null | undefined;
    const { client, sent } = fakeApi([(init) => ((signal = init.signal), reply(init))]);
    const settled = jest.fn();
    const user = { email: 'a@b.c', name: 'A' };
    const outcome = errorOf(client.users.create(user, { idempotencyKey: null })).finally(settled);
    await jest.advanceTimersByTimeAsync(29_999);
    expect([settled.mock.calls.length, signal?.aborted]).toEqual([0, false]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({
      status: 0,
      code: 'TIMEOUT',
      message: expect.stringContaining('30000 ms') as string,
    });
    expect([signal?.aborted, sent.length]).toEqual([true, 1]);
  });

  it('is for one attempt, and a read is tried again', async () => {
    const { client, sent } = fakeApi([never, never, page([])], { timeout: 1_000 });
    const outcome = client.users.list().withResponse();
    await jest.advanceTimersByTimeAsync(2_000);
    expect((await outcome).data.data).toEqual([]);
    expect(sent).toHaveLength(3);
  });

  it('covers the token, and sends nothing when that comes too late', async () => {
    let give: (token: string) => void = () => {};
    const token = () => new Promise<string>((resolve) => (give = resolve));
    const { client, sent } = fakeApi([ok({})], { timeout: 1_000, token });
    const outcome = errorOf(client.users.delete('u1', { idempotencyKey: null }));
    await jest.advanceTimersByTimeAsync(1_000);
    give('late');
    expect((await outcome).code).toBe('TIMEOUT');
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([]);
  });

  it('leaves no timer and no listener behind', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await fakeApi([ok({})]).client.users.get('u1', { signal });
    expect(jest.getTimerCount()).toBe(0);
    expect([added.mock.calls.length, removed.mock.calls]).toEqual([1, [added.mock.calls[0]]]);
  });

  it('an aborted call ends at once, is not tried again, and keeps the reason', async () => {
    const controller = new AbortController();
    const { client, sent } = fakeApi([never, ok({})]);
    const outcome = errorOf(client.users.get('u1', { signal: controller.signal }));
    await jest.advanceTimersByTimeAsync(1);
    controller.abort('bored');
    expect(await outcome).toMatchObject({ status: 0, code: 'ABORTED', cause: 'bored' });
    expect(sent).toHaveLength(1);
  });

  it('a signal that is aborted already sends nothing', async () => {
    const { client, sent } = fakeApi([ok({})]);
    expect((await errorOf(client.users.delete('u1', { signal: AbortSignal.abort() }))).code).toBe('ABORTED');
    expect(sent).toEqual([]);
  });

  it('an abort ends the wait before another try, with the real clock too', async () => {
    const controller = new AbortController();
    const fetch = jest.fn(() => Promise.resolve(failure(429, 'RATE_LIMITED', {}, { 'retry-after': '60' })));
    const client = createAdminClient({ baseUrl: BASE, fetch });
    const outcome = errorOf(client.users.get('u1', { signal: controller.signal }));
    await jest.advanceTimersByTimeAsync(59_000);
    controller.abort();
    expect((await outcome).code).toBe('ABORTED');
    expect([fetch.mock.calls.length, jest.getTimerCount()]).toEqual([1, 0]);
  });

  it('the real clock waits as long as it says', async () => {
    const replies = [failure(429, 'RATE_LIMITED', {}, { 'retry-after': '3' }), ok('done')];
    const fetch = jest.fn(() => Promise.resolve(replies.shift()!));
    const outcome = createAdminClient({ baseUrl: BASE, fetch }).users.get('u1');
    await jest.advanceTimersByTimeAsync(2_999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(await outcome).toBe('done');
  });
});
