import type { Organization } from '@/lib/admin/contract/organizations';
import { expectFaults, walk } from '../support/answers';
import { byName } from '../support/by-name';
import { createUser } from '../support/factories';
import { insertOrganizations } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const ORGANIZATIONS = '/api/admin/organizations';

describe('GET /api/admin/organizations', () => {
  let service: TestApp;
  let everyone: Organization[];

  beforeAll(async () => {
    service = await createTestApp();
    const { organizations } = service.admin;
    await organizations.create({ name: 'Acme Corp', slug: 'acme-corp', plan: 'enterprise', metadata: { a: 1 } });
    const cheap = await organizations.create({ name: '100% Cheap', slug: 'cheap', plan: 'pro' });
    await organizations.create({ name: '100 per cent', slug: 'per-cent' });
    await organizations.create({ name: 'Under_Score', slug: 'under', plan: 'pro' });
    await organizations.create({ name: 'Underscore', slug: 'underscore' });
    const slash = await organizations.create({ name: 'Back\\Slash', slug: 'slash' });
    await organizations.create({ name: 'École', slug: 'school' });
    await organizations.create({ name: 'İZMİR', slug: 'izmir' });
    await organizations.update(slash.id, { status: 'suspended' });
    await organizations.update(cheap.id, { status: 'suspended' });
    for (let count = 0; count < 3; count++) {
      await organizations.members.add(cheap.id, { userId: (await createUser(service.admin)).id });
    }
    everyone = (await organizations.list({ limit: 100, sort: 'createdAt' })).data;
  });
  afterAll(() => service.close());

  const slugs = (organizations: Organization[]) => organizations.map(({ slug }) => slug).sort();

  async function list(query: Record<string, string>) {
    const response = await service.as().get(ORGANIZATIONS).query(query);
    expect(response.status).toBe(200);
    return response.body as { success: boolean; data: Organization[]; meta: { total: number } };
  }

  it('GET /organizations returns organizations newest first, each with its number of members', async () => {
    expect(await list({})).toEqual({
      success: true,
      data: [...everyone].reverse(),
      meta: { page: 1, limit: 20, total: 8, totalIsCapped: false, nextCursor: null },
    });
    const counts = everyone.map(({ slug, memberCount }) => `${slug} ${memberCount}`);
    expect(counts).toEqual([
      'acme-corp 0',
      'cheap 3',
      'per-cent 0',
      'under 0',
      'underscore 0',
      'slash 0',
      'school 0',
      'izmir 0',
    ]);
    for (const organization of everyone) {
      expect((await service.as().get(`${ORGANIZATIONS}/${organization.id}`)).body.data).toEqual(organization);
    }
  });

  describe('filters:', () => {
    type Filter = [name: string, value: () => string, matches: (organization: Organization) => boolean];
    const filters: Filter[] = [
      ['search', () => 'E', ({ slug, name }) => /e/i.test(`${slug} ${name}`)],
      ['id', () => everyone[5]!.id, ({ id }) => id === everyone[5]!.id],
      ['slug', () => 'cheap', ({ slug }) => slug === 'cheap'],
      ['plan', () => 'pro', ({ plan }) => plan === 'pro'],
      ['status', () => 'suspended', ({ status }) => status === 'suspended'],
      ['createdAfter', () => everyone[0]!.createdAt, ({ createdAt }) => createdAt > everyone[0]!.createdAt],
      ['createdBefore', () => everyone[4]!.createdAt, ({ createdAt }) => createdAt < everyone[4]!.createdAt],
    ];
    const pairs = filters.flatMap((one, index) =>
      filters.slice(index + 1).map((other): [string, string, Filter[]] => [one[0], other[0], [one, other]]),
    );

    async function expectMatches(combined: Filter[]): Promise<void> {
      const query = Object.fromEntries(combined.map(([name, value]) => [name, value()]));
      const expected = everyone.filter((organization) => combined.every(([, , matches]) => matches(organization)));
      const { data, meta } = await list(query);
      expect(slugs(data)).toEqual(slugs(expected));
      expect(meta.total).toBe(expected.length);
      expect(expected.length).toBeLessThan(everyone.length);
    }

    it.each(filters)('GET /organizations filters by %s', async (...filter) => {
      await expectMatches([filter]);
      expect(everyone.some(filter[2])).toBe(true);
    });

    it.each(pairs)('GET /organizations filters by %s and %s together', async (_one, _other, both) =>
      expectMatches(both),
    );

    it('GET /organizations filters by all fields together', () => expectMatches(filters));

    it.each([
      ['plan=pro&plan=enterprise', ({ plan }: Organization) => plan !== 'free'],
      ['status=active&status=suspended', () => true],
      [
        'plan=pro&plan=enterprise&status=active',
        ({ plan, status }: Organization) => plan !== 'free' && status === 'active',
      ],
      [
        'slug=cheap&slug=school&slug=cheap&slug=nowhere',
        ({ slug }: Organization) => ['cheap', 'school'].includes(slug),
      ],
    ])('GET /organizations?%s matches any of the values', async (query, matches) => {
      const response = await service.as().get(`${ORGANIZATIONS}?${query}`);
      const expected = everyone.filter(matches);
      expect(slugs(response.body.data as Organization[])).toEqual(slugs(expected));
      expect(response.body.meta).toMatchObject({ total: expected.length, totalIsCapped: false });
    });

    it.each([
      ['id', 'acme-corp'],
      ['slug', 'Acme Corp'],
      ['plan', 'gold'],
      ['status', 'deleted'],
      ['createdAfter', '2026'],
      ['createdBefore', '31.01.2026'],
      ['sort', 'email'],
      ['search', 'x'.repeat(255)],
    ])('GET /organizations returns 400 that names %s for %j', async (name, value) => {
      expectFaults(
        await service
          .as()
          .get(ORGANIZATIONS)
          .query({ [name]: value }),
        name,
      );
    });

    it('GET /organizations returns 400 for a filter that only users have', async () => {
      const foreign = { email: 'a@example.com', role: 'user', organizationId: everyone[0]!.id };
      expectFaults(await service.as().get(ORGANIZATIONS).query(foreign), ...Object.keys(foreign));
    });
  });

  it.each([
    ['ACME', ['acme-corp']],
    ['e-c', ['acme-corp']],
    ['CME C', ['acme-corp']],
    ['%', ['cheap']],
    ['_', ['under']],
    ['\\', ['slash']],
    ['é', ['school']],
    ['ÉCOLE', ['school']],
    ['izmir', ['izmir']],
    ['İzmİr', ['izmir']],
    ['z', ['izmir']],
    ['ch', ['cheap', 'school']],
    ['corp\nAcme', []],
    ['nothing', []],
  ])('GET /organizations?search=%j is literal and ignores case', async (search, expected) => {
    expect(slugs((await list({ search })).data)).toEqual(expected);
  });

  describe('sort', () => {
    const moments = ['2025-01-01T00:00:00.000Z', '2025-01-01T00:00:00.001Z', '2025-06-01T00:00:00.000Z'];
    let sorted: Organization[];

    beforeAll(async () => {
      const [first, second, third] = moments;
      await insertOrganizations(service, [
        { name: 'Twin', created_at: first, updated_at: third, slug: 'sorted-z' },
        { name: 'Twin', created_at: first, updated_at: third, slug: 'sorted-a' },
        { name: 'twin', created_at: second, updated_at: third, slug: 'sorted-0' },
        { name: 'Triplet', created_at: third, updated_at: second, slug: 'sorted-n' },
        { name: 'Triplet', created_at: third, updated_at: second, slug: 'sorted-9' },
        { name: 'Triplet', created_at: second, updated_at: first, slug: 'sorted--x' },
      ]);
      sorted = (await service.admin.organizations.list({ search: 'sorted-', limit: 100 })).data;
      expect(sorted).toHaveLength(6);
    });

    it.each(['createdAt', 'updatedAt', 'name', 'slug'] as const)(
      '%s orders ascending, with - in front descending, the id breaks ties, and cursors keep it',
      async (field) => {
        const key = (organization: Organization) => `${organization[field]}\0${organization.id}`;
        const ascending = sorted.map(key).sort(field === 'name' ? byName : undefined);
        for (const [sort, expected] of [
          [field, ascending],
          [`-${field}`, [...ascending].reverse()],
        ] as const) {
          const query = { search: 'sorted-', sort };
          expect((await list(query)).data.map(key)).toEqual(expected);
          const walked = await walk<Organization>(service, ORGANIZATIONS, { ...query, limit: '1' });
          expect(walked.map(key)).toEqual(expected);
        }
      },
    );
  });
});
