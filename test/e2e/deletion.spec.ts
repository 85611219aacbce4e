import type { Organization, User } from '@/lib/admin/client';
import { auditCount, auditOf, expectError, expectFaults, INSTANT, UNKNOWN_ID, tagOf } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const DAY_MS = 86_400_000;

describe.each([
  ['user', '/api/admin/users', 'email'],
  ['organization', '/api/admin/organizations', 'slug'],
] as const)('A deleted %s', (type, path, unique) => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const create = (): Promise<User | Organization> =>
    type === 'user' ? createUser(service.admin) : createOrganization(service.admin);
  const get = (id: string, query = {}) => service.as().get(`${path}/${id}`).query(query);
  const remove = (id: string, query = {}) => service.as().delete(`${path}/${id}`).query(query);
  const restore = (id: string) => service.as().post(`${path}/${id}/restore`);
  const uniqueOf = (resource: object) => (resource as Record<string, string>)[unique]!;
  const createAgain = (taken: User | Organization) =>
    service
      .as()
      .post(path)
      .send({ name: 'Second', [unique]: uniqueOf(taken) });

  it('the response to DELETE has the time until which a restore is possible', async () => {
    const { id } = await create();
    const answer = await remove(id);
    const { data } = answer.body as { data: { purgeAt: string } };
    expect([answer.status, data]).toEqual([
      200,
      { id, deleted: true, purgeAt: expect.stringMatching(INSTANT) as string },
    ]);
    const shown = (await get(id, { includeDeleted: 'true' })).body.data as User;
    expect(shown.purgeAt).toBe(data.purgeAt);
    expect(Date.parse(data.purgeAt) - Date.parse(shown.deletedAt!)).toBe(30 * DAY_MS);
  });

  it('GET returns 404, and with includeDeleted the last state without an ETag', async () => {
    const alive = await create();
    await remove(alive.id);
    expectError(await get(alive.id), 'NOT_FOUND');
    expectError(await get(alive.id, { includeDeleted: 'false' }), 'NOT_FOUND');
    const shown = await get(alive.id, { includeDeleted: 'true' });
    expect(shown.headers.etag).toBeUndefined();
    const times = {
      deletedAt: expect.stringMatching(INSTANT) as string,
      purgeAt: expect.stringMatching(INSTANT) as string,
    };
    expect(shown.body).toEqual({ success: true, data: { ...alive, ...times } });
    const other = await create();
    const living = await get(other.id, { includeDeleted: 'true' });
    expect([living.headers.etag, living.body.data]).toEqual([tagOf(1), other]);
    expectError(await get(UNKNOWN_ID, { includeDeleted: 'true' }), 'NOT_FOUND');
  });

  it('a deleted resource can be neither changed nor deleted again', async () => {
    const { id } = await create();
    await remove(id);
    const count = await auditCount(service);
    expectError(await remove(id), 'NOT_FOUND');
    expectError(await service.as().patch(`${path}/${id}`).send({ name: 'X' }), 'NOT_FOUND');
    expect(await auditCount(service)).toBe(count);
  });

  it('a restore returns the last state with a higher version and an entry of every field', async () => {
    const alive = await create();
    await service
      .as()
      .patch(`${path}/${alive.id}`)
      .send({ metadata: { b: 1, a: 2 } });
    await remove(alive.id);
    const answer = await restore(alive.id);
    const { updatedAt } = answer.body.data as User;
    expect(answer.body).toEqual({
      success: true,
      data: { ...alive, metadata: { b: 1, a: 2 }, version: 3, updatedAt: expect.stringMatching(INSTANT) as string },
    });
    expect([answer.status, answer.headers.etag, answer.headers.location]).toEqual([200, tagOf(3), undefined]);
    expect((await get(alive.id)).body).toEqual(answer.body);
    const [created, deleted] = await auditOf(service, alive.id);
    expect([created!.action, deleted!.action, created!.occurredAt]).toEqual(['CREATE', 'DELETE', updatedAt]);
    const { createdAt, version, ...fields } = created!.changes;
    expect([createdAt, version]).toEqual([
      { from: null, to: alive.createdAt },
      { from: null, to: 3 },
    ]);
    for (const [field, { from, to }] of Object.entries(fields)) {
      expect([field, from, to]).toEqual([field, null, deleted!.changes[field]!.from]);
    }
    expect(Object.keys(fields)).toEqual(Object.keys(deleted!.changes));
  });

  it('a resource can be deleted and restored many times', async () => {
    const { id } = await create();
    for (let version = 2; version < 6; version++) {
      expect((await remove(id)).status).toBe(200);
      expect((await restore(id)).body.data.version).toBe(version);
    }
    expect((await service.as().patch(`${path}/${id}`).set('If-Match', '"5"').send({ name: 'X' })).status).toBe(200);
  });

  it(`leaves its ${unique} free; restored after another has it, it is a 409 that changes nothing`, async () => {
    const first = await create();
    await remove(first.id);
    const second = await createAgain(first);
    expect(second.status).toBe(201);
    const count = await auditCount(service);
    const answer = await restore(first.id);
    expectError(answer, 'CONFLICT');
    expect(answer.body.error.message).toContain(unique);
    expect(await auditCount(service)).toBe(count);
    expect((await get(first.id, { includeDeleted: 'true' })).body.data.deletedAt).toMatch(INSTANT);
    // Both can be deleted at once.
    expect((await remove(second.body.data.id as string)).status).toBe(200);
    expect((await restore(first.id)).status).toBe(200);
    expectError(await restore(second.body.data.id as string), 'CONFLICT');
  });

  it('a restore returns 404 without a deleted resource', async () => {
    const { id } = await create();
    expectError(await restore(id), 'NOT_FOUND');
    expectError(await restore(UNKNOWN_ID), 'NOT_FOUND');
    expectFaults(await restore('42'), 'id');
    expectFaults(await service.as().post(`${path}/${id}/restore`).send({ force: true }), 'force');
  });

  it.each(['alive', 'deleted'])('DELETE with permanent=true purges a resource that is %s', async (state) => {
    const { id } = await create();
    const { body } = state === 'deleted' ? await remove(id) : { body: null };
    const answer = await remove(id, { permanent: 'true' });
    expect([answer.status, answer.body]).toEqual([200, { success: true, data: { id, deleted: true, purgeAt: null } }]);
    expectError(await get(id, { includeDeleted: 'true' }), 'NOT_FOUND');
    expectError(await restore(id), 'NOT_FOUND');
    expectError(await remove(id, { permanent: 'true' }), 'NOT_FOUND');
    const [removed, deleted, created] = await auditOf(service, id);
    expect([removed!.action, deleted!.action, created!.action]).toEqual(['DELETE', 'DELETE', 'CREATE']);
    expect(removed!.changes).toEqual({ deletedAt: { from: deleted!.occurredAt, to: null } });
    expect(removed!.resource).toEqual(deleted!.resource);
    expect(body === null).toBe(state === 'alive');
  });

  it('DELETE checks If-Match, also of a deleted resource', async () => {
    const { id } = await create();
    const removeAs = (tag: string, permanent: string) => remove(id, { permanent }).set('If-Match', tag);
    expectError(await removeAs('"2"', 'false'), 'PRECONDITION_FAILED');
    expect((await removeAs('"1"', 'false')).status).toBe(200);
    expectError(await removeAs('"2"', 'true'), 'PRECONDITION_FAILED');
    expect((await removeAs('"1"', 'true')).status).toBe(200);
  });

  it('the parameters of a deletion are true or false, anything else is a 400', async () => {
    const { id } = await create();
    expectFaults(await get(id, { includeDeleted: '1' }), 'includeDeleted');
    expectFaults(await service.as().get(path).query({ includeDeleted: 'yes' }), 'includeDeleted');
    expectFaults(await remove(id, { permanent: '' }), 'permanent');
    expect((await get(id)).status).toBe(200);
  });

  it('the history is known for every moment, also without the entries of the creation', async () => {
    const { id } = await create();
    await service
      .as()
      .patch(`${path}/${id}`)
      .send({ metadata: { a: 1 } });
    await remove(id);
    const { updatedAt } = (await restore(id)).body.data as User;
    const { data: changed } = (await service.as().patch(`${path}/${id}`).send({ name: 'After' })).body as {
      data: User;
    };
    const entries = await auditOf(service, id);
    const deletedAt = entries.find(({ action }) => action === 'DELETE')!.occurredAt;
    const at = (time: string) => get(id, { at: time });
    expect((await at(changed.updatedAt)).body.data).toEqual(changed);
    if (deletedAt < updatedAt) {
      expectError(await at(deletedAt), 'NOT_FOUND');
    }
    await service.sql('ALTER TABLE audit_logs DISABLE TRIGGER ALL');
    await service.sql('DELETE FROM audit_logs WHERE resource_id = $1 AND sequence < $2', [id, entries[1]!.sequence]);
    await service.sql('ALTER TABLE audit_logs ENABLE TRIGGER ALL');
    expect((await at(changed.updatedAt)).body.data).toEqual(changed);
    expect((await at(updatedAt)).body.data.version).toBe(3);
  });
});

describe('A deleted user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { deletedRetentionDays: 7 } });
  });
  afterAll(() => service.close());

  it('a deleted user has no session and cannot log in; a restore keeps password and role', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const login = () => service.http.post('/api/auth/login').send({ email: user.email, password: PASSWORD });
    await service.admin.users.delete(user.id);
    expectError(await service.as(token).get('/api/auth/session'), 'UNAUTHORIZED');
    expectError(await login(), 'UNAUTHORIZED');
    expect((await service.admin.users.restore(user.id)).role).toBe('admin');
    expectError(await service.as(token).get('/api/auth/session'), 'UNAUTHORIZED');
    const again = await login();
    expect(again.status).toBe(200);
    expect((await service.as(again.body.data.token as string).get('/api/admin/users')).status).toBe(200);
  });

  it('a deleted user is kept for DELETED_RETENTION_DAYS', async () => {
    const { id } = await createUser(service.admin);
    const { purgeAt } = await service.admin.users.delete(id);
    const { deletedAt } = await service.admin.users.get(id, { includeDeleted: true });
    expect(Date.parse(purgeAt!) - Date.parse(deletedAt!)).toBe(7 * DAY_MS);
  });

  it('a deleted admin does not count as an active admin', async () => {
    const other = await createUser(service.admin, { role: 'admin' });
    await service.admin.users.delete(other.id);
    const { user } = await service.admin.auth.session();
    const { token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    await service.sql(`UPDATE users SET role = 'user' WHERE id = $1`, [user.id]);
    const acting = (await service.client(token).auth.session()).user.id;
    const attack = await service.as(token).patch(`/api/admin/users/${acting}`).send({ role: 'user' });
    await service.sql(`UPDATE users SET role = 'admin' WHERE id = $1`, [user.id]);
    expectError(attack, 'CONFLICT');
  });

  it('an erased user leaves nothing in the database and cannot be restored', async () => {
    const email = 'forgotten@example.net';
    const { id } = await createUser(service.admin, {
      email,
      name: 'Forgotten Person',
      metadata: { phone: '4711-0815' },
    });
    const organization = await createOrganization(service.admin);
    await service.admin.organizations.members.add(organization.id, { userId: id });
    await service.admin.users.delete(id);
    const { entries } = await service.admin.users.erase(id);
    const tables = await service.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
    );
    for (const { name } of tables) {
      for (const value of [email, 'Forgotten Person', '4711-0815']) {
        expect(await service.sql(`SELECT FROM ${name} t WHERE strpos(t::text, $1) > 0`, [value])).toEqual([]);
      }
    }
    expect(await service.sql('SELECT FROM deleted_memberships WHERE user_id = $1', [id])).toEqual([]);
    expectError(await service.as().post(`/api/admin/users/${id}/restore`), 'NOT_FOUND');
    const [erased, removed, deleted] = await auditOf(service, id);
    expect(erased!.changes).toEqual({ erased: { from: false, to: true } });
    expect(removed).toMatchObject({
      action: 'DELETE',
      resource: { type: 'user', id, label: `${id}@erased.invalid` },
      changes: { deletedAt: { from: deleted!.occurredAt, to: null } },
    });
    expect((await service.admin.users.erase(id)).entries).toBe(entries);
  });
});
