import { ExportPages, type Section } from '@/audit/export/export-pages';
import { insertManyEntries } from '../support/entries';
import { createSignedInUser } from '../support/factories';
import { claimsOf } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

/** Pages of 500 entries. */
const COUNT = 2_000;

describe('An export in flight', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
    await insertManyEntries(service, COUNT);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await service.admin.settings.update({ sessionTtlSeconds: null });
  });
  afterAll(() => service.close());

  const signedIn = async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    return { token, id: String(claimsOf(token).sid) };
  };
  const age = (id: string, column: 'created_at' | 'last_seen_at') =>
    service.sql(`UPDATE sessions SET ${column} = now() - interval '3601 seconds' WHERE id = $1`, [id]);

  /** Does something after the first page has been sent. */
  function afterFirstPage(work: () => Promise<unknown>): void {
    const pages = service.app.get(ExportPages, { strict: false });
    const walk = pages.walk.bind(pages);
    jest.spyOn(pages, 'walk').mockImplementation(async function* (section: Section) {
      let isFirst = true;
      for await (const page of walk(section)) {
        yield page;
        if (isFirst) {
          isFirst = false;
          await work();
        }
      }
    });
  }

  const open = (token: string) =>
    fetch(`${service.baseUrl}/api/admin/audit-logs/export?resourceId=many`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('is torn if a lower sessionTtlSeconds ends its session, and the log says why', async () => {
    const { token, id } = await signedIn();
    await age(id, 'created_at');
    afterFirstPage(() => service.admin.settings.update({ sessionTtlSeconds: 3_600 }));
    const response = await open(token);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    const messages = service.logs.filter(({ context }) => context === 'AuditExport').map(({ msg }) => msg);
    expect(messages).toEqual(['An export was aborted because its session has ended']);
  });

  it('is not cut by sessionIdleSeconds, and each of its pages is a use of the session', async () => {
    const { token, id } = await signedIn();
    afterFirstPage(() => age(id, 'last_seen_at'));
    const text = await (await open(token)).text();
    expect(text.trim().split('\n')).toHaveLength(COUNT);
    const [row] = await service.sql<{ ago: number }>(
      'SELECT extract(epoch FROM now() - last_seen_at)::float8 AS ago FROM sessions WHERE id = $1',
      [id],
    );
    expect(row!.ago).toBeLessThan(60);
    expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
  });
});
