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
});
