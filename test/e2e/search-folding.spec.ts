import type { AdminClient } from '@/lib/admin/client';
import { SearchFolding1764655000000 } from '@/database/migrations/1764655000000-search-folding';
import { Roles1764700000000 } from '@/database/migrations/1764700000000-roles';
import { AccountHelp1764900000000 } from '@/database/migrations/1764900000000-account-help';
import { createOrganization, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

type Resource = 'users' | 'organizations';

const RESOURCES: Resource[] = ['users', 'organizations'];
const NAMES = {
  istanbul: 'İstanbul Ltd',
  decomposedIstanbul: 'I\u0307stanbul Works',
  isparta: 'Isparta Ltd',
  dotless: 'Kırıkkale Ltd',
  composed: 'Jos\u00e9 Prado',
  decomposed: 'Jose\u0301 Prado',
  lowered: 'J\u030c Ltd',
  fullwidth: 'ＡＣＭＥ Tokyo',
  ligature: 'O\ufb03ce Ltd',
  sigma: 'ΟΔΥΣΣΕΥΣ Ltd',
  percent: '100%_sure',
  similar: '100 unsure',
};
type Key = keyof typeof NAMES;

/** A search, and the names that it finds. */
const SEARCHES: [title: string, search: string, found: Key[]][] = [
  ['i for İ', 'istanbul', ['istanbul', 'decomposedIstanbul']],
  ['I for İ', 'ISTANBUL', ['istanbul', 'decomposedIstanbul']],
  ['İ for İ', 'İSTANBUL', ['istanbul', 'decomposedIstanbul']],
  ['i and a combining dot for İ', 'i\u0307stanbul', ['istanbul', 'decomposedIstanbul']],
  ['İ for I', 'İsparta', ['isparta']],
  ['ı for ı', 'kırık', ['dotless']],
  ['no ı for I', 'KIRIK', []],
  ['é as one code point', 'JOS\u00c9', ['composed', 'decomposed']],
  ['é as two code points', 'jose\u0301', ['composed', 'decomposed']],
  ['a letter that is composed in lower case only', '\u01f0', ['lowered']],
  ['a letter that is composed in lower case only, as two code points', 'J\u030c', ['lowered']],
  ['ASCII for fullwidth letters', 'acme tok', ['fullwidth']],
  ['fullwidth letters for ASCII', 'ｔｏｋｙｏ', ['fullwidth']],
  ['letters for a ligature', 'OFFICE', ['ligature']],
  ['a ligature for letters', '\ufb03', ['ligature']],
  ['a final sigma', 'οδυσσευς', ['sigma']],
  ['a part of a word that ends in sigma', 'οδυς', ['sigma']],
  ['a sigma inside a word', 'ΔΥΣ', ['sigma']],
  ['blanks at both ends', '\u00a0 tokyo \t', ['fullwidth']],
  ['a line break at the end', 'tokyo\r\n', ['fullwidth']],
  ['% as itself', '%', ['percent']],
  ['_ as itself', '100%_s', ['percent']],
  ['a fullwidth % as %', '0％_', ['percent']],
];

describe('search', () => {
  let service: TestApp;
  let ids: Record<Resource, Map<string, Key>>;

  const list = (resource: Resource, query: { search: string; includeDeleted?: boolean }) =>
    service.admin[resource].list({ ...query, limit: 100 });
  const found = async (resource: Resource, search: string, includeDeleted = false) => {
    const { data, meta } = await list(resource, { search, includeDeleted });
    expect(meta.total).toBe(data.length);
    return data.map(({ id }) => ids[resource].get(id)).sort();
  };

  beforeAll(async () => {
    service = await createTestApp();
    ids = {
      users: await create(service.admin, createUser),
      organizations: await create(service.admin, createOrganization),
    };
  });
  afterAll(() => service.close());

  async function create(
    admin: AdminClient,
    createOne: (admin: AdminClient, overrides: { name: string }) => Promise<{ id: string }>,
  ): Promise<Map<string, Key>> {
    const keys = new Map<string, Key>();
    for (const [key, name] of Object.entries(NAMES)) {
      keys.set((await createOne(admin, { name })).id, key as Key);
    }
    return keys;
  }

  describe.each(RESOURCES)('in %s', (resource) => {
    it.each(SEARCHES)('finds %s', async (_title, search, keys) => {
      expect(await found(resource, search)).toEqual([...keys].sort());
    });

    it('finds everything if the search is blank', async () => {
      const blank = await list(resource, { search: ' \u00a0' });
      expect(blank.meta.total).toBe((await list(resource, { search: '' })).meta.total);
    });
  });

  it('finds a user by a pasted email with a blank at the end', async () => {
    const { id, email } = await createUser(service.admin);
    const { data } = await list('users', { search: `${email} ` });
    expect(data.map((user) => user.id)).toEqual([id]);
  });

  it('finds an organization by a pasted slug with a blank at the end', async () => {
    const { id, slug } = await createOrganization(service.admin);
    const { data } = await list('organizations', { search: `${slug} ` });
    expect(data.map((organization) => organization.id)).toEqual([id]);
  });

  it('names the + that arrived as a blank in a time', async () => {
    const { body } = await service.as().get('/api/admin/users?createdAfter=2026-01-31T12:00:00+01:00').expect(400);
    expect(body).toMatchObject({
      error: { details: [{ field: 'createdAfter', message: expect.stringContaining('Write + as %2B') as string }] },
    });
  });

  describe('if the rows are deleted', () => {
    beforeAll(async () => {
      for (const resource of RESOURCES) {
        for (const id of ids[resource].keys()) {
          await service.admin[resource].delete(id);
        }
      }
    });

    describe.each(RESOURCES)('in %s with includeDeleted', (resource) => {
      it.each(SEARCHES)('finds %s', async (_title, search, keys) => {
        expect(await found(resource, search, true)).toEqual([...keys].sort());
      });

      it('finds none of them without includeDeleted', async () => {
        expect(await found(resource, 'tokyo')).toEqual([]);
      });
    });
  });

  describe('after its migration was reverted and run again', () => {
    it('finds the same rows, and has the same indexes', async () => {
      const indexes = () =>
        service.sql<{ indexdef: string }>(
          `SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename ~ '(users|organizations)$'
           ORDER BY indexname`,
        );
      const query = (sql: string, parameters?: unknown[]) => service.sql(sql, parameters);
      const runner = { query } as unknown as Parameters<SearchFolding1764655000000['up']>[0];
      const migration = new SearchFolding1764655000000();
      // They came later. The table of roles and the audit log use the function too.
      const [roles, help] = [new Roles1764700000000(), new AccountHelp1764900000000()];
      const whole = await indexes();

      const [labels] = await service.sql<{ indexdef: string }>(
        `SELECT indexdef FROM pg_indexes WHERE indexname = 'audit_logs_label_search_idx'`,
      );
      await service.sql('DROP INDEX audit_logs_label_search_idx');
      await help.down(runner);
      await roles.down(runner);
      const before = await indexes();
      await migration.down(runner);
      expect(await indexes()).toEqual(before);
      const [reverted] = await service.sql<{ found: number }>(
        `SELECT count(*)::int AS found FROM deleted_users WHERE search_text LIKE '%i̇stanbul%'`,
      );
      expect(reverted).toEqual({ found: 2 });

      await migration.up(runner);
      await roles.up(runner);
      await help.up(runner);
      await service.sql(labels!.indexdef.replace(' ON ONLY ', ' ON '));
      expect(await indexes()).toEqual(whole);
      expect(await found('users', 'istanbul', true)).toEqual(['decomposedIstanbul', 'istanbul']);
    });
  });
});
