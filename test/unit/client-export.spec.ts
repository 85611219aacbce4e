import type { AdminApiError, ExportedAuditLog } from '@/lib/admin/client';
import { BASE, errorOf, failure, fakeApi, HEADERS, TOKEN } from './client-fakes';

const PATH = '/api/admin/audit-logs/export';
const NDJSON = 'application/x-ndjson; charset=utf-8';

type Body = ReadableStreamDefaultController<Uint8Array>;

function answer(start: (body: Body) => void, type = NDJSON): Response {
  return new Response(new ReadableStream<Uint8Array>({ start }), { headers: { 'content-type': type } });
}

const line = (name: string) => `${JSON.stringify({ id: name, cursor: `after-${name}` })}\n`;
const bytes = (text: string) => new TextEncoder().encode(text);
const whole = (...chunks: string[]) =>
  answer((body) => {
    chunks.forEach((chunk) => body.enqueue(bytes(chunk)));
    body.close();
  });
/** Sends what it has, and then the connection breaks. */
const torn = (...chunks: string[]) => {
  const rest = chunks.map(bytes);
  const pull = (body: Body) => {
    const chunk = rest.shift();
    if (chunk) body.enqueue(chunk);
    else body.error(new TypeError('terminated'));
  };
  return new Response(new ReadableStream({ pull }), { headers: { 'content-type': NDJSON } });
};

async function idsOf(walk: AsyncIterable<ExportedAuditLog>, ids: string[] = []): Promise<string[]> {
  for await (const { id } of walk) ids.push(id);
  return ids;
}

describe('export', () => {
  it('gives each line of the answer, asked for once, with the filters that are given', async () => {
    const { client, sent } = fakeApi([whole(line('a') + line('b'), line('c'))]);
    const query = { action: 'CREATE', actorId: undefined, cursor: 'c 0' } as const;
    expect(await idsOf(client.auditLogs.export(query))).toEqual(['a', 'b', 'c']);
    expect(sent).toEqual([
      {
        method: 'GET',
        url: `${BASE}${PATH}?action=CREATE&cursor=c%200&format=ndjson`,
        headers: { ...HEADERS, accept: 'application/x-ndjson' },
        body: undefined,
      },
    ]);
  });

  it('asks for nothing before somebody reads, and ends the request when they stop', async () => {
    let signal: AbortSignal | null | undefined;
    const { client, sent } = fakeApi([
      (init) => ((signal = init.signal), Promise.resolve(whole(line('a'), line('b')))),
    ]);
    const walk = client.auditLogs.export();
    expect(sent).toHaveLength(0);
    for await (const { id } of walk) if (id === 'a') break;
    expect([sent.length, signal?.aborted]).toEqual([1, true]);
  });

  it('puts lines and characters together again, wherever the chunks part them', async () => {
    const text = line('Ünï·☕·😀') + line('b');
    for (let cut = 0; cut <= bytes(text).length; cut++) {
      const parts = [bytes(text).subarray(0, cut), bytes(text).subarray(cut)];
      const { client } = fakeApi([
        answer((body) => {
          parts.forEach((part) => body.enqueue(part));
          body.close();
        }),
      ]);
      expect(await idsOf(client.auditLogs.export())).toEqual(['Ünï·☕·😀', 'b']);
    }
  });

  it('reads the whole where the runtime has no body to read from', async () => {
    const response = whole(line('a'), line('b'));
    const bodiless = new Proxy(response, {
      get: (target, name) => {
        const value: unknown = name === 'body' ? undefined : Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const { client } = fakeApi([() => Promise.resolve(bodiless)]);
    expect(await idsOf(client.auditLogs.export())).toEqual(['a', 'b']);
  });

  it('tells up to which sequence the answer goes, and whether that is all', async () => {
    const headers = { 'content-type': NDJSON, 'audit-export-up-to': '41', 'audit-export-complete': 'false' };
    const { client } = fakeApi([new Response(line('a'), { headers })]);
    const ranges: object[] = [];
    expect(await idsOf(client.auditLogs.export({}, { onRange: (range) => ranges.push(range) }))).toEqual(['a']);
    expect(ranges).toEqual([{ upTo: 41, isComplete: false }]);
  });

  describe('if the connection breaks', () => {
    it('goes on behind the last entry, with the same filters', async () => {
      const { client, sent, slept } = fakeApi([
        torn(line('a'), line('b'), '{"id":"c","curs'),
        torn(line('c')),
        whole(line('d')),
      ]);
      expect(await idsOf(client.auditLogs.export({ action: 'READ', cursor: 'c0' }))).toEqual(['a', 'b', 'c', 'd']);
      expect(sent.map(({ url }) => new URL(url).searchParams.get('cursor'))).toEqual(['c0', 'after-b', 'after-c']);
      expect(new Set(sent.map(({ url }) => new URL(url).searchParams.get('action')))).toEqual(new Set(['READ']));
      expect(slept).toEqual([250 * 0.75, 250 * 0.75]);
    });

    it('takes an answer that ends within a line for one that broke', async () => {
      const { client, sent } = fakeApi([whole(line('a'), '{"id":"b"'), whole(line('b'))]);
      expect(await idsOf(client.auditLogs.export())).toEqual(['a', 'b']);
      expect(sent).toHaveLength(2);
    });

    it('gives up after maxRetries times in a row without an entry, with what broke it', async () => {
      const { client, sent } = fakeApi([torn(line('a')), torn(), torn(line('b')), torn(), torn(), torn(), whole()]);
      const ids: string[] = [];
      const error = await errorOf(idsOf(client.auditLogs.export(), ids));
      expect(error).toMatchObject({ status: 0, code: 'NETWORK_ERROR', message: expect.stringContaining('terminated') });
      expect([ids, sent.length]).toEqual([['a', 'b'], 5]);
    });

    it('does not try again where maxRetries is 0', async () => {
      const { client, sent } = fakeApi([torn(line('a')), whole()], { maxRetries: 0 });
      expect((await errorOf(idsOf(client.auditLogs.export()))).code).toBe('NETWORK_ERROR');
      expect(sent).toHaveLength(1);
    });

    it('waits as long as a 429 says, and throws other refusals as every call does', async () => {
      const { client, slept } = fakeApi([
        failure(429, 'RATE_LIMITED', {}, { 'retry-after': '7' }),
        torn(line('a')),
        failure(403, 'FORBIDDEN'),
      ]);
      const ids: string[] = [];
      const error = await errorOf(idsOf(client.auditLogs.export(), ids));
      expect(error).toMatchObject({ status: 403, code: 'FORBIDDEN', requestId: 'req-1' });
      expect([ids, slept]).toEqual([['a'], [7000, 250 * 0.75]]);
    });
  });

  it.each<[string, Response]>([
    ['another media type', new Response(line('a'), { headers: { 'content-type': 'text/html' } })],
    ['lines that are no JSON', whole('<html>\n')],
    ['lines that are no entries', whole('{"id":"a"}\n')],
  ])('takes %s for no answer of the API', async (_, response) => {
    const { client, sent } = fakeApi([response, whole()]);
    expect(await errorOf(idsOf(client.auditLogs.export()))).toMatchObject({ status: 200, code: 'INVALID_RESPONSE' });
    expect(sent).toHaveLength(1);
  });

  it('never tells the token, whatever breaks the connection', async () => {
    const { client } = fakeApi([answer((body) => body.error(new Error(`sent ${TOKEN}`)))], { maxRetries: 0 });
    const error = await errorOf(idsOf(client.auditLogs.export()));
    expect([error.message, (error.cause as Error).message].join()).not.toContain(TOKEN);
  });
});

describe('the time-out and the signal of an export', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** An answer to which the test adds. */
  function growing() {
    let body: Body | undefined;
    const response = answer((given) => (body = given));
    return { response, add: (text: string) => body?.enqueue(bytes(text)), end: () => body?.close() };
  }

  it('count from one chunk to the next, not for the whole', async () => {
    const { response, add, end } = growing();
    const ids: string[] = [];
    const done = idsOf(fakeApi([response], { timeout: 1_000 }).client.auditLogs.export(), ids);
    for (const name of ['a', 'b', 'c', 'd']) {
      await jest.advanceTimersByTimeAsync(999);
      add(line(name));
    }
    await jest.advanceTimersByTimeAsync(999);
    end();
    expect(await done).toEqual(['a', 'b', 'c', 'd']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('end one that falls silent, abort its request, and it is resumed', async () => {
    const { response, add } = growing();
    let signal: AbortSignal | null | undefined;
    const { client, sent } = fakeApi(
      [(init) => ((signal = init.signal), Promise.resolve(response)), whole(line('b'))],
      { timeout: 1_000 },
    );
    const done = idsOf(client.auditLogs.export());
    await jest.advanceTimersByTimeAsync(1);
    add(line('a'));
    await jest.advanceTimersByTimeAsync(999);
    expect(signal?.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await done).toEqual(['a', 'b']);
    expect([signal?.aborted, sent.length]).toEqual([true, 2]);
  });

  it('do not run while nobody asks for the next entry', async () => {
    const { response, add, end } = growing();
    const walk = fakeApi([response], { timeout: 1_000, maxRetries: 0 }).client.auditLogs.export();
    add(line('a'));
    expect((await walk.next()).value).toMatchObject({ id: 'a' });
    await jest.advanceTimersByTimeAsync(60_000);
    add(line('b'));
    end();
    expect((await walk.next()).value).toMatchObject({ id: 'b' });
    expect((await walk.next()).done).toBe(true);
  });

  it('end it at once where the caller aborts, in the middle too, and it is not resumed', async () => {
    const controller = new AbortController();
    const { response, add } = growing();
    const { client, sent } = fakeApi([response, whole(line('b'))]);
    const ids: string[] = [];
    const done: Promise<AdminApiError> = errorOf(
      idsOf(client.auditLogs.export({}, { signal: controller.signal }), ids),
    );
    add(line('a'));
    await jest.advanceTimersByTimeAsync(1);
    controller.abort('bored');
    expect(await done).toMatchObject({ status: 0, code: 'ABORTED', cause: 'bored' });
    expect([ids, sent.length, jest.getTimerCount()]).toEqual([['a'], 1, 0]);
  });
});

describe('exportCsv', () => {
  const CSV = 'text/csv; charset=utf-8; header=present';

  it('gives the text as it comes', async () => {
    const { client, sent } = fakeApi([
      failure(503, 'SERVICE_UNAVAILABLE'),
      new Response('sequence,id\r\n1,a\r\n', { headers: { 'content-type': CSV } }),
    ]);
    let text = '';
    for await (const chunk of client.auditLogs.exportCsv({ action: 'CREATE' })) text += chunk;
    expect(text).toBe('sequence,id\r\n1,a\r\n');
    expect(sent.map(({ url }) => url)).toEqual(Array(2).fill(`${BASE}${PATH}?action=CREATE&format=csv`));
    expect(sent[1]?.headers.accept).toBe('text/csv');
  });

  it('throws where the connection breaks', async () => {
    const broken = answer((body) => body.error(new TypeError('terminated')), CSV);
    const { client, sent } = fakeApi([broken, broken]);
    const walk = client.auditLogs.exportCsv();
    expect((await errorOf(walk.next())).code).toBe('NETWORK_ERROR');
    expect(sent).toHaveLength(1);
  });
});
