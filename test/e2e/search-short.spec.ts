import { createTestApp, type TestApp } from '../support/test-app';

const NAMES = ['Ann Zhou', 'JÖRG ß', 'İpek', 'Σίσυφος', '100 %_x', 'Ж', 'a\\b', '𝒜 𝒷', 'tab-let', 'Quinn O’Neil'];
const SEARCHES = [
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

describe('A search for one letter or two', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp();
    for (const [index, name] of NAMES.entries()) {
      await service.admin.users.create({ email: `n${index}@example.net`, name });
      await service.admin.organizations.create({ slug: `n${index}-x`, name });
    }
  });
  afterAll(() => service.close());

  it.each(['users', 'organizations'] as const)(
    'finds in %s what a longer one would: whatever has them',
    async (table) => {
      const found: Record<string, number> = {};
      for (const search of SEARCHES) {
        const rows = await service.sql<{ id: string }>(
          `SELECT id FROM ${table}
         WHERE search_text LIKE translate(lower($1 COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C" ORDER BY id`,
          [`%${search.replace(/[\\%_]/g, '\\$&')}%`],
        );
        const { data, meta } = await service.admin[table].list({ search, limit: 100 });
        expect([search, data.map(({ id }) => id).sort()]).toEqual([search, rows.map(({ id }) => id)]);
        expect(meta.total).toBe(rows.length);
        found[search] = rows.length;
      }
      expect(Object.values(found).filter((count) => count > 0).length).toBeGreaterThan(12);
    },
  );
});
