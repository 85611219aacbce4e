import { request as httpRequest } from 'node:http';
import { createUser, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const MIB = 1024 * 1024;
const EMAIL = 'hostile@example.com';

interface Answer {
  status: number;
  body: { success: boolean; data: unknown; error: { code: string; message: string; details: Detail[] } };
}
interface Detail {
  field: string;
  code: string;
}

describe('Hostile input', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  /** A body as it is, byte for byte. */
  async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(service.baseUrl + USERS, {
      method: 'POST',
      headers: { Authorization: `Bearer ${service.adminToken}`, 'Content-Type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** A user of JSON text, so that members may be there that no object of ours would have. */
  const user = (members: string) => `{"email":"${EMAIL}","name":"Hostile",${members}}`;

  function expectRefused({ status, body }: Answer, code: string, field?: string): void {
    expect([status, body.success, body.error.code]).toEqual([400, false, 'BAD_REQUEST']);
    const detail = field === undefined ? { code } : { code, field };
    expect(body.error.details).toContainEqual(expect.objectContaining(detail));
  }

  afterEach(async () => {
    // Whatever was refused was not done by half.
    expect((await service.admin.users.list({ email: EMAIL })).data).toEqual([]);
  });

  describe('in the body', () => {
    it.each([
      ['NUL in a value', String.raw`"metadata":{"a":"x\u0000y"}`, 'INVALID_CHARACTER', 'metadata.a'],
      ['NUL in a key', String.raw`"metadata":{"a\u0000b":1}`, 'INVALID_CHARACTER', 'metadata.a␀b'],
      ['NUL in a list', String.raw`"metadata":{"a":[["\u0000"]]}`, 'INVALID_CHARACTER', 'metadata.a[0][0]'],
      ['a lone high surrogate', String.raw`"metadata":{"a":"\ud800"}`, 'INVALID_CHARACTER', 'metadata.a'],
      ['a lone low surrogate', String.raw`"metadata":{"a":"\udc00x"}`, 'INVALID_CHARACTER', 'metadata.a'],
      ['surrogates in the wrong order', String.raw`"metadata":{"a":"\udc00\ud800"}`, 'INVALID_CHARACTER', 'metadata.a'],
      ['a lone surrogate in a key', String.raw`"metadata":{"\ud800":1}`, 'INVALID_CHARACTER', 'metadata.\ufffd'],
      ['NUL in the password', String.raw`"password":"a teapot on\u0000 the moon"`, 'INVALID_CHARACTER', 'password'],
      ['__proto__', `"__proto__":{"role":"admin"}`, 'UNKNOWN_FIELD', '__proto__'],
      ['__proto__ in metadata', `"metadata":{"__proto__":{"x":1}}`, 'UNKNOWN_FIELD', 'metadata.__proto__'],
      ['__proto__ in a list', `"metadata":{"a":[{"__proto__":1}]}`, 'UNKNOWN_FIELD', 'metadata.a[0].__proto__'],
      ['constructor', `"constructor":{"prototype":{"role":"admin"}}`, 'UNKNOWN_FIELD', 'constructor'],
      ['prototype', `"prototype":{}`, 'UNKNOWN_FIELD', 'prototype'],
      ['toString', `"toString":"x"`, 'UNKNOWN_FIELD', 'toString'],
      ['hasOwnProperty', `"hasOwnProperty":1`, 'UNKNOWN_FIELD', 'hasOwnProperty'],
      ['a member without a name', `"":1`, 'UNKNOWN_FIELD', ''],
      ['1e400', `"metadata":{"a":1e400}`, 'NUMBER_OUT_OF_RANGE', 'metadata.a'],
      ['-1e400', `"metadata":{"a":[-1e400]}`, 'NUMBER_OUT_OF_RANGE', 'metadata.a[0]'],
      ['an id', `"id":"01890a5d-ac96-774b-bcce-b302099a8057"`, 'UNKNOWN_FIELD', 'id'],
      ['a version', `"version":7`, 'UNKNOWN_FIELD', 'version'],
      ['a time', `"createdAt":"2020-01-01T00:00:00.000Z"`, 'UNKNOWN_FIELD', 'createdAt'],
      ['a list for a role', `"role":["user"]`, 'IS_IN', 'role'],
      ['an object for a password', `"password":{"length":20}`, 'IS_STRING', 'password'],
      ['null for metadata', `"metadata":null`, 'IS_METADATA', 'metadata'],
      ['a list for metadata', `"metadata":[]`, 'IS_METADATA', 'metadata'],
      ['6 levels of metadata', `"metadata":{"a":{"a":{"a":{"a":{"a":{}}}}}}`, 'IS_METADATA', 'metadata'],
      ['17 KiB of metadata', `"metadata":{"a":"${'x'.repeat(17_000)}"}`, 'IS_METADATA', 'metadata'],
    ])('is refused with its name: %s', async (_, members, code, field) => {
      expectRefused(await post(user(members)), code, field);
    });

    it('keeps "constructor" and "prototype" in metadata, where they are nobody\'s but the client\'s', async () => {
      const members = { constructor: { prototype: 1 }, prototype: [], toString: 'x', hasOwnProperty: null };
      const metadata = { ...members, nested: [members] };
      const { id } = await createUser(service.admin, { metadata });
      expect((await service.as().get(`${USERS}/${id}`)).text).toContain(`"metadata":${JSON.stringify(metadata)}`);
      const changed = await service.as().patch(`${USERS}/${id}`).send({ metadata: members });
      expect(changed.text).toContain(`"metadata":${JSON.stringify(members)}`);
      const { data } = await service.admin.auditLogs.list({ resourceId: id, action: 'UPDATE' });
      expect(JSON.stringify(data[0]!.changes.metadata)).toBe(JSON.stringify({ from: metadata, to: members }));
      expect(({} as Record<string, unknown>).role).toBeUndefined();
    });

    it.each([
      ['a member given twice', `"role":"user","role":"admin"`, 'DUPLICATE_FIELD', 'role'],
      ['a member given twice, once escaped', String.raw`"role":"user","\u0072ole":"admin"`, 'DUPLICATE_FIELD', 'role'],
      ['a member of metadata given twice', `"metadata":{"a":[{"b":1,"b":1}]}`, 'DUPLICATE_FIELD', 'metadata.a[0].b'],
      ['an integer beyond a double', `"metadata":{"a":1546130668394913822}`, 'NUMBER_OUT_OF_RANGE', 'metadata.a'],
      ['2^53 + 1', `"metadata":{"a":[0,9007199254740993]}`, 'NUMBER_OUT_OF_RANGE', 'metadata.a[1]'],
    ])('is refused with its name: %s', async (_, members, code, field) => {
      expectRefused(await post(user(members)), code, field);
    });

    it.each([
      ['50,000 levels of lists', '['.repeat(50_000) + ']'.repeat(50_000), 'TOO_DEEP'],
      ['50,000 levels of objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000), 'TOO_DEEP'],
      ['50,000 levels in metadata', user(`"metadata":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 'TOO_DEEP'],
      ['500,000 levels, never closed', '['.repeat(500_000), 'TOO_DEEP'],
      ['malformed JSON', '{"email":', 'MALFORMED_JSON'],
      ['single quotes', `{'email':'a'}`, 'MALFORMED_JSON'],
      ['a trailing comma', '{"email":"a",}', 'MALFORMED_JSON'],
      ['two values', '{} {}', 'MALFORMED_JSON'],
      ['NaN', '{"metadata":{"a":NaN}}', 'MALFORMED_JSON'],
      ['blanks', '   ', 'MALFORMED_JSON'],
      ['a list', '[]', 'REQUIRED'],
      ['a list of users', `[${user('"role":"user"')}]`, 'REQUIRED'],
      ['a text', '"x"', 'REQUIRED'],
      ['a number', '1', 'REQUIRED'],
      ['true', 'true', 'REQUIRED'],
      ['null', 'null', 'REQUIRED'],
      ['nothing', '', 'REQUIRED'],
      ['a lone closing bracket', ']', 'MALFORMED_JSON'],
    ])('is refused: %s', async (_, body, code) => {
      expectRefused(await post(body), code);
    });

    it('may begin with a byte order mark', async () => {
      const { status, body } = await post(`\ufeff${JSON.stringify(userData({ name: 'Marked' }))}`);
      expect([status, body.data]).toEqual([201, expect.objectContaining({ name: 'Marked' })]);
    });

    it.each([
      ['a lone continuation byte', [0x80]],
      ['an overlong slash', [0xc0, 0xaf]],
      ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
      ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
      ['a character cut short', [0xe2, 0x82]],
      ['UTF-16', [0xff, 0xfe]],
    ])('is refused that is not UTF-8: %s', async (_, bytes) => {
      const [head, tail] = [`{"email":"${EMAIL}","name":"`, '"}'].map((text) => Buffer.from(text));
      expectRefused(await post(Buffer.concat([head!, Buffer.from(bytes), tail!])), 'INVALID_ENCODING', 'body');
    });
  });

  describe('a body by its size', () => {
    it('is refused over 1 MiB with 413, by its announced length or as it comes', async () => {
      const body = `"${'x'.repeat(MIB)}"`;
      const chunked = new Blob([body.slice(0, 700_000), body.slice(700_000)]).stream();
      const announced = await post(body);
      const streamed = await fetch(service.baseUrl + USERS, {
        method: 'POST',
        headers: { Authorization: `Bearer ${service.adminToken}`, 'Content-Type': 'application/json' },
        body: chunked,
        duplex: 'half',
      });
      expect([announced.status, streamed.status]).toEqual([413, 413]);
      for (const { error } of [announced.body, (await streamed.json()) as Answer['body']]) {
        expect(error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', message: expect.stringContaining('1 MiB') });
      }
    });

    it('is refused by what it announces, before the client has sent it', async () => {
      const status = await new Promise((resolve, reject) => {
        const headers = { Authorization: `Bearer ${service.adminToken}`, 'Content-Type': 'application/json' };
        const announcing = httpRequest(
          service.baseUrl + USERS,
          { method: 'POST', headers: { ...headers, 'Content-Length': 10 * MIB } },
          (response) => {
            resolve(response.statusCode);
            announcing.destroy();
          },
        );
        announcing.on('error', reject);
        announcing.flushHeaders();
      });
      expect(status).toBe(413);
    });

    it('is read up to 1 MiB', async () => {
      expectRefused(await post(`{"x":"${'x'.repeat(MIB - 8)}"}`), 'UNKNOWN_FIELD', 'x');
    });
  });

  describe('a body by its type', () => {
    it.each<[name: string, headers: Record<string, string>]>([
      ['text/plain', { 'Content-Type': 'text/plain' }],
      ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
      ['a multipart form', { 'Content-Type': 'multipart/form-data; boundary=x' }],
      ['XML', { 'Content-Type': 'application/xml' }],
      ['a patch', { 'Content-Type': 'application/merge-patch+json' }],
      ['JSON in UTF-7', { 'Content-Type': 'application/json; charset=utf-7' }],
      ['JSON in UTF-16', { 'Content-Type': 'application/json; charset=utf-16' }],
      ['JSON in Latin-1', { 'Content-Type': 'application/json;charset="iso-8859-1"' }],
      ['no type', { 'Content-Type': '' }],
      ['no type at all', { 'Content-Type': '/' }],
      ['JSON with more in its name', { 'Content-Type': 'application/jsonp' }],
      ['gzip', { 'Content-Encoding': 'gzip' }],
      ['br', { 'Content-Encoding': 'br' }],
      ['gzip after identity', { 'Content-Encoding': 'identity, gzip' }],
    ])('is refused with 415: %s', async (_, headers) => {
      const { status, body } = await post(user('"role":"user"'), headers);
      expect([status, body.error.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(body.error.message).toMatch(/^The body must be application\/json in UTF-8(, and not compressed)?$/);
    });

    it.each(['application/json', 'Application/JSON; Charset="UTF-8"', 'application/json;charset=utf8'])(
      'is taken: %s',
      async (type) => {
        const { status } = await post(JSON.stringify(userData()), { 'Content-Type': type });
        expect(status).toBe(201);
      },
    );
  });
});
