import type { AuditLog, Organization, User } from '@/lib/admin/client';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { expectError, expectFaults, tagOf, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { anOrganization, aUser, insertEntry, moment, shifted } from '../support/lives';
import { insertUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';
const BEFORE_ALL = '2020-01-01T00:00:00.000Z';
const FAR_FUTURE = '9999-12-31T23:59:59.999Z';

describe('A resource at a time', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const getAt = (path: string, at: string) => service.as().get(path).query({ at });

  async function dataAt<T>(path: string, at: string): Promise<T> {
    const response = await getAt(path, at);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ success: true, data: response.body.data });
    return response.body.data as T;
  }

  it('answers for every point of a life what was answered then', async () => {
    const password = PASSWORD;
    const { id } = await createUser(service.admin, { password, metadata: { z: 1, 10: 'ten', 2: 'two', '': [{}] } });
    const lives: [at: string, answer: User][] = [];
    const steps: (() => Promise<unknown>)[] = [
      () => service.admin.users.update(id, { name: 'Ада 🜁 "quoted"' }),
      () => login(),
      () => service.admin.users.update(id, { metadata: { b: { c: [1e21, -0.5, null, true] }, a: '' } }),
      () => service.admin.users.update(id, { email: `moved-${id}@example.com`, role: 'admin' }),
      () => service.admin.users.update(id, { name: 'Ада 🜁 "quoted"' }), // changes nothing
      () => login(),
      () => service.admin.users.update(id, { emailVerifiedAt: '2026-01-31T12:00:00+01:00', phone: '+44 20 7946 0000' }),
      () => service.admin.users.update(id, { externalId: `ext-${id}`, locale: 'en-gb', timeZone: 'us/eastern' }),
      () => service.admin.users.update(id, { avatarUrl: 'https://example.com', phone: null }),
      () => service.admin.users.update(id, { email: `again-${id}@example.com` }), // clears emailVerifiedAt
      () => service.admin.users.update(id, { password: 'a kettle on the sun' }),
      () => service.admin.users.update(id, { status: 'suspended', metadata: {} }),
      () => service.admin.users.update(id, { status: 'active', role: 'user' }),
    ];
    const login = async () => {
      const { email } = await service.admin.users.get(id);
      await service.client('').auth.login({ email, password });
    };
    for (const step of [() => Promise.resolve(), ...steps]) {
      await step();
      lives.push([await moment(), await service.admin.users.get(id)]);
    }
    expect(lives.at(-1)![1].version).toBe(11);
    expect(lives.at(-1)![1]).toMatchObject({ externalId: `ext-${id}`, emailVerifiedAt: null, hasPassword: true });
    expect(new Set(lives.map(([, { lastLoginAt }]) => lastLoginAt)).size).toBe(3);

    for (const [at, answer] of lives) {
      const response = await getAt(`${USERS}/${id}`, at);
      // As text: members of metadata keep their order.
      expect(JSON.stringify(response.body.data)).toBe(JSON.stringify(answer));
      expect(await service.admin.users.get(id, { at })).toEqual(answer);
    }
    for (const [, { updatedAt, version }] of lives) {
      expect((await dataAt<User>(`${USERS}/${id}`, updatedAt)).version).toBe(version);
      const before = await getAt(`${USERS}/${id}`, shifted(updatedAt, -1));
      expect(version === 1 ? before.status : before.body.data.version).toBe(version === 1 ? 404 : version - 1);
    }
  });

  it('the state of an organization has its members at that time', async () => {
    const { id } = await createOrganization(service.admin, { metadata: { a: 1 } });
    const { members } = service.admin.organizations;
    const [one, other] = [await createUser(service.admin), await createUser(service.admin)];
    const lives: [at: string, answer: Organization][] = [];
    for (const step of [
      () => Promise.resolve(),
      () => members.add(id, { userId: one.id }),
      () => members.add(id, { userId: other.id, role: 'admin' }),
      () => members.update(id, one.id, { role: 'admin' }),
      () => service.admin.organizations.update(id, { plan: 'pro', slug: `moved-${id}`, domains: ['then.example'] }),
      () => members.remove(id, other.id),
      () => members.add(id, { userId: other.id }),
      () => service.admin.users.delete(one.id),
      () => service.admin.users.restore(one.id),
      () => service.admin.organizations.update(id, { status: 'suspended', name: 'Moved', metadata: { b: 2 } }),
      () =>
        service.admin.organizations.update(id, { domains: [], logoUrl: 'https://a.example/', externalId: `at ${id}` }),
    ]) {
      await step();
      lives.push([await moment(), await service.admin.organizations.get(id)]);
    }
    expect(lives.map(([, { memberCount }]) => memberCount)).toEqual([0, 1, 2, 2, 2, 1, 2, 1, 2, 2, 2]);
    // Members of another one do not count.
    await members.add((await createOrganization(service.admin)).id, { userId: other.id });
    for (const [at, answer] of lives) {
      expect(await dataAt(`${ORGANIZATIONS}/${id}`, at)).toEqual(answer);
      expect(await service.admin.organizations.get(id, { at })).toEqual(answer);
    }
  });

  it('in the future is as it is now', async () => {
    for (const { path, update } of [await aUser(service), await anOrganization(service)]) {
      await update({ name: 'Now' });
      const now = (await service.as().get(path)).body.data as User | Organization;
      for (const at of [shifted(now.updatedAt, 3_600_000), FAR_FUTURE, '9999-12-31T23:59:59-14:00']) {
        expect(await dataAt(path, at)).toEqual(now);
      }
    }
  });

  it('before the creation and from the deletion on is a 404; in between it is there, though it is gone now', async () => {
    for (const [{ path, remove }, name] of [
      [await aUser(service), 'User'],
      [await anOrganization(service), 'Organization'],
    ] as const) {
      const alive = (await service.as().get(path)).body.data as User | Organization;
      await moment();
      await remove();
      const { occurredAt } = (await service.as().get(`${path}/history`)).body.data[0] as AuditLog;
      expect(await dataAt(path, alive.createdAt)).toEqual(alive);
      expect(await dataAt(path, shifted(occurredAt, -1))).toEqual(alive);
      for (const at of [BEFORE_ALL, shifted(alive.createdAt, -1), occurredAt, FAR_FUTURE]) {
        const response = await getAt(path, at);
        expectError(response, 'NOT_FOUND');
        expect(response.body.error.message).toBe(`${name} not found`);
      }
    }
  });

  it('is a 404 where its first entries are not kept, though later ones are', async () => {
    const id = UNKNOWN_ID.replace('0', '3');
    await insertUsers(service, [{ id }]);
    expectError(await getAt(`${USERS}/${id}`, FAR_FUTURE), 'NOT_FOUND');
    const { updatedAt } = await service.admin.users.update(id, { name: 'Later' });
    expectError(await getAt(`${USERS}/${id}`, updatedAt), 'NOT_FOUND');
    expectError(await getAt(`${USERS}/${UNKNOWN_ID}`, updatedAt), 'NOT_FOUND');
  });

  it('shows a state that once was, also where the clock of an instance lags behind', async () => {
    const { id, path, update } = await aUser(service);
    await update({ name: 'Second' });
    const { updatedAt } = (await update({ metadata: { third: true } })).body.data as User;
    // A fourth change, told by a clock that lags behind.
    const role = { from: 'user', to: 'admin' };
    await insertEntry(service, { type: 'user', id, action: 'UPDATE', at: shifted(updatedAt, -60), changes: { role } });
    const then = await dataAt<User>(path, shifted(updatedAt, -30));
    expect(then).toMatchObject({ name: 'Second', metadata: { third: true }, role: 'admin', version: 4 });
  });

  it('does not take what was refused or read for a change, nor that of another resource of the same id', async () => {
    const { id, path } = await aUser(service);
    const changes = { name: { from: 'x', to: 'y' } };
    await insertEntry(service, { type: 'user', id, action: 'UPDATE', outcome: 'DENIED', changes });
    await insertEntry(service, { type: 'user', id, action: 'READ', changes });
    await insertEntry(service, { type: 'organization', id, action: 'DELETE' });
    expect(await dataAt(path, FAR_FUTURE)).toEqual((await service.as().get(path)).body.data);
  });

  it('goes through as many changes as there are', async () => {
    const { id, path } = await aUser(service);
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
       outcome, personal)
       SELECT gen_random_uuid(), now(), 'UPDATE', 'user', $1, 'x', 'system',
         json_build_object('name', json_build_object('from', n - 1, 'to', 'Name ' || n)), 'SUCCESS', '{}'
       FROM generate_series(1, 450) AS n`,
      [id],
    );
    expect(await dataAt(path, FAR_FUTURE)).toMatchObject({ name: 'Name 450', version: 451 });
  });

  it('reads each of them once, however many there are', async () => {
    const { id, path } = await aUser(service);
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
       outcome, personal)
       SELECT gen_random_uuid(), now(), 'UPDATE', 'user', CASE WHEN n % 3 = 0 THEN $1 ELSE 'other' END, 'x', 'system',
         json_build_object('name', json_build_object('from', 'x', 'to', repeat('y', 200))), 'SUCCESS', '{}'
       FROM generate_series(1, 9000) AS n`,
      [id],
    );
    const asked = jest.spyOn(service.app.get(UnitOfWork), 'query');
    expect(await dataAt(path, FAR_FUTURE)).toMatchObject({ version: 3001 });
    const statements = asked.mock.calls.filter(([text]) => text.includes('changes FROM'));
    asked.mockRestore();
    expect(statements.length).toBeGreaterThan(10);
    let read = 0;
    for (const [text, parameters] of statements) {
      const [row] = await service.sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        parameters,
      );
      read += rowsRead(row!['QUERY PLAN'][0].Plan);
    }
    expect(read).toBeLessThan(3_100);
  });

  it('tells the last login of then, also of sessions that have ended, and none of somebody else', async () => {
    const [user, somebody] = [
      await createUser(service.admin, { password: PASSWORD }),
      await createUser(service.admin, { password: PASSWORD }),
    ];
    const path = `${USERS}/${user.id}`;
    const begin = await moment();
    const first = await service.client('').auth.login({ email: user.email, password: PASSWORD });
    const between = await moment();
    await service.client('').auth.login({ email: user.email, password: PASSWORD });
    await service.client(first.token).auth.logout();
    await service.client('').auth.login({ email: somebody.email, password: PASSWORD });
    await service.http.post('/api/auth/login').send({ email: user.email, password: 'not that one at all' });
    const now = await service.admin.users.get(user.id);
    expect((await dataAt<User>(path, begin)).lastLoginAt).toBeNull();
    expect((await dataAt<User>(path, between)).lastLoginAt).toBe(first.user.lastLoginAt);
    expect((await dataAt<User>(path, first.user.lastLoginAt!)).lastLoginAt).toBe(first.user.lastLoginAt);
    expect((await dataAt<User>(path, FAR_FUTURE)).lastLoginAt).toBe(now.lastLoginAt);
    expect(now.lastLoginAt! > first.user.lastLoginAt!).toBe(true);
  });

  it('the state of an erased person shows pseudonyms, and no metadata', async () => {
    const { id, path, remove } = await aUser(service);
    const { updatedAt } = (await service.as().get(path)).body.data as User;
    await remove();
    const pseudonym = `${id}@erased.invalid`;
    const creation = { from: null, to: pseudonym };
    const work = service.app.get(UnitOfWork);
    await work.run(
      async () => {
        await work.query(`SET LOCAL admin_api.erasing = 'on'`);
        await work.query(
          `UPDATE audit_logs SET resource_label = $2, changes = (changes::jsonb || $3::jsonb)::json
           WHERE resource_id = $1 AND action = 'CREATE'`,
          [id, pseudonym, JSON.stringify({ email: creation, name: creation, metadata: creation })],
        );
      },
      () => Promise.resolve(),
    );
    expect(await dataAt(path, updatedAt)).toMatchObject({
      email: pseudonym,
      name: pseudonym,
      metadata: {},
      role: 'user',
    });
  });

  it('has no ETag, which would be one of the present', async () => {
    for (const { path } of [await aUser(service), await anOrganization(service)]) {
      expect((await service.as().get(path)).headers.etag).toEqual(tagOf(1));
      expect((await getAt(path, FAR_FUTURE)).headers.etag).toBeUndefined();
    }
  });

  it('takes a time in any offset, a date, and nothing else', async () => {
    for (const { path, update } of [await aUser(service), await anOrganization(service)]) {
      const { createdAt } = (await service.as().get(path)).body.data as User;
      await moment();
      await update({ name: 'Later' });
      const then = await dataAt<User>(path, createdAt);
      const elsewhere = `${shifted(createdAt, -8 * 3_600_000).slice(0, -1)}-08:00`;
      expect([then.version, await dataAt(path, elsewhere)]).toEqual([1, then]);
      expect((await dataAt<User>(path, shifted(createdAt, 48 * 3_600_000).slice(0, 10))).version).toBe(2);
      expectError(await getAt(path, createdAt.slice(0, 10)), 'NOT_FOUND'); // its midnight
      for (const at of ['', 'now', '1767225600000', '2026-02-30', createdAt.slice(0, -1), '0000-01-01']) {
        expectFaults(await getAt(path, at), 'at');
      }
      expectFaults(await service.as().get(`${path}?at=${createdAt}&at=${createdAt}`), 'at');
      expectFaults(await service.as().get(`${path}?at=${createdAt}&version=1`), 'version');
      expectFaults(await service.as().get(`${path}?fields=id`), 'fields');
      expectFaults(await service.as().patch(`${path}?at=${createdAt}`).send({ name: 'Then' }), 'at');
    }
  });
});

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Counts the rows of the tables that the leaves of a plan read. */
function rowsRead(plan: Plan): number {
  const { Plans: parts, 'Actual Rows': given, 'Rows Removed by Filter': left = 0 } = plan;
  return parts ? parts.reduce((sum, part) => sum + rowsRead(part), 0) : (given + left) * plan['Actual Loops'];
}
