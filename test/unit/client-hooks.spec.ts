import type { AdminClientOptions, RequestEvent, ResponseEvent, RetryEvent } from '@/lib/admin/client';
import { userAgent } from '@/lib/admin/runtime';
import { BASE, errorOf, failure, fakeApi, ok, page, TOKEN } from './client-fakes';

describe('onRequest', () => {
  it('gets each attempt without the token, and may add headers', async () => {
    const events: RequestEvent[] = [];
    const onRequest = (event: RequestEvent) => {
      events.push({ ...event, headers: { ...event.headers } });
      event.headers.traceparent = `00-${event.attempt}`;
    };
    const { client, sent } = fakeApi([failure(503, 'X'), page([])], { onRequest });
    await client.users.list({ search: 'a b' });
    const url = `${BASE}/api/admin/users?search=a%20b`;
    expect(events).toMatchObject([
      { method: 'GET', url, attempt: 1 },
      { method: 'GET', url, attempt: 2 },
    ]);
    expect(JSON.stringify(events)).not.toContain(TOKEN);
    expect(sent.map(({ headers }) => headers.traceparent)).toEqual(['00-1', '00-2']);
    expect(sent[1]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('is awaited, and a request that is aborted meanwhile is not sent', async () => {
    const controller = new AbortController();
    const onRequest = () => Promise.resolve().then(() => controller.abort());
    const { client, sent } = fakeApi([ok({})], { onRequest });
    expect((await errorOf(client.users.get('u1', { signal: controller.signal }))).code).toBe('ABORTED');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
  });
});

describe('onResponse', () => {
  it('gets every response, also those of errors and streams', async () => {
    const events: ResponseEvent[] = [];
    const stream = new Response('a,b\r\n', { headers: { 'content-type': 'text/csv' } });
    const replies = [failure(404, 'NOT_FOUND', {}, { 'x-request-id': 'r1' }), ok({}), new Error('broken'), stream];
    const { client } = fakeApi(replies, { onResponse: (event) => events.push(event), maxRetries: 0 });
    await errorOf(client.users.get('u1'));
    await client.users.update('u1', {});
    await errorOf(client.users.get('u1'));
    await client.auditLogs.exportCsv().next();
    expect(events).toMatchObject([
      { method: 'GET', attempt: 1, durationMs: 0, response: { status: 404, requestId: 'r1' } },
      { method: 'PATCH', url: `${BASE}/api/admin/users/u1`, response: { status: 200 } },
      { method: 'GET', response: { status: 200 } },
    ]);
    expect(events).toHaveLength(3);
  });
});

describe('onRetry', () => {
  it('gets the error and the wait before each retry, and nothing if there is none', async () => {
    const events: RetryEvent[] = [];
    const replies = [new Error('broken'), failure(429, 'RATE_LIMITED', {}, { 'retry-after': '2' }), failure(500, 'X')];
    const { client, slept } = fakeApi(replies, { onRetry: (event) => events.push(event) });
    await errorOf(client.users.delete('u1'));
    expect(events).toMatchObject([
      {
        method: 'DELETE',
        url: `${BASE}/api/admin/users/u1`,
        attempt: 1,
        delayMs: 187.5,
        error: { code: 'NETWORK_ERROR' },
      },
      { attempt: 2, delayMs: 2_000, error: { code: 'RATE_LIMITED' } },
    ]);
    expect(events.map(({ delayMs }) => delayMs)).toEqual(slept);
  });
});

describe('A hook that fails', () => {
  const fault = new Error('fault of the hook');
  const faulty = () => {
    throw fault;
  };
  const rejecting = () => Promise.reject(fault);

  it.each<[string, AdminClientOptions, number]>([
    ['onRequest throws', { onRequest: faulty }, 0],
    ['onRequest rejects', { onRequest: rejecting }, 0],
    ['onResponse throws', { onResponse: faulty }, 1],
    ['onResponse rejects', { onResponse: rejecting }, 1],
    ['onRetry throws', { onRetry: faulty }, 1],
    ['onRetry rejects', { onRetry: rejecting }, 1],
  ])('ends the call with its error, without a retry: %s', async (_, options, requests) => {
    const { client, sent } = fakeApi([failure(503, 'X'), ok({})], options);
    expect(await errorOf(client.users.get('u1'))).toBe(fault);
    expect(sent).toHaveLength(requests);
  });

  it('never ends the call if it never ends itself: the time-out does', async () => {
    const { client } = fakeApi([ok({})], { onResponse: () => new Promise(() => {}), timeout: 5, maxRetries: 0 });
    expect((await errorOf(client.users.get('u1'))).code).toBe('TIMEOUT');
  });
});

describe('The User-Agent', () => {
  it('has the version of the package and the runtime', async () => {
    const { version } = jest.requireActual<{ version: string }>('../../libs/admin/package.json');
    const { client, sent } = fakeApi([ok({})]);
    await client.users.get('u1');
    expect(sent[0]?.headers['user-agent']).toBe(`admin-api-client/${version} node/${process.versions.node}`);
  });

  it.each([
    [{ process: { versions: { node: '22.0.0', bun: '1.2.0' } } }, / bun\/1\.2\.0$/],
    [{ process: { versions: { node: '22.0.0', deno: '2.1.0' } } }, / deno\/2\.1\.0$/],
    [{ process: {}, navigator: { userAgent: 'Cloudflare-Workers' } }, / workerd$/],
  ])('names the runtime of %j', (globals, expected) => {
    expect(userAgent(globals)).toMatch(expected);
  });

  it.each([
    { document: {}, process: { versions: { node: '22.0.0' } } },
    { navigator: { userAgent: 'Mozilla/5.0' } },
    { process: { versions: {} } },
  ])('is left to the browser: %j', (globals) => {
    expect(userAgent(globals)).toBeUndefined();
  });
});
