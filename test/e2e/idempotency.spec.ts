import type { Response } from 'supertest';
import { IdempotencyService } from '@/idempotency/idempotency.service';
import type { Permission } from '@/lib/admin/contract/permissions';
import { auditCount, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { signInWith } from '../support/callers';
import {
  createOrganization,
  createSignedInUser,
  createUser,
  organizationData,
  PASSWORD,
  userData,
} from '../support/factories';
import { placesOf } from '../support/personal-values';
import { createTestApp, type TestApp } from '../support/test-app';

type Method = 'post' | 'patch' | 'delete';
/** A change, its path made anew for each test. */
type Change = readonly [method: Method, path: string, body?: object];

describe('Idempotency-Key', () => {
  let service: TestApp;
  let serial = 0;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const freshKey = () => `key-${(serial += 1)}`;
  const send = ([method, path, body]: Change, key: string, token?: string) =>
    service
      .as(token)
      [method](path)
      .set('Idempotency-Key', key)
      .send(body ?? '');
  const create = (body: object, key: string, token?: string) => send(['post', '/api/admin/users', body], key, token);
  const keyCount = async () =>
    (await service.sql<{ count: number }>('SELECT count(*)::int AS count FROM idempotency_keys'))[0]!.count;

  function expectReplay(second: Response, first: Response): void {
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect([second.headers.location, second.headers.etag]).toEqual([first.headers.location, first.headers.etag]);
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
  }

  const aUser = async () => `/api/admin/users/${(await createUser(service.admin)).id}`;
  const anOrganization = async () => `/api/admin/organizations/${(await createOrganization(service.admin)).id}`;
  const aMember = async () => {
    const [path, { id: userId }] = [await anOrganization(), await createUser(service.admin)];
    await service.as().post(`${path}/members`).send({ userId });
    return `${path}/members/${userId}`;
  };
  const changes: [what: string, make: () => Promise<Change>, status: number][] = [
    ['creating a user', () => Promise.resolve(['post', '/api/admin/users', userData()] as const), 201],
    ['changing a user', async () => ['patch', await aUser(), { name: 'Changed' }] as const, 200],
    ['a new password of a user', async () => ['patch', await aUser(), { password: PASSWORD }] as const, 200],
    ['deleting a user', async () => ['delete', await aUser()] as const, 200],
    ['creating an organization', () => Promise.resolve(['post', '/api/admin/organizations', organizationData()]), 201],
    ['changing an organization', async () => ['patch', await anOrganization(), { plan: 'pro' }] as const, 200],
    ['deleting an organization', async () => ['delete', await anOrganization()] as const, 200],
    [
      'adding a member',
      async () => ['post', `${await anOrganization()}/members`, { userId: (await createUser(service.admin)).id }],
      201,
    ],
    ['changing a member', async () => ['patch', await aMember(), { role: 'owner' }] as const, 200],
    ['removing a member', async () => ['delete', await aMember()] as const, 200],
    [
      'changing the settings',
      () => Promise.resolve(['patch', '/api/admin/settings', { sessionTtlSeconds: 50_000 + serial }] as const),
      200,
    ],
    [
      'erasing a user',
      async () => {
        const path = await aUser();
        await service.as().delete(path);
        return ['post', `${path}/erase`] as const;
      },
      200,
    ],
  ];

  it.each(changes)('answers the repetition of %s as the first time, and changes nothing', async (_, make, status) => {
    const [change, key] = [await make(), freshKey()];
    const first = await send(change, key);
    expect(first.status).toBe(status);
    const entries = await auditCount(service);
    expectReplay(await send(change, key), first);
    expectReplay(await send(change, key), first);
    expect(await auditCount(service)).toBe(entries);
  });

  it('answers a repeated change of the own password, though the current one has become another', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''));
    const body = { currentPassword: PASSWORD, newPassword: 'a kettle on the sun' };
    const change: Change = ['post', '/api/auth/password', body];
    const first = await send(change, 'own', token);
    expect([first.status, first.body]).toEqual([200, { success: true, data: null }]);
    expectReplay(await send(change, 'own', token), first);
    expect(await service.client('').auth.login({ email: user.email, password: body.newPassword })).toBeDefined();
  });

  it('answers as the first time though the resource is another by now, or gone', async () => {
    const path = await aUser();
    const change: Change = ['patch', path, { name: 'Then' }];
    const first = await send(change, 'then');
    await service.as().patch(path).send({ name: 'Now' });
    expectReplay(await send(change, 'then'), first);
    await service.as().delete(path);
    expectReplay(await send(change, 'then'), first);
  });

  it('replays the answer to a body with the same members in another order', async () => {
    const path = await aUser();
    const first = await send(['patch', path, { name: 'One', metadata: { a: 1, b: [{ c: 1, d: 2 }] } }], 'ordered');
    const again = await send(['patch', path, { metadata: { b: [{ d: 2, c: 1 }], a: 1 }, name: 'One' }], 'ordered');
    expectReplay(again, first);
  });

  it('is a 422 IDEMPOTENCY_KEY_REUSED with another body, path, query or method', async () => {
    const path = await aUser();
    await send(['patch', path, { name: 'One' }], 'taken');
    const others: Change[] = [
      ['patch', path, { name: 'Other' }],
      ['patch', await aUser(), { name: 'One' }],
      ['patch', `${path}?x=1`, { name: 'One' }],
      ['delete', path],
      ['post', '/api/admin/organizations', organizationData()],
    ];
    const statuses = [];
    for (const other of others) {
      statuses.push((await send(other, 'taken')).status);
    }
    // A query that the route does not take is refused before its key is looked at.
    expect(statuses).toEqual([422, 422, 400, 422, 422]);
    expectError(await send(others[0]!, 'taken'), 'IDEMPOTENCY_KEY_REUSED');
    expect((await service.as().get(path)).body.data.name).toBe('One');
  });

  it('is not kept of what was refused: nothing was done, and a repetition is judged anew', async () => {
    const user = await createUser(service.admin);
    const path = `/api/admin/users/${user.id}`;
    const refused: [number, Change, Record<string, string>?][] = [
      [400, ['patch', path, { name: '' }]],
      [400, ['patch', path, { password: 'short' }]],
      [404, ['patch', `/api/admin/users/${UNKNOWN_ID}`, { name: 'X' }]],
      [409, ['post', '/api/admin/users', userData({ email: user.email })]],
      [412, ['patch', path, { name: 'X' }], { 'If-Match': '"7"' }],
    ];
    const keys = await keyCount();
    for (const [status, change, headers] of refused) {
      const key = freshKey();
      expect((await send(change, key).set(headers ?? {})).status).toBe(status);
      expect((await send(['patch', path, { name: key }], key)).body.data?.name).toBe(key);
    }
    expect(await keyCount()).toBe(keys + refused.length);
    const email = userData().email;
    const taken = await createUser(service.admin, { email });
    const body = userData({ email });
    const conflict = await create(body, 'second-chance');
    await service.admin.users.delete(taken.id);
    expect([conflict.status, (await create(body, 'second-chance')).status]).toEqual([409, 201]);
  });

  it("is a user's own: another user's same key is another key", async () => {
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const mine = await create(userData(), 'shared');
    const theirs = await create(userData(), 'shared', other.token);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.data.id).not.toBe(mine.body.data.id);
  });

  it('replays only to a caller who still has the permissions that the first request used', async () => {
    const { token, role } = await signInWith(service, ['users:write', 'users:roles', 'users:read']);
    const narrowTo = (...permissions: Permission[]) =>
      service.sql('UPDATE roles SET permissions = $2 WHERE name = $1', [role, permissions]);
    const key = freshKey();
    const body = userData({ role });
    const first = await create(body, key, token);
    await narrowTo('users:write', 'users:roles');
    const refused = await create(body, key, token);
    expectError(refused, 'FORBIDDEN');
    expect(refused.body.error.reason).toBe('PRIVILEGE_REQUIRED');
    await narrowTo('users:write', 'users:roles', 'users:read', 'settings:read');
    expectReplay(await create(body, key, token), first);
  });

  it('makes one change of many at once: the others are a replay or a 409 that says when to come again', async () => {
    const body = userData();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(body, 'at-once')));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map((answer) => answer.body.data.id)).size).toBe(1);
    expect(made.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectError(answer, 'CONFLICT');
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect((await create(body, 'at-once')).status).toBe(201);
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['with a blank', 'a b'],
    ['not ASCII', 'sch\u00f6n'],
  ])('that is %s is a 400 that names the header, and nothing is done', async (_, key) => {
    const entries = await auditCount(service);
    expectFaults(await create(userData(), key), 'Idempotency-Key');
    expect(await auditCount(service)).toBe(entries);
  });

  it('may have 255 characters, and every visible one', async () => {
    const body = userData();
    const key = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`.padEnd(255, 'k');
    const first = await create(body, key);
    expectReplay(await create(body, key), first);
  });

  it('is nothing to reads, to a login and to a logout', async () => {
    const keys = await keyCount();
    const { email } = await createUser(service.admin, { password: PASSWORD });
    const login = await send(['post', '/api/auth/login', { email, password: PASSWORD }], 'session', '');
    expect(login.status).toBe(200);
    const { token } = login.body.data as { token: string };
    expect((await service.as().get('/api/admin/users').set('Idempotency-Key', 'a b')).status).toBe(200);
    expect((await send(['post', '/api/auth/logout'], 'session', token)).status).toBe(200);
    expect(await keyCount()).toBe(keys);
  });

  describe('after a day', () => {
    const age = (key: string, interval: string) =>
      service.sql(`UPDATE idempotency_keys SET created_at = now() - $2::interval WHERE key = $1`, [key, interval]);

    it('may be used anew, and not before', async () => {
      const path = await aUser();
      await send(['patch', path, { name: 'First' }], 'aged');
      await age('aged', '23 hours 59 minutes');
      expect((await send(['patch', path, { name: 'Second' }], 'aged')).status).toBe(422);
      await age('aged', '24 hours');
      const second = await send(['patch', path, { name: 'Second' }], 'aged');
      expect([second.status, second.body.data.name]).toEqual([200, 'Second']);
      expectReplay(await send(['patch', path, { name: 'Second' }], 'aged'), second);
    });

    it('is removed in the background, some at a time', async () => {
      const kept = await keyCount();
      for (const key of ['old-1', 'old-2', 'old-3']) {
        await create(userData(), key);
        await age(key, '25 hours');
      }
      const keys = service.app.get(IdempotencyService, { strict: false });
      expect([await keys.sweep(2), await keys.sweep(2), await keys.sweep(2)]).toEqual([2, 1, 0]);
      expect(await keyCount()).toBe(kept);
    });
  });

  it('does not hold up an erasure by an answer that was sealed with another secret', async () => {
    const { id } = (await create(userData(), 'unreadable')).body.data as { id: string };
    await service.admin.users.delete(id);
    await service.sql(`UPDATE idempotency_keys SET answer = sha512(answer) WHERE key = 'unreadable'`);
    expect((await service.admin.users.erase(id)).erased).toBe(true);
    expect(await service.sql(`SELECT FROM idempotency_keys WHERE key = 'unreadable'`)).toEqual([]);
  });

  it('keeps answers so that nobody reads them in the database', async () => {
    const { email, metadata } = userData({ metadata: { link: 'https://example.com/?token=swordfish' } });
    await create({ email, name: 'Secretive', metadata }, 'sealed');
    const [row] = await service.sql<{ answer: Buffer }>(`SELECT answer FROM idempotency_keys WHERE key = 'sealed'`);
    for (const text of [email, 'Secretive', 'swordfish']) {
      expect(row!.answer.includes(text)).toBe(false);
      expect(await placesOf(service, text)).not.toContain('idempotency_keys');
    }
  });
});
