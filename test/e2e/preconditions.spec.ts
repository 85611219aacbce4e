import type { Response } from 'supertest';
import { auditCount, expectError, expectFaults, tagOf, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

describe('If-Match', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const patch = (path: string, ifMatch: string, body: object) =>
    service.as().patch(path).set('If-Match', ifMatch).send(body);
  const remove = (path: string, ifMatch: string) => service.as().delete(path).set('If-Match', ifMatch);
  const etagOf = async (path: string) => (await service.as().get(path)).headers.etag!;

  /** Each kind of resource that has a version: where one is, and two changes of it. */
  const kinds: [string, () => Promise<string>, object, object][] = [
    [
      'a user',
      async () => `/api/admin/users/${(await createUser(service.admin)).id}`,
      { name: 'First' },
      { name: 'Second' },
    ],
    [
      'an organization',
      async () => `/api/admin/organizations/${(await createOrganization(service.admin)).id}`,
      { plan: 'pro' },
      { plan: 'enterprise' },
    ],
    [
      'the settings',
      () => Promise.resolve('/api/admin/settings'),
      { passwordMinLength: 16 },
      { passwordMinLength: 17 },
    ],
  ];

  describe.each(kinds)('on %s', (_, make, first, second) => {
    it('with the ETag of GET lets the change through, and the answer has the new ETag', async () => {
      const path = await make();
      const etag = await etagOf(path);
      const response = await patch(path, etag, first);
      expect(response.status).toBe(200);
      expect(response.headers.etag).toEqual(tagOf(parseInt(etag.slice(1)) + 1));
      expect(response.headers.etag).toEqual(tagOf(response.body.data.version));
      expect(await etagOf(path)).toBe(response.headers.etag);
      expect((await patch(path, response.headers.etag!, second)).status).toBe(200);
    });

    it('that is stale is a 412 PRECONDITION_FAILED that changes nothing and leaves no entry', async () => {
      const path = await make();
      const stale = await etagOf(path);
      await service.as().patch(path).send(second);
      await service.as().patch(path).send(first);
      const before: Response = await service.as().get(path);
      const entries = await auditCount(service);
      const { version } = before.body.data as { version: number };
      const made = `"${version}-wrong"`;
      for (const ifMatch of [stale, `W/${stale}`, '"0"', '"999"', '"x"', '""', made, `${stale}, ${made}`]) {
        expectError(await patch(path, ifMatch, second), 'PRECONDITION_FAILED');
      }
      expectError(await patch(path, stale, first), 'PRECONDITION_FAILED');
      expect((await service.as().get(path)).body).toEqual(before.body);
      expect(await auditCount(service)).toBe(entries);
    });

    it('If-Match with * or with a list that holds the current ETag lets the change through', async () => {
      const path = await make();
      expect((await patch(path, '*', second)).status).toBe(200);
      expect((await patch(path, `"0", ${await etagOf(path)}`, first)).status).toBe(200);
    });

    it('with the version alone lets the change through', async () => {
      const path = await make();
      const { version } = (await service.as().get(path)).body.data as { version: number };
      expect((await patch(path, `"${version}"`, second)).status).toBe(200);
    });

    it('with a weak ETag lets the change through, since a proxy that compresses makes it weak', async () => {
      const path = await make();
      expect((await patch(path, `W/${await etagOf(path)}`, second)).status).toBe(200);
    });

    it.each(['1', 'x', '"1', ',', '"1" "2"', '', '*, "1"', 'w/"1"'])('If-Match: %j returns 400', async (ifMatch) => {
      expectFaults(await patch(await make(), ifMatch, first), 'If-Match');
    });

    it('that is stale does not outrank a fault of the body', async () => {
      expectFaults(await patch(await make(), '"0"', { colour: 'red' }), 'colour');
    });
  });

  it.each(['users', 'organizations'])('on a DELETE of %s keeps what has changed meanwhile', async (noun) => {
    const make = noun === 'users' ? createUser : createOrganization;
    const path = `/api/admin/${noun}/${(await make(service.admin)).id}`;
    const stale = await etagOf(path);
    await service.as().patch(path).send({ name: 'Changed' });
    const entries = await auditCount(service);
    expectError(await remove(path, stale), 'PRECONDITION_FAILED');
    expectFaults(await remove(path, '1'), 'If-Match');
    expect(await auditCount(service)).toBe(entries);
    expect((await service.as().get(path)).status).toBe(200);
    expect((await remove(path, await etagOf(path))).status).toBe(200);
    expectError(await remove(path, '*'), 'NOT_FOUND');
  });

  it.each(['users', 'organizations'])('on %s that are not there is a 404', async (noun) => {
    expectError(await patch(`/api/admin/${noun}/${UNKNOWN_ID}`, '"1"', { name: 'X' }), 'NOT_FOUND');
    expectError(await remove(`/api/admin/${noun}/${UNKNOWN_ID}`, '"1"'), 'NOT_FOUND');
  });

  it('lets one of two through that change the same version at once', async () => {
    const path = `/api/admin/users/${(await createUser(service.admin)).id}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => patch(path, '"1"', { name: `Number ${index}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    const winner = answers.find(({ status }) => status === 200)!;
    expect((await service.as().get(path)).body.data).toEqual(winner.body.data);
    expect(winner.body.data.version).toBe(2);
  });

  it('does not hold a login, nor a new member, for a change that an edit could undo', async () => {
    const { user } = await createSignedInUser(service.admin, service.client(''));
    const path = `/api/admin/users/${user.id}`;
    const etag = await etagOf(path);
    await service.client('').auth.login({ email: user.email, password: PASSWORD });
    expect((await patch(path, etag, { name: 'Renamed' })).status).toBe(200);
    const { id } = await createOrganization(service.admin);
    const before = await etagOf(`/api/admin/organizations/${id}`);
    await service.admin.organizations.members.add(id, { userId: user.id });
    expect((await patch(`/api/admin/organizations/${id}`, before, { plan: 'pro' })).status).toBe(200);
  });

  it('is what the client sends as ifMatch, be it a version or an ETag', async () => {
    const { users, organizations, settings } = service.admin;
    const stale = { status: 412, code: 'PRECONDITION_FAILED' };
    const { id, version } = await createUser(service.admin);
    await users.update(id, { name: 'X' }, { ifMatch: version });
    await users.update(id, { name: 'Z' }, { ifMatch: await etagOf(`/api/admin/users/${id}`) });
    await expect(users.update(id, { name: 'Y' }, { ifMatch: version })).rejects.toMatchObject(stale);
    await expect(users.delete(id, { ifMatch: version })).rejects.toMatchObject(stale);
    const organization = await createOrganization(service.admin);
    await expect(organizations.update(organization.id, { plan: 'pro' }, { ifMatch: 7 })).rejects.toMatchObject(stale);
    await expect(organizations.delete(organization.id, { ifMatch: 7 })).rejects.toMatchObject(stale);
    await expect(settings.update({ passwordMinLength: 18 }, { ifMatch: 0 })).rejects.toMatchObject(stale);
  });

  it('has no ETag to be taken from: lists, deletions and members', async () => {
    const { id: userId } = await createUser(service.admin);
    const { id } = await createOrganization(service.admin);
    const members = `/api/admin/organizations/${id}/members`;
    expect((await service.as().get('/api/admin/users')).headers).not.toHaveProperty('etag');
    expect((await service.as().post(members).send({ userId })).headers).not.toHaveProperty('etag');
    expect((await service.as().delete(`/api/admin/users/${userId}`)).headers).not.toHaveProperty('etag');
  });
});

describe('With REQUIRE_IF_MATCH=true', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { requireIfMatch: true } });
  });
  afterAll(() => service.close());

  it.each(['users', 'organizations'])('%s change and go only with If-Match', async (noun) => {
    const { id } = await (noun === 'users' ? createUser : createOrganization)(service.admin);
    const path = `/api/admin/${noun}/${id}`;
    const entries = await auditCount(service);
    expectError(await service.as().patch(path).send({ name: 'X' }), 'PRECONDITION_REQUIRED');
    expectError(await service.as().delete(path), 'PRECONDITION_REQUIRED');
    expect(await auditCount(service)).toBe(entries);
    expectError(await service.as().patch(path).set('If-Match', '"9"').send({ name: 'X' }), 'PRECONDITION_FAILED');
    const changed = await service.as().patch(path).set('If-Match', '"1"').send({ name: 'X' });
    expect(changed.status).toBe(200);
    expect((await service.as().delete(path).set('If-Match', changed.headers.etag!)).status).toBe(200);
  });

  it('so do the settings, while creations and members need none', async () => {
    const path = '/api/admin/settings';
    expectError(await service.as().patch(path).send({ passwordMinLength: 16 }), 'PRECONDITION_REQUIRED');
    expect((await service.as().patch(path).set('If-Match', '*').send({ passwordMinLength: 16 })).status).toBe(200);
    const [{ id: userId }, { id }] = [await createUser(service.admin), await createOrganization(service.admin)];
    const { members } = service.admin.organizations;
    await members.add(id, { userId });
    await members.update(id, userId, { role: 'admin' });
    await members.remove(id, userId);
  });
});
