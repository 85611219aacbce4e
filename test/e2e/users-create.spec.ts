import type { Json } from '@/lib/admin/contract/envelope';
import type { User } from '@/lib/admin/contract/users';
import { expectError, expectFaults, INSTANT, tagOf, UNKNOWN_ID, UUID_V7 } from '../support/answers';
import { PASSWORD, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

/** `{}` in as many objects as it takes to be this deep. */
function nested(levels: number): Json {
  return levels === 1 ? {} : { a: nested(levels - 1) };
}

/** Metadata of exactly this many bytes of JSON. */
function sized(bytes: number): Record<string, string> {
  return { a: 'x'.repeat(bytes - '{"a":""}'.length) };
}

describe('POST /users', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object) => service.as().post(USERS).send(body);
  const get = (id: string) => service.as().get(`${USERS}/${id}`);

  it('POST /users returns 201 with Location, ETag and the defaults, and GET returns the same', async () => {
    const response = await post({ email: 'first@example.com', name: 'First' });
    expect(response.status).toBe(201);
    const user = response.body.data as User;
    expect(response.body).toEqual({
      success: true,
      data: {
        id: expect.stringMatching(UUID_V7),
        email: 'first@example.com',
        name: 'First',
        role: 'user',
        status: 'active',
        externalId: null,
        emailVerifiedAt: null,
        phone: null,
        avatarUrl: null,
        locale: null,
        timeZone: null,
        suspendedReason: null,
        suspendedUntil: null,
        metadata: {},
        hasPassword: false,
        mustChangePassword: false,
        passwordExpiresAt: null,
        loginBlockedUntil: null,
        lastLoginAt: null,
        lastActiveAt: null,
        createdAt: expect.stringMatching(INSTANT),
        updatedAt: user.createdAt,
        version: 1,
        deletedAt: null,
        purgeAt: null,
      },
    });
    expect(Math.abs(Date.now() - Date.parse(user.createdAt))).toBeLessThan(60_000);
    expect(response.headers.location).toBe(`${USERS}/${user.id}`);
    expect(response.headers.etag).toEqual(tagOf(1));
    const read = await service.as().get(response.headers.location!);
    expect([read.status, read.body, read.headers.etag]).toEqual([
      200,
      { success: true, data: user },
      response.headers.etag,
    ]);
  });

  it('POST /users takes every field', async () => {
    const metadata = { z: 1, a: [true, null, { ключ: 'значение' }], empty: '' };
    const profile = {
      externalId: 'Ext/ID ü?%#1',
      emailVerifiedAt: '2026-01-31T12:00:00.000Z',
      phone: '+442079460000',
      avatarUrl: 'https://cdn.example.com/ada.png',
      locale: 'en-GB',
      timeZone: 'Europe/London',
    };
    const fields = { role: 'admin', metadata, name: ' 𝒜da\u00a0 ', ...profile };
    const { body } = await post(userData({ ...fields, password: PASSWORD }));
    expect(body.data).toMatchObject({ ...fields, hasPassword: true });
    const read = await get(body.data.id);
    expect(read.body.data).toEqual(body.data);
    expect(read.text).toContain(JSON.stringify(metadata));
  });

  it.each([
    [' Trim@Example.COM\n', 'trim@example.com'],
    ['ｗｉｄｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'wide@example.com'],
    ['\u212aelvin@example.com', 'kelvin@example.com'],
    ['idn@BÜCHER.example', 'idn@xn--bcher-kva.example'],
    ['idn2@bu\u0308cher.example', 'idn2@xn--bcher-kva.example'],
    [`${'l'.repeat(64)}@example.com`, `${'l'.repeat(64)}@example.com`],
    ['first.last+tag@sub.example.com', 'first.last+tag@sub.example.com'],
  ])('POST /users stores the email %j as %s, which is unique', async (email, canonical) => {
    const response = await post({ email, name: 'Canonical' });
    expect([response.status, response.body.data.email]).toEqual([201, canonical]);
    for (const lookAlike of [email, canonical, canonical.toUpperCase(), ` ${canonical}`]) {
      expectError(await post({ email: lookAlike, name: 'Look-alike' }), 'CONFLICT');
    }
  });

  it.each([
    'élodie@example.com',
    'аda@example.com',
    'a@b',
    'example.com',
    '@example.com',
    'a@',
    'a b@example.com',
    'a@exam ple.com',
    'a@b@example.com',
    '"a b"@example.com',
    '"x>"@example.com',
    '"ada"@example.com',
    'a@[127.0.0.1]',
    'a@example.com, b@example.com',
    'Ada <ada@example.com>',
    `${'l'.repeat(65)}@example.com`,
    `a@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.com`,
    '',
    ' ',
  ])('POST /users returns 400 for the email %j', async (email) =>
    expectFaults(await post({ email, name: 'X' }), 'email'),
  );

  it.each(['', ' ', '\u200b', 'two\nlines', 'bell\u0007', 'x'.repeat(201), 42, ['x'], { a: 1 }])(
    'with the name %j is a 400',
    async (name) => expectFaults(await post({ ...userData(), name }), 'name'),
  );

  it('POST /users takes a name of up to 200 characters', async () => {
    const name = '😀'.repeat(200);
    const response = await post(userData({ name }));
    expect([response.status, response.body.data.name]).toEqual([201, name]);
    expectFaults(await post(userData({ name: `${name}😀` })), 'name');
  });

  it('POST /users takes metadata of up to 16 KiB and 5 levels', async () => {
    expect((await post({ ...userData(), metadata: sized(16_384) })).status).toBe(201);
    expectFaults(await post({ ...userData(), metadata: sized(16_385) }), 'metadata');
    expectFaults(await post({ ...userData(), metadata: { a: 'é'.repeat(8_200) } }), 'metadata');
    expect((await post({ ...userData(), metadata: nested(5) })).status).toBe(201);
    expectFaults(await post({ ...userData(), metadata: nested(6) }), 'metadata');
    expectFaults(await post({ ...userData(), metadata: { a: [[[[[]]]]] } }), 'metadata');
  });

  it.each([[[]], ['text'], [1], [true], [null]])('POST /users returns 400 for the metadata %j', async (metadata) => {
    expectFaults(await post({ ...userData(), metadata }), 'metadata');
  });

  it('POST /users returns 400 without an email or a name', async () => {
    expectFaults(await post({}), 'email', 'name');
    expectFaults(await service.as().post(USERS), 'body');
  });

  it('POST /users returns 400 for null', async () => {
    const nothing = { email: null, name: null, password: null, role: null, metadata: null };
    expectFaults(await post(nothing), ...Object.keys(nothing));
  });

  it('POST /users returns 400 that names each id, version, time, unknown field and other fault', async () => {
    const body = {
      email: 'nothing',
      role: 'Owner',
      id: UNKNOWN_ID,
      version: 7,
      createdAt: '2020-01-01T00:00:00.000Z',
      updatedAt: '2020-01-01T00:00:00.000Z',
      lastLoginAt: '2020-01-01T00:00:00.000Z',
      lastActiveAt: '2020-01-01T00:00:00.000Z',
      hasPassword: true,
      passwordHash: 'x',
      status: 'suspended',
      isAdmin: true,
    };
    expectFaults(await post({ ...body, name: 'X' }), ...Object.keys(body));
    expectFaults(await post({ ...userData(), constructor: {} }), 'constructor');
    expect((await service.admin.users.list({ search: 'nothing' })).meta.total).toBe(0);
  });

  it('POST /users returns 400 for a query parameter', async () => {
    expectFaults(await service.as().post(`${USERS}?role=admin`).send(userData()), 'role');
  });
});
