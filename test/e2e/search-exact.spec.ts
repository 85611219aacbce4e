import { createTestApp, type TestApp } from '../support/test-app';

const NAMES = ['Ann Zhou', 'JÖRG ß', 'İpek', 'Σίσυφος', '100 %_x', 'Ж', 'a\\b', '𝒜 𝒷', 'tab-let', 'Quinn O’Neil'];
const SHORT = [
  'a',
  'AN',
  'zh',
  'ö',
  'SS',
  'ß ',
  'İ',
  'i',
  'i̇',
  'ς',
  'Σ',
  'ος',
  '%',
  '_',
  '%_',
  '\\',
  '𝒜',
  'ж',
  'q',
  '’n',
];
const LONG = [
  'ann',
  'NN ZH',
  'örg ß',
  'İPEK',
  'ipek',
  'ΣΊΣΥΦΟΣ',
  '100 %_X',
  'N3@EX',
  'n3@example.net',
  'example.net',
  'PLE.NE',
  '0 %',
  'tab-let',
  'let-tab',
  'a\\b',
  '𝒜 𝒷',
  'inn O’Nei',
  'exaple',
  '-x',
  'pleple',
  'σίσ',
  'ΊΣΥ',
  '𝒜 𝒷',
  ' %_',
  'ß\\_',
];

describe('A search', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp();
    for (const [index, name] of NAMES.entries()) {
      await service.admin.users.create({ email: `n${index}@example.net`, name });
      await service.admin.organizations.create({ slug: `n${index}-x`, name });
    }
  });
  afterAll(() => service.close());

  it.each([
    ['users', 'one letter or two', SHORT],
    ['organizations', 'one letter or two', SHORT],
    ['users', 'more', LONG],
    ['organizations', 'more', LONG],
  ] as const)('finds in %s whatever has it, of %s', async (table, _length, searches) => {
    const found: Record<string, number> = {};
    for (const search of searches) {
      const rows = await service.sql<{ id: string }>(
        `SELECT id FROM ${table} WHERE search_text LIKE search_fold($1) ORDER BY id`,
        [`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`],
      );
      const { data, meta } = await service.admin[table].list({ search, limit: 100 });
      expect([search, data.map(({ id }) => id).sort()]).toEqual([search, rows.map(({ id }) => id)]);
      expect(meta.total).toBe(rows.length);
      found[search] = rows.length;
    }
    expect(Object.values(found).filter((count) => count > 0).length).toBeGreaterThan(7);
  });

  it.each(['users', 'organizations'] as const)('finds in %s a whole id, and names that contain it', async (table) => {
    const [one] = (await service.admin[table].list({ limit: 1 })).data;
    const name = `Twin of ${one!.id}`;
    const twin =
      table === 'users'
        ? await service.admin.users.create({ email: 'twin@example.net', name })
        : await service.admin.organizations.create({ slug: 'twin-x', name });
    const { data, meta } = await service.admin[table].list({ search: ` ${one!.id.toUpperCase()} `, sort: 'createdAt' });
    expect(data.map(({ id }) => id)).toEqual([one!.id, twin.id]);
    expect(meta.total).toBe(2);
    expect((await service.admin[table].list({ search: one!.id.slice(1), sort: 'createdAt' })).meta.total).toBe(1);
  });

  describe('for a whole value', () => {
    let ids: Record<string, string>;

    beforeAll(async () => {
      const { users } = service.admin;
      const [ada, bcher] = ['ada@example.org', 'ada@bücher.example'];
      const data = [
        { email: ada, name: 'Ada' },
        { email: `x${ada}`, name: 'Contains it' },
        { email: 'second@example.org', name: `Writes to ${ada}` },
        { email: bcher, name: 'Reader', externalId: 'cus_9s6X/é' },
        { email: `x${bcher}`, name: 'Another reader' },
        { email: 'quotes@example.org', name: 'Quotes cus_9s6X/é' },
      ];
      const created: { id: string }[] = [];
      for (const user of data) created.push(await users.create(user));
      const names = ['one', 'contains', 'writes', 'reader', 'other', 'quotes'];
      ids = Object.fromEntries(names.map((name, at) => [name, created[at]!.id]));
    });

    const namesOf = (found: { id: string }[]) =>
      found.map(({ id }) => Object.entries(ids).find(([, known]) => known === id)?.[0]);
    const search = async (text: string, query: object = {}) =>
      namesOf((await service.admin.users.list({ search: text, ...query })).data);

    it.each([
      ['a pasted id', () => ids.reader!, ['reader']],
      ['a pasted id in capitals with spaces', () => `  ${ids.one!.toUpperCase()}\n`, ['one']],
      ['a pasted external id', () => ' cus_9s6X/é ', ['reader', 'quotes']],
      ['a pasted email', () => 'ada@example.org', ['one', 'writes', 'contains']],
      ['a pasted email with spaces and capitals', () => ' \tADA@Example.ORG ', ['one', 'writes', 'contains']],
      ['an IDN email in Unicode spelling', () => 'Ada@BÜCHER.example', ['reader', 'other']],
      ['an IDN email in its canonical form', () => 'ada@xn--bcher-kva.example', ['reader', 'other']],
    ])('finds the account of %s first, then the others in order', async (_, text, expected) => {
      expect(await search(text())).toEqual(expected);
      const { meta } = await service.admin.users.list({ search: text(), limit: 1 });
      expect(meta).toMatchObject({ total: expected.length, totalIsCapped: false });
    });

    it.each(['createdAt', '-createdAt', 'name', '-name', 'email', '-email', '-updatedAt'] as const)(
      'shows each row exactly once in the order %s, by page and by cursor',
      async (sort) => {
        const whole = await search('ada@example.org', { sort });
        expect([whole[0], whole.length, new Set(whole).size]).toEqual(['one', 3, 3]);
        for (const limit of [1, 2, 3]) {
          const pages: (string | undefined)[] = [];
          for (let page = 1; page <= 4; page++) pages.push(...(await search('ada@example.org', { sort, limit, page })));
          expect([limit, pages]).toEqual([limit, whole]);
          const walked: { id: string }[] = [];
          for await (const user of service.admin.users.iterate({ search: 'ada@example.org', sort, limit }))
            walked.push(user);
          expect([limit, namesOf(walked)]).toEqual([limit, whole]);
        }
      },
    );

    it('applies the other filters to the first row too', async () => {
      expect(await search('ada@example.org', { role: 'admin' })).toEqual([]);
      expect(await search('ada@example.org', { email: 'second@example.org' })).toEqual(['writes']);
    });

    it('puts all deleted accounts of an email first with includeDeleted, and goes on after each', async () => {
      const query = { search: 'gone@example.org', includeDeleted: true, sort: 'createdAt' } as const;
      const created: string[] = [];
      for (let count = 0; count < 3; count++) {
        const { id } = await service.admin.users.create({ email: query.search, name: `Gone ${count}` });
        created.push(id);
        await service.admin.users.delete(id);
      }
      const { id: other } = await service.admin.users.create({ email: `x${query.search}`, name: 'Not gone' });
      const walked: string[] = [];
      for await (const { id } of service.admin.users.iterate({ ...query, limit: 1 })) walked.push(id);
      expect(walked).toEqual([...created, other]);
    });

    it('goes on with the others if the first row is deleted during the walk', async () => {
      const { id } = await service.admin.users.create({ email: 'short@example.org', name: 'Short' });
      const { id: other } = await service.admin.users.create({ email: 'xshort@example.org', name: 'Longer' });
      const { data, meta } = await service.admin.users.list({ search: 'short@example.org', limit: 1 });
      expect(data[0]).toMatchObject({ id });
      await service.admin.users.delete(id);
      const next = await service.admin.users.list({ search: 'short@example.org', cursor: meta.nextCursor! });
      expect(next.data.map((user) => user.id)).toEqual([other]);
    });

    it('finds the organization of a pasted slug first', async () => {
      const { organizations } = service.admin;
      const [plain, longer] = [
        await organizations.create({ name: 'Plain', slug: 'acme' }),
        await organizations.create({ name: 'Acme Two', slug: 'acme-two' }),
      ];
      const { data } = await organizations.list({ search: ' ACME ' });
      expect(data.map(({ id }) => id)).toEqual([plain.id, longer.id]);
    });
  });
});
