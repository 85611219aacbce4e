import { type AdminClientOptions, createAdminClient } from '@/lib/admin/client';
import { BASE, errorOf, failure, fakeApi, ok, page } from './client-fakes';

interface Quota {
  limit: number;
  windowSeconds: number;
}

/** A server with one fixed window that opens with its first request, on a clock that moves only while the client waits. */
function limitedApi({ limit, windowSeconds }: Quota, options: AdminClientOptions = {}, pages = 0) {
  let now = Date.parse('2026-01-01T00:00:00.000Z');
  let window = { end: 0, used: 0 };
  const counts = { requests: 0, refused: 0 };
  const slept: number[] = [];
  const use = () => {
    if (now >= window.end) window = { end: now + windowSeconds * 1000, used: 0 };
    window.used++;
    return window.used <= limit;
  };
  const fetch = async (url: string): Promise<Response> => {
    await Promise.resolve();
    now += 100;
    counts.requests++;
    const isAllowed = use();
    const seconds = Math.ceil((window.end - now) / 1000);
    const number = Number(new URL(url).searchParams.get('cursor') ?? 1);
    const response = isAllowed
      ? page([{ id: `u${number}` }], number < pages ? String(number + 1) : null)
      : failure(429, 'RATE_LIMITED', {}, { 'retry-after': String(seconds) });
    if (!isAllowed) counts.refused++;
    response.headers.set('ratelimit-policy', `"minute";q=${limit};w=${windowSeconds}`);
    response.headers.set('ratelimit', `"minute";r=${Math.max(0, limit - window.used)};t=${seconds}`);
    return response;
  };
  const clock = {
    now: () => now,
    random: () => 0.5,
    sleep: (ms: number) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  const client = createAdminClient({ baseUrl: BASE, token: 't', fetch, ...options }, clock);
  /** Requests of another program of the same user. */
  const useElsewhere = (times: number) => Array.from({ length: times }, use);
  return { client, counts, slept, useElsewhere };
}

describe('Pacing', () => {
  it('lets a walk over 1,000 pages meet no 429 if 10 requests a minute are allowed', async () => {
    const { client, counts, slept } = limitedApi({ limit: 10, windowSeconds: 60 }, {}, 1_000);
    let items = 0;
    for await (const user of client.users.list()) items += user.id ? 1 : 0;
    expect([items, counts]).toEqual([1_000, { requests: 1_000, refused: 0 }]);
    expect(slept).toHaveLength(99);
  });

  it('lets a walk wait for an hour, but no other call', async () => {
    const { client, counts, slept } = limitedApi({ limit: 2, windowSeconds: 3_600 }, {}, 3);
    for await (const user of client.users.iterate()) expect(user.id).toMatch(/^u/);
    expect([counts.refused, slept.length]).toEqual([0, 1]);
    expect(slept[0]).toBeGreaterThan(3_590_000);
    await client.users.list();
    expect((await errorOf(client.users.list())).status).toBe(429);
    expect(slept).toHaveLength(1);
  });

  it('spreads calls that are made at once over the windows', async () => {
    const { client, counts } = limitedApi({ limit: 10, windowSeconds: 60 });
    await client.users.list();
    await Promise.all(Array.from({ length: 100 }, async () => client.users.list()));
    expect(counts).toMatchObject({ requests: 101, refused: 0 });
  });

  it('learns from each response that other programs use the limit too', async () => {
    const { client, counts, useElsewhere } = limitedApi({ limit: 10, windowSeconds: 60 }, {}, 50);
    for await (const { id } of client.users.iterate()) useElsewhere(id === 'u13' ? 6 : 0);
    expect(counts.refused).toBeLessThanOrEqual(1);
    expect(counts.requests).toBe(50 + counts.refused);
  });

  it('is off without retries: the caller gets the 429 at once', async () => {
    const { client, slept } = limitedApi({ limit: 1, windowSeconds: 60 });
    await client.users.list();
    expect((await errorOf(client.users.list({}, { maxRetries: 0 }))).status).toBe(429);
    expect(slept).toEqual([]);
    await client.users.list();
    expect(slept).toHaveLength(1);
  });

  it('is for each token, because each user has limits of its own', async () => {
    let token = 'a';
    const { client, counts } = limitedApi({ limit: 1, windowSeconds: 60 }, { token: () => token });
    await client.users.list();
    token = 'b';
    await client.users.list();
    // The client knew nothing about the second caller, sent the request, and obeyed Retry-After.
    expect(counts).toMatchObject({ requests: 3, refused: 1 });
  });

  it('asks for the token again after the wait', async () => {
    const asked = jest.fn(() => 't');
    const { client } = limitedApi({ limit: 1, windowSeconds: 60 }, { token: asked });
    await client.users.list();
    await client.users.list();
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('needs no headers, and ignores nonsense', async () => {
    const headers = ['', '"minute";r=0', '"hour";r=0;t=60', '"never";r=0;t=60'];
    const replies = headers.map((ratelimit) => {
      const response = ok({});
      response.headers.set('ratelimit', ratelimit);
      response.headers.set('ratelimit-policy', '"minute";q=1;w=60, "never";q=0;w=60');
      return response;
    });
    const { client, slept } = fakeApi([...replies, ok({})]);
    for (let call = 0; call < 5; call++) await client.users.get('u1');
    expect(slept).toEqual([]);
  });
});
