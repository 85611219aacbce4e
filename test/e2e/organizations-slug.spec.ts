import { expectError } from '../support/answers';
import { environment } from '../support/environment';
import { atOnce, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/organizations';

describe('The slug of an organization without one of its own', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const slugOf = async (name: string) => (await service.admin.organizations.create({ name })).slug;

  it('is its name in Latin letters', async () => {
    expect([await slugOf('Straße'), await slugOf('Æther Œuvre')]).toEqual(['strasse', 'aether-oeuvre']);
  });

  it('is the first with a number that is free', async () => {
    const slugs = [await slugOf('Acme'), await slugOf('ACME!'), await slugOf('Acme')];
    expect(slugs).toEqual(['acme', 'acme-2', 'acme-3']);
  });

  it('has 63 characters at most, its number included', async () => {
    const name = 'x'.repeat(100);
    expect([await slugOf(name), await slugOf(name)]).toEqual(['x'.repeat(63), `${'x'.repeat(61)}-2`]);
  });

  it('is random if the name has no letter or digit', async () =>
    expect(await slugOf('!')).toMatch(/^org-[0-9a-f]{8}$/));

  it('POST /organizations returns 409 if a slug that was given is taken', async () => {
    await service.admin.organizations.create({ name: 'Taken', slug: 'taken' });
    expectError(await service.as().post(PATH).send({ name: 'Taken', slug: 'taken' }), 'CONFLICT');
  });
});

// The embedded database has one connection, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Organizations of one name that are created at once on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  it('are all created, each with its own slug', async () => {
    const answers = await atOnce(20, (index) => both.send(index, 'POST', PATH, { body: { name: 'Rush' } }));
    expect(tally(answers)).toEqual({ 201: 20 });
    const { data } = await both.one.admin.organizations.list({ search: 'rush', limit: 100 });
    const slugs = ['rush', ...Array.from({ length: 19 }, (_, index) => `rush-${index + 2}`)];
    expect(data.map(({ slug }) => slug).sort()).toEqual(slugs.sort());
  });
});
