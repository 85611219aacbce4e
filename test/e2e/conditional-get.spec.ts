import { expectFaults, tagOf } from '../support/answers';
import { environment } from '../support/environment';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

// Only one application can open the folder of an embedded database.
const onPostgres = environment.databaseUrl === undefined ? describe.skip : describe;

describe('The ETag of a single resource', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const get = (path: string, ifNoneMatch?: string) =>
    ifNoneMatch === undefined ? service.as().get(path) : service.as().get(path).set('If-None-Match', ifNoneMatch);
  const etagOf = async (path: string) => (await get(path)).headers.etag!;
  const aUser = async () => `/api/admin/users/${(await createUser(service.admin)).id}`;
  const anOrganization = async () => `/api/admin/organizations/${(await createOrganization(service.admin)).id}`;
  const theSettings = () => Promise.resolve('/api/admin/settings');

  it.each([
    ['a user', aUser],
    ['an organization', anOrganization],
    ['the settings', theSettings],
  ])('the ETag of %s is strong, begins with the version, and stays while nothing changes', async (_, make) => {
    const path = await make();
    const first = await get(path);
    expect(first.headers.etag).toEqual(tagOf(first.body.data.version));
    expect(await etagOf(path)).toBe(first.headers.etag);
  });

  it('changes with the time of a login, which is no new version of the user', async () => {
    const { user } = await createSignedInUser(service.admin, service.client(''));
    const path = `/api/admin/users/${user.id}`;
    const [before, version] = [await etagOf(path), user.version];
    await service.client('').auth.login({ email: user.email, password: PASSWORD });
    const after = await get(path, before);
    expect([after.status, after.body.data.version]).toEqual([200, version]);
    expect(after.headers.etag).not.toBe(before);
  });

  it('changes with the number of members, which is no new version of the organization', async () => {
    const [path, { id: userId }] = [await anOrganization(), await createUser(service.admin)];
    const before = await etagOf(path);
    await service.as().post(`${path}/members`).send({ userId });
    expect((await get(path, before)).status).toBe(200);
    expect(await etagOf(path)).toEqual(tagOf(1));
    await service.as().delete(`${path}/members/${userId}`);
    expect((await get(path, before)).status).toBe(304);
  });

  describe.each([
    ['a user', aUser],
    ['an organization', anOrganization],
    ['the settings', theSettings],
  ])('in If-None-Match of a GET of %s', (_, make) => {
    it('is a 304 without a body, with the ETag and the usual headers', async () => {
      const path = await make();
      const whole = await get(path);
      const etag = whole.headers.etag!;
      for (const header of [etag, `W/${etag}`, '*', `"x", ${etag}`, `"x" ,W/${etag}`]) {
        const { status, text, headers } = await get(path, header);
        expect([status, text]).toEqual([304, '']);
        expect(headers.etag).toBe(etag);
        expect(headers).not.toHaveProperty('content-type');
        for (const name of ['x-request-id', 'ratelimit', 'ratelimit-policy', 'cache-control']) {
          expect(headers).toHaveProperty(name);
        }
      }
    });

    it('is the whole answer where it is another', async () => {
      const path = await make();
      const whole = await get(path);
      const version = whole.body.data.version as number;
      for (const header of ['"0"', `"${version}"`, `"${version}-x"`, '""']) {
        const answer = await get(path, header);
        expect([answer.status, answer.body]).toEqual([200, whole.body]);
      }
    });

    it('is a 400 where it is none', async () => {
      expectFaults(await get(await make(), '1'), 'If-None-Match');
    });
  });

  it('is a 304 to HEAD too', async () => {
    const path = await aUser();
    const head = await service
      .as()
      .head(path)
      .set('If-None-Match', await etagOf(path));
    expect(head.status).toBe(304);
  });

  it('is nothing to lists, to the past, and to changes', async () => {
    const path = await aUser();
    const past = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    expect((await get('/api/admin/users', '*')).status).toBe(200);
    expect((await get(`${path}?at=${past}`, '*')).status).toBe(200);
    const changed = await service.as().patch(path).set('If-None-Match', '*').send({ name: 'Changed' });
    expect([changed.status, changed.body.data.name]).toEqual([200, 'Changed']);
  });
});

onPostgres('The ETag of the settings', () => {
  it('changes with a default of the environment, which is no new version of them', async () => {
    const one = await createTestApp();
    const other = await createTestApp({ config: { sessionTtlSeconds: 77_000 }, database: one.database });
    const [first, second] = await Promise.all([one, other].map((service) => service.as().get('/api/admin/settings')));
    expect([first!.headers.etag, second!.headers.etag]).toEqual([tagOf(1), tagOf(1)]);
    expect(second!.headers.etag).not.toBe(first!.headers.etag);
    await other.close();
    await one.close();
  });
});
