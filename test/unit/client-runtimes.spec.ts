import { runInNewContext } from 'node:vm';
import { randomKey } from '@/lib/admin/idempotency-key';
import { fakeApi, ok, page, RANDOM_KEY } from './client-fakes';

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
    expect(sent[1]!.headers['x-audit-reason']).toBe("UTF-8''n%C3%A9e");
    expect(sent[1]!.headers['idempotency-key']).toEqual(RANDOM_KEY);
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

describe('A key', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is random with and without a source of random bytes', () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    for (const crypto of [before.value ?? globalThis.crypto, {}, undefined]) {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
      const keys = Array.from({ length: 1_000 }, () => randomKey(Math.random));
      expect(new Set(keys).size).toBe(1_000);
      expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
    }
    Object.defineProperty(globalThis, 'crypto', before);
  });

  it('does not depend on `random` where there is a better source', () => {
    expect(randomKey(() => 0)).not.toBe(randomKey(() => 0));
  });
});

describe('A Date', () => {
  const time = new Date('2030-01-02T03:04:05.678Z');
  const iso = '2030-01-02T03:04:05.678Z';
  const foreign = runInNewContext(`new Date('${iso}')`) as Date;

  it.each([time, foreign])('is accepted wherever a time is', async (date) => {
    const { client, sent } = fakeApi(Array.from({ length: 9 }, () => page([])));
    await client.users.update('u1', { suspendedUntil: date, emailVerifiedAt: date });
    await client.users.create({ email: 'a@b.c', name: 'A', emailVerifiedAt: date });
    await client.apiKeys.create({ name: 'CI', permissions: [], expiresAt: date });
    await client.users.get('u1', { at: date });
    await client.users.list({ createdBefore: date, lastLoginAfter: date });
    await client.auditLogs.list({ from: date, to: date });
    expect(sent.slice(0, 3).map(({ body }) => body)).toEqual([
      { suspendedUntil: iso, emailVerifiedAt: iso },
      { email: 'a@b.c', name: 'A', emailVerifiedAt: iso },
      { name: 'CI', permissions: [], expiresAt: iso },
    ]);
    for (const { url } of sent.slice(3)) {
      expect([...new Set(new URL(url).searchParams.values())]).toEqual([iso]);
    }
  });

  it.each([new Date(Number.NaN), runInNewContext('new Date(NaN)') as Date])(
    'that is invalid is a TypeError: JSON would make it null, which means no end',
    async (date) => {
      const { client, sent } = fakeApi([]);
      const calls = [
        client.users.update('u1', { suspendedUntil: date }),
        client.users.list({ createdBefore: date }),
        client.users.get('u1', { at: date }),
      ];
      for (const call of calls) await expect(call).rejects.toThrow(/^\w+ must be a valid Date/);
      expect(sent).toEqual([]);
    },
  );
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
