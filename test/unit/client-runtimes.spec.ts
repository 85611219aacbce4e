import { fakeApi, ok, page } from './client-fakes';

/** Functions that Safari 15, React Native (Hermes) or Node 18 lack, by their object. */
const LACKING: [string, object, string[]][] = [
  ['URL', URL, ['canParse', 'parse']],
  ['the runtime', globalThis, ['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'structuredClone', 'crypto']],
  ['AbortSignal', AbortSignal, ['any', 'timeout', 'abort']],
  ['a signal', AbortSignal.prototype, ['throwIfAborted', 'reason']],
  ['Object', Object, ['hasOwn', 'groupBy']],
  ['an array', Array.prototype, ['at', 'findLast', 'toSorted', 'toReversed', 'toSpliced', 'with']],
  ['Array', Array, ['fromAsync']],
  ['a text', String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
  ['Promise', Promise, ['withResolvers', 'try']],
];

describe('A runtime without newer functions', () => {
  const restore: (() => void)[] = [];

  const remove = (object: object, names: string[]) => {
    for (const name of names) {
      const before = Object.getOwnPropertyDescriptor(object, name);
      if (before) {
        restore.push(() => Object.defineProperty(object, name, before));
        Object.defineProperty(object, name, { value: undefined, configurable: true });
      }
    }
  };
  afterEach(() => restore.splice(0).forEach((each) => each()));

  it.each(LACKING)('a runtime without %s can list and change', async (_, object, names) => {
    const { client, sent } = fakeApi([page([]), ok({ id: 'u1' })]);
    remove(object, names);
    await client.users.list({ search: 'ü & +', page: 2 }, { signal: new AbortController().signal });
    await client.users.update('u1', { name: 'Ü' }, { reason: 'née', ifMatch: 1 });
    restore.splice(0).forEach((each) => each());
    expect(new URL(sent[0]!.url).searchParams.get('search')).toBe('ü & +');
    expect(Buffer.from(sent[1]!.headers['x-audit-reason']!, 'latin1').toString()).toBe('née');
  });

  it('each of these runtimes reads an export', async () => {
    const line = '{"type":"header"}\n';
    const { client } = fakeApi([
      () => {
        const response = new Response(line, { headers: { 'content-type': 'application/x-ndjson' } });
        // React Native has no streams.
        Object.defineProperty(response, 'body', { value: undefined });
        return Promise.resolve(response);
      },
    ]);
    LACKING.forEach(([, object, names]) => remove(object, names));
    const parts: unknown[] = [];
    let failure: unknown;
    try {
      for await (const part of client.auditLogs.export({})) parts.push(part);
    } catch (error) {
      failure = error;
    }
    restore.splice(0).forEach((each) => each());
    expect(String(failure)).not.toMatch(/is not a (function|constructor)|not defined/);
  });
});

describe('A query', () => {
  it('takes a time as a Date', async () => {
    const { client, sent } = fakeApi([page([])]);
    await client.users.list({ createdAfter: new Date(0) });
    expect(new URL(sent[0]!.url).searchParams.get('createdAfter')).toBe('1970-01-01T00:00:00.000Z');
  });

  it('with half a character is sent with the replacement character', async () => {
    const { client, sent } = fakeApi([page([])]);
    await client.users.list({ search: 'a\ud800' });
    expect(new URL(sent[0]!.url).searchParams.get('search')).toBe('a\ufffd');
  });
});
