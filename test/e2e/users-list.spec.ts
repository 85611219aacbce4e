import { readFileSync } from 'node:fs';
import type { User } from '@/lib/admin/contract/users';
import { expectFaults, faultsOf, walk } from '../support/answers';
import { byName } from '../support/by-name';
import { createOrganization } from '../support/factories';
import { insertUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const { components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  components: { schemas: Record<string, { properties: object }> };
};
/** The members of a user, sorted. */
const DOCUMENTED = Object.keys(components.schemas.User!.properties).sort();

describe('GET /api/admin/users', () => {
  let service: TestApp;
  let everyone: User[];
  let members: Set<string>;
  let organizationId: string;
  let middle: string;

  beforeAll(async () => {
    service = await createTestApp();
    const { users, organizations } = service.admin;
    await users.create({ email: 'ada@example.com', name: 'Ada Lovelace', role: 'admin', metadata: { born: 1815 } });
    await users.create({ email: 'under_score@example.com', name: 'Underscore' });
    await users.create({ email: 'underxscore@example.com', name: 'No such sign' });
    const percent = await users.create({ email: 'percent@example.org', name: 'Bob 100%', role: 'admin' });
    await users.create({ email: 'hundred@example.org', name: 'Bob 100 per cent' });
    const slash = await users.create({ email: 'slash@example.org', name: 'Carl \\ Slash' });
    await users.create({ email: 'elodie@example.org', name: 'Élodie Durand' });
    await users.create({ email: 'noel@example.org', name: 'noél' });
    await users.create({ email: 'constantinople@example.org', name: 'İSTANBUL' });
    await users.create({ email: 'ulysses@example.org', name: 'ΟΔΥΣΣΕΥΣ' });
    await users.create({ email: 'quote@example.org', name: `O'Neil "the" <b>` });
    await users.update(slash.id, { status: 'suspended' });
    await users.update(percent.id, { status: 'suspended' });
    const organization = await createOrganization(service.admin);
    organizationId = organization.id;
    members = new Set([percent.id, slash.id]);
    for (const userId of members) {
      await organizations.members.add(organizationId, { userId });
    }
    everyone = (await users.list({ limit: 100, sort: 'createdAt' })).data;
    middle = everyone[5]!.createdAt;
  });
  afterAll(() => service.close());

  const emails = (users: User[]) => users.map((user) => user.email).sort();

  async function list(query: Record<string, string>) {
    const response = await service.as().get(USERS).query(query);
    expect(response.status).toBe(200);
    return response.body as { success: boolean; data: User[]; meta: { total: number } };
  }

  const names = async (search: string) => (await list({ search })).data.map((user) => user.name).sort();

  it('GET /users returns 20 users a page, newest first, with the fields of a User only', async () => {
    const body = await list({});
    expect(body).toEqual({
      success: true,
      data: [...everyone].reverse(),
      meta: { page: 1, limit: 20, total: 12, totalIsCapped: false, nextCursor: null },
    });
    expect(Object.keys(body.data[0]!).sort()).toEqual(DOCUMENTED);
  });

  describe('filters:', () => {
    type Filter = [name: string, value: () => string, matches: (user: User) => boolean];
    const filters: Filter[] = [
      ['search', () => 'EXAMPLE.ORG', (user) => user.email.includes('example.org')],
      ['id', () => everyone[4]!.id, (user) => user.id === everyone[4]!.id],
      ['email', () => 'percent@example.org', (user) => user.email === 'percent@example.org'],
      ['role', () => 'admin', (user) => user.role === 'admin'],
      ['status', () => 'suspended', (user) => user.status === 'suspended'],
      ['organizationId', () => organizationId, (user) => members.has(user.id)],
      ['createdAfter', () => everyone[2]!.createdAt, (user) => user.createdAt > everyone[2]!.createdAt],
      ['createdBefore', () => middle, (user) => user.createdAt < middle],
    ];
    const pairs = filters.flatMap((one, index) =>
      filters.slice(index + 1).map((other): [string, string, Filter[]] => [one[0], other[0], [one, other]]),
    );

    async function expectMatches(combined: Filter[]): Promise<void> {
      const query = Object.fromEntries(combined.map(([name, value]) => [name, value()]));
      const expected = everyone.filter((user) => combined.every(([, , matches]) => matches(user)));
      const { data, meta } = await list(query);
      expect(emails(data)).toEqual(emails(expected));
      expect(meta.total).toBe(expected.length);
      expect(expected.length).toBeLessThan(everyone.length);
    }

    it.each(filters)('GET /users filters by %s', async (...filter) => {
      await expectMatches([filter]);
      expect(everyone.some(filter[2])).toBe(true);
    });

    it.each(pairs)('GET /users filters by %s and %s together', async (_one, _other, both) => expectMatches(both));

    it('GET /users filters by all fields together', () => expectMatches(filters));

    it('GET /users filters by each role and status', async () => {
      for (const role of ['admin', 'user'] as const) {
        expect(emails((await list({ role })).data)).toEqual(emails(everyone.filter((user) => user.role === role)));
      }
      for (const status of ['active', 'suspended'] as const) {
        const expected = everyone.filter((user) => user.status === status);
        expect(emails((await list({ status })).data)).toEqual(emails(expected));
      }
    });

    it('createdAfter and createdBefore exclude the given moment and take any offset', async () => {
      const { createdAt, email } = everyone[5]!;
      const neighbours = { createdAfter: createdAt, createdBefore: createdAt };
      expect(emails((await list({ createdAfter: createdAt })).data)).not.toContain(email);
      expect(emails((await list({ createdBefore: createdAt })).data)).not.toContain(email);
      expect((await list(neighbours)).meta.total).toBe(0);
      const elsewhere = `${new Date(Date.parse(createdAt) + 5.5 * 3_600_000).toISOString().slice(0, -1)}+05:30`;
      const { data } = await list({ createdAfter: elsewhere });
      expect(emails(data)).toEqual(emails(everyone.filter((user) => user.createdAt > createdAt)));
    });

    it.each(['0100-01-01T00:00:00+14:00', '0100-01-01', '9999-12-31T23:59:59.999Z'])(
      'a time at the end of the calendar is a time: %s',
      async (time) => {
        const isPast = time.startsWith('01');
        expect((await list({ createdAfter: time })).meta.total).toBe(isPast ? 12 : 0);
        expect((await list({ createdBefore: time })).meta.total).toBe(isPast ? 0 : 12);
      },
    );

    it('GET /users compares the email in its canonical form', async () => {
      const { data } = await list({ email: ' ＡＤＡ@Example.COM ' });
      expect(emails(data)).toEqual(['ada@example.com']);
    });

    it.each([
      ['email', 'no address'],
      ['externalId', ' '],
      ['id', '42'],
      ['role', 'Owner'],
      ['role', ''],
      ['status', 'ACTIVE'],
      ['organizationId', '42'],
      ['createdAfter', 'yesterday'],
      ['createdAfter', '2026-01-31T12:00:00'],
      ['createdBefore', '2026-02-30'],
      ['createdBefore', '0000-01-01T00:00:00.000Z'],
      ['createdBefore', '+010000-01-01T00:00:00.000Z'],
      ['sort', 'password'],
      ['sort', '--name'],
      ['search', 'x'.repeat(255)],
    ])('GET /users returns 400 that names %s for %j', async (name, value) => {
      expectFaults(
        await service
          .as()
          .get(USERS)
          .query({ [name]: value }),
        name,
      );
    });

    it.each([
      ['role=admin&role=user', () => true],
      ['role=user&role=nobody', (user: User) => user.role === 'user'],
      ['role=admin&role=admin', (user: User) => user.role === 'admin'],
      ['status=suspended&status=active', () => true],
      ['role=admin&role=user&status=suspended&status=active', () => true],
      ['role=nobody&role=user&status=suspended', (user: User) => user.role === 'user' && user.status === 'suspended'],
    ])('GET /users?%s matches any of the values', async (query, matches) => {
      const response = await service.as().get(`${USERS}?${query}&limit=100`);
      const expected = everyone.filter(matches);
      expect(emails(response.body.data as User[])).toEqual(emails(expected));
      expect(response.body.meta).toMatchObject({ total: expected.length, totalIsCapped: false });
    });

    it('GET /users finds several accounts by their ids or emails in any spelling', async () => {
      const [, ada, under] = everyone;
      const { data: byId } = await service.admin.users.list({ id: [ada!.id.toUpperCase(), under!.id, ada!.id] });
      expect(byId).toEqual([under, ada]);
      const { data: byEmail } = await service.admin.users.list({ email: [under!.email, ' ADA@Example.com '] });
      expect(byEmail).toEqual([under, ada]);
    });

    it('GET /users takes a filter 100 times, and returns 400 that names it if it is given more often', async () => {
      const repeated = (times: number) => `${USERS}?${Array(times).fill('role=admin').join('&')}`;
      expect((await service.as().get(repeated(100))).body.meta.total).toBe(3);
      const refused = await service.as().get(repeated(101));
      expectFaults(refused, 'role');
      expect(faultsOf(refused)[0]).toMatchObject({ code: 'ARRAY_MAX_SIZE' });
    });

    it.each(['role=admin&role=NO', 'role=NO&role=admin', 'role=admin&role='])(
      'GET /users returns 400 if one of the values is malformed: %s',
      async (query) => expectFaults(await service.as().get(`${USERS}?${query}`), 'role'),
    );

    it.each(['search', 'organizationId', 'createdAfter', 'includeDeleted', 'sort', 'limit', 'cursor', 'page'])(
      'GET /users returns 400 if %s is given twice',
      async (name) => {
        expectFaults(await service.as().get(`${USERS}?${name}=name&${name}=name`), name);
      },
    );

    it('GET /users returns one detail for each fault and names an unknown parameter', async () => {
      const response = await service.as().get(USERS).query({ role: 'x', colour: 'red', page: '0' });
      expectFaults(response, 'colour', 'page', 'role');
    });
  });

  describe('search', () => {
    it('GET /users?search= finds a substring of the email or the name', async () => {
      expect(await names('lovel')).toEqual(['Ada Lovelace']);
      expect(await names('da@exam')).toEqual(['Ada Lovelace']);
      expect(await names('nobody at all')).toEqual([]);
    });

    it.each([
      ['%', ['Bob 100%']],
      ['0%', ['Bob 100%']],
      ['_', ['Underscore']],
      ['r_s', ['Underscore']],
      ['\\', ['Carl \\ Slash']],
      ['\\ s', ['Carl \\ Slash']],
      ['%%', []],
      ['\\%', []],
      [`'`, [`O'Neil "the" <b>`]],
      ['"the"', [`O'Neil "the" <b>`]],
    ])('GET /users?search= takes %j literally', async (search, expected) => {
      expect(await names(search)).toEqual(expected);
    });

    it.each([
      ['ADA LOVELACE', ['Ada Lovelace']],
      ['élodie', ['Élodie Durand']],
      ['ÉLODIE', ['Élodie Durand']],
      ['NOÉL', ['noél']],
      ['é', ['noél', 'Élodie Durand']],
      ['İstanbul', ['İSTANBUL']],
      ['İSTANBUL', ['İSTANBUL']],
      ['οδυσσευς', ['ΟΔΥΣΣΕΥΣ']],
      ['ΟΔΥΣΣΕΥΣ', ['ΟΔΥΣΣΕΥΣ']],
      ['ΔΥΣ', ['ΟΔΥΣΣΕΥΣ']],
      ['οδυσ', ['ΟΔΥΣΣΕΥΣ']],
    ])('GET /users?search= ignores the case of %s', async (search, expected) => {
      expect(await names(search)).toEqual(expected);
    });

    it.each([
      ['lo', 2],
      ['q', 1],
      ['z', 0],
      ['@', 12],
    ])('GET /users?search=%j finds %i users', async (search, count) => {
      expect((await list({ search })).meta.total).toBe(count);
    });

    it('GET /users?search= does not match across email and name', async () => {
      expect(await names('example.com\nAda')).toEqual([]);
      expect(await names('m\nA')).toEqual([]);
    });
  });

  describe('sort', () => {
    const moments = ['2025-01-01T00:00:00.000Z', '2025-01-01T00:00:00.001Z', '2025-06-01T00:00:00.000Z'];
    let sorted: User[];

    beforeAll(async () => {
      const [first, second, third] = moments;
      await insertUsers(service, [
        { name: 'Twin', created_at: first, updated_at: third, email: 'zz@example.net' },
        { name: 'Twin', created_at: first, updated_at: third, email: 'aa@example.net' },
        { name: 'twin', created_at: second, updated_at: third, email: 'mm@example.net' },
        { name: 'Triplet', created_at: third, updated_at: second, email: 'nn@example.net' },
        { name: 'Triplet', created_at: third, updated_at: second, email: 'bb@example.net' },
        { name: 'Triplet', created_at: second, updated_at: first, email: 'oo@example.net' },
      ]);
      sorted = (await service.admin.users.list({ search: '@example.net', limit: 100 })).data;
      expect(sorted).toHaveLength(6);
    });

    it.each(['createdAt', 'updatedAt', 'email', 'name'] as const)(
      '%s orders ascending, with - in front descending, and the id breaks ties',
      async (field) => {
        const key = (user: User) => `${user[field]}\0${user.id}`;
        const ascending = sorted.map(key).sort(field === 'name' ? byName : undefined);
        const forth = await list({ search: '@example.net', sort: field });
        const back = await list({ search: '@example.net', sort: `-${field}` });
        expect(forth.data.map(key)).toEqual(ascending);
        expect(back.data.map(key)).toEqual(ascending.reverse());
      },
    );

    it.each(['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'email', '-email', 'name', '-name'])(
      '%s is the same order by cursor as on one page',
      async (sort) => {
        const query = { search: '@example.net', sort };
        const walked = await walk<User>(service, USERS, { ...query, limit: '1' });
        expect(walked).toEqual((await list(query)).data);
        expect(walked).toHaveLength(6);
      },
    );

    it('GET /users sorts by -createdAt without a sort parameter', async () => {
      expect((await list({})).data).toEqual((await list({ sort: '-createdAt' })).data);
    });
  });
});
