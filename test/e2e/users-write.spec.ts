import type { Json } from '@/lib/admin/contract/envelope';
import type { User } from '@/lib/admin/contract/users';
import { auditCount, auditOf, expectError, expectFaults, INSTANT, tagOf, UNKNOWN_ID } from '../support/answers';
import { createUser, PASSWORD, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('A user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object) => service.as().post(USERS).send(body);
  const patch = (id: string, body: object) => service.as().patch(`${USERS}/${id}`).send(body);
  const get = (id: string) => service.as().get(`${USERS}/${id}`);

  describe('that does not exist', () => {
    it.each(['get', 'patch', 'delete'] as const)(
      '%s /users/:id returns 404 if the user does not exist',
      async (verb) => {
        const request = service.as()[verb](`${USERS}/${UNKNOWN_ID}`);
        expectError(await (verb === 'patch' ? request.send({ name: 'X' }) : request), 'NOT_FOUND');
      },
    );

    it.each(['get', 'patch', 'delete'] as const)('%s /users/:id returns 400 if the id is no UUID', async (verb) => {
      const request = service.as()[verb](`${USERS}/42`);
      expectFaults(await (verb === 'patch' ? request.send({ name: 'X' }) : request), 'id');
    });

    it.each(['get', 'patch', 'delete'] as const)(
      '%s /users/:id returns 400 that names an unknown parameter',
      async (verb) => {
        const { id } = await createUser(service.admin);
        const request = service.as()[verb](`${USERS}/${id}?fields=name`);
        expectFaults(await (verb === 'patch' ? request.send({ name: 'X' }) : request), 'fields');
        expect((await service.admin.users.get(id)).version).toBe(1);
      },
    );
  });

  describe('changed', () => {
    it.each<[string, Json, Json]>([
      ['email', ' New@ＥＸＡＭＰＬＥ.com', 'new@example.com'],
      ['name', 'New name', 'New name'],
      ['role', 'admin', 'admin'],
      ['status', 'suspended', 'suspended'],
      ['metadata', { b: [1] }, { b: [1] }],
      ['externalId', 'ID/1 ü', 'ID/1 ü'],
      ['emailVerifiedAt', '2026-01-31T12:00:00+01:00', '2026-01-31T11:00:00.000Z'],
      ['phone', '+44 (20) 7946-0000', '+442079460000'],
      ['avatarUrl', 'https://Example.com', 'https://example.com/'],
      ['locale', 'zh-hant-tw', 'zh-Hant-TW'],
      ['timeZone', 'us/eastern', 'America/New_York'],
    ])('PATCH /users/:id changes %s and keeps the rest', async (field, value, stored) => {
      const before = await createUser(service.admin, { metadata: { a: 1 } });
      const response = await patch(before.id, { [field]: value });
      expect(response.status).toBe(200);
      const after = response.body.data as User;
      expect(after).toEqual({ ...before, [field]: stored, version: 2, updatedAt: expect.stringMatching(INSTANT) });
      expect(after.updatedAt >= before.updatedAt).toBe(true);
      expect(response.headers.etag).toEqual(tagOf(2));
      expect((await get(before.id)).body).toEqual({ success: true, data: after });
    });

    it('PATCH /users/:id of all fields makes one version and one entry', async () => {
      const { id } = await createUser(service.admin);
      const shown = {
        ...userData(),
        role: 'admin',
        status: 'suspended',
        mustChangePassword: true,
        metadata: { x: 1 },
        externalId: 'all fields',
        emailVerifiedAt: '2026-01-31T11:00:00.000Z',
        phone: '+442079460000',
        avatarUrl: 'https://example.com/',
        locale: 'en-GB',
        timeZone: 'Europe/London',
      };
      const changes = { ...shown, password: PASSWORD };
      const response = await patch(id, changes);
      expect(response.body.data).toMatchObject({ ...shown, version: 2 });
      const [entry, ...rest] = await auditOf(service, id);
      expect(Object.keys(entry!.changes).sort()).toEqual(Object.keys(changes).sort());
      expect(rest).toHaveLength(1);
    });

    it.each<[string, object]>([
      ['an empty body', {}],
      ['the same values', { email: 'SAME@example.com', name: 'Same', role: 'user', status: 'active' }],
      ['the same metadata in another order', { metadata: { b: { d: [1, 2], c: null }, a: 0 } }],
      ['the same password', { password: PASSWORD }],
    ])('PATCH /users/:id is a no-op without an entry for %s', async (_, changes) => {
      const found = (await service.admin.users.list({ email: 'same@example.com' })).data[0];
      const metadata = { a: 0, b: { c: null, d: [1, 2] } };
      const before =
        found ??
        (await createUser(service.admin, { email: 'same@example.com', name: 'Same', metadata, password: PASSWORD }));
      const entries = await auditCount(service);
      const response = await patch(before.id, changes);
      expect([response.status, response.body]).toEqual([200, { success: true, data: before }]);
      expect(await auditCount(service)).toBe(entries);
    });

    it('PATCH /users/:id is a no-op if metadata has -0 instead of 0', async () => {
      const before = await createUser(service.admin, { metadata: { a: 0 } });
      const response = await service
        .as()
        .patch(`${USERS}/${before.id}`)
        .set('Content-Type', 'application/json')
        .send('{"metadata":{"a":-0}}');
      expect(response.body.data).toEqual(before);
    });

    it('PATCH /users/:id returns 400 if the local part of the email is quoted', async () => {
      const { id } = await createUser(service.admin);
      expectFaults(await patch(id, { email: '"x>"@example.com' }), 'email');
    });

    it('PATCH /users/:id returns 409 if the email is taken, and changes nothing', async () => {
      const [one, other] = [await createUser(service.admin), await createUser(service.admin)];
      expectError(await patch(one.id, { email: other.email.toUpperCase(), name: 'Changed' }), 'CONFLICT');
      expect((await get(one.id)).body.data).toEqual(one);
    });

    it('PATCH /users/:id returns 400 for null, unknown fields, ids, versions and times', async () => {
      const before = await createUser(service.admin);
      const nothing = { email: null, name: null, password: null, role: null, status: null, metadata: null };
      expectFaults(await patch(before.id, nothing), ...Object.keys(nothing));
      const fixed = { id: UNKNOWN_ID, version: 9, createdAt: 'x', updatedAt: 'x', lastLoginAt: null, colour: 'red' };
      expectFaults(await patch(before.id, { ...fixed, name: 'X' }), ...Object.keys(fixed));
      expectFaults(
        await patch(before.id, { status: 'gone', role: 1, name: '', email: 'x' }),
        'email',
        'name',
        'role',
        'status',
      );
      expectFaults(await service.as().patch(`${USERS}/${before.id}`), 'body');
      expectFaults(await patch(before.id, []), 'body');
      expect((await get(before.id)).body.data).toEqual(before);
    });
  });

  describe('deleted', () => {
    it('DELETE /users/:id returns 200 with the id, then every verb returns 404, and the email is free', async () => {
      const { id, email } = await createUser(service.admin);
      const response = await service.as().delete(`${USERS}/${id}`);
      expect([response.status, response.body]).toEqual([
        200,
        { success: true, data: { id, deleted: true, purgeAt: expect.stringMatching(INSTANT) } },
      ]);
      expectError(await get(id), 'NOT_FOUND');
      expectError(await patch(id, { name: 'X' }), 'NOT_FOUND');
      expectError(await service.as().delete(`${USERS}/${id}`), 'NOT_FOUND');
      expect((await service.admin.users.list({ email })).data).toEqual([]);
      expect((await post({ email, name: 'Again' })).status).toBe(201);
    });
  });
});
