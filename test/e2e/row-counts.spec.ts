import { RowCountKeeper } from '@/database/repository/row-count-keeper';
import { environment } from '../support/environment';
import { createOrganization, createUser } from '../support/factories';
import { dropOlderThan, insertEntries, seal, daysSince } from '../support/old-months';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTwoInstances } from '../support/two-instances';

const CLIENTS = 8;
const TURNS = 15;

async function live({ admin }: TestApp, client: number): Promise<void> {
  const organization = await createOrganization(admin, { plan: 'pro' });
  for (let turn = 0; turn < TURNS; turn += 1) {
    const user = await createUser(admin, { role: (turn + client) % 3 === 0 ? 'admin' : 'user' });
    await admin.organizations.members.add(organization.id, { userId: user.id });
    await admin.users.update(user.id, { emailVerifiedAt: turn % 3 ? '2026-01-31' : null });
    await admin.users.update(user.id, turn % 2 ? { status: 'suspended' } : { name: `Turn ${turn}` });
    await admin.organizations.members.update(organization.id, user.id, { role: 'owner' });
    if (turn % 4 === 0) {
      await admin.users.delete(user.id);
    }
  }
  await admin.organizations.update(organization.id, { status: 'suspended', plan: 'free' });
  if (client % 2) {
    await admin.organizations.delete(organization.id);
  }
}

const keeperOf = ({ app }: TestApp) => app.get(RowCountKeeper, { strict: false });
const totalOf = async (service: TestApp, path: string) =>
  ((await service.as().get(path)).body as { meta: { total: number; totalIsCapped: boolean } }).meta;

describe('Totals from counts that are kept', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp();
    await live(service, 0);
    await live(service, 1);
  });
  afterAll(() => service.close());

  it('are those of the tables, before they are added up and after', async () => {
    await keeperOf(service).fold();
    await live(service, 2);
    expect(await wrongCounts(service)).toEqual([]);
    await keeperOf(service).fold();
    expect(await service.sql('SELECT FROM row_count_changes WHERE source <> $1', ['audit_logs'])).toEqual([]);
    expect(await wrongCounts(service)).toEqual([]);
  });

  it.each([
    ['users', 'role=admin', 'role=admin'],
    ['users', 'role=user&status=suspended', 'role=user status=suspended'],
    ['users', 'neverLoggedIn=true', 'lastLogin=never'],
    ['users', 'hasPassword=false', 'hasPassword=false'],
    ['users', 'emailVerified=true', 'emailVerified=true'],
    ['users', 'lastLoginBefore=2026-01-31', 'lastLogin=2020-01-01'],
    ['users', 'lastActiveBefore=2026-01-31', 'lastActive=never'],
    ['organizations', 'plan=pro&status=active', 'plan=pro status=active'],
  ])('are read from there, not counted: %s?%s', async (source, filters, key) => {
    const path = `/api/admin/${source}?${filters}`;
    const { total } = await totalOf(service, path);
    await service.sql(`INSERT INTO row_count_changes VALUES ($1, ARRAY[$2], 1000)`, [source, key]);
    expect(await totalOf(service, path)).toMatchObject({ total: total + 1000 });
    await service.sql(`DELETE FROM row_count_changes WHERE amount = 1000`);
    await keeperOf(service).fold();
    await service.sql(`UPDATE row_counts SET rows = $1 WHERE source = $2 AND key = $3`, [total, source, key]);
  });

  it.each(['createdAfter', 'createdBefore'])(
    'with %s are exact on both sides of midnight and within a day',
    async (name) => {
      const times = [
        '2026-01-01T23:59:59.999Z',
        '2026-01-02T00:00:00.000Z',
        '2026-01-02T00:00:00.001Z',
        '2026-01-02T12:00:00.000Z',
      ];
      await service.sql(
        `INSERT INTO organizations (id, name, slug, plan, status, metadata, created_at, updated_at, version)
       SELECT gen_random_uuid(), 'N', '${name.toLowerCase()}-' || n, 'free', 'active', '{}', at, at, 1
       FROM unnest($1::timestamptz[]) WITH ORDINALITY AS t (at, n)`,
        [times],
      );
      const operator = name === 'createdAfter' ? '>' : '<';
      for (const time of [
        ...times,
        '1970-01-01T00:00:00.000Z',
        '9999-12-31T23:59:59.999Z',
        '2026-01-02T01:30:00.000Z',
      ]) {
        const [row] = await service.sql<{ n: number }>(
          `SELECT count(*) AS n FROM organizations WHERE created_at ${operator} $1`,
          [time],
        );
        const meta = await totalOf(service, `/api/admin/organizations?${name}=${time}`);
        expect([time, meta]).toEqual([time, expect.objectContaining({ total: row!.n, totalIsCapped: false })]);
      }
    },
  );

  it('the counts of the audit log include sealed and unsealed entries, and no dropped ones', async () => {
    const expectTotals = async () => {
      expect(await wrongCounts(service)).toEqual([]);
      const filters: [string, string, string][] = [
        ['', 'TRUE', ''],
        ['action=UPDATE', 'action = $1', 'UPDATE'],
        ['resourceType=membership', 'resource_type = $1', 'membership'],
        ['outcome=DENIED', 'outcome = $1', 'DENIED'],
        ['actorType=user', 'actor_type = $1', 'user'],
        ['actorType=system', 'actor_type = $1', 'system'],
        ['actorId=', 'actor_id = $1::uuid', ''],
        ['from=', 'occurred_at >= $1::timestamptz', '2024-01-01T00:00:03.000Z'],
        ['to=', 'occurred_at < $1::timestamptz', '2024-02-01T00:00:03.000Z'],
      ];
      const [actor] = await service.sql<{ id: string }>(
        `SELECT id FROM users WHERE role = 'admin' ORDER BY created_at LIMIT 1`,
      );
      for (const [query, condition, given] of filters) {
        const value = query === 'actorId=' ? actor!.id : given;
        const [row] = await service.sql<{ n: number }>(
          `SELECT count(*) AS n FROM audit_logs WHERE ${condition}`,
          condition === 'TRUE' ? [] : [value],
        );
        const meta = await totalOf(service, `/api/admin/audit-logs?${query.endsWith('=') ? query + value : query}`);
        expect([query, meta]).toEqual([query, expect.objectContaining({ total: row!.n, totalIsCapped: false })]);
      }
    };
    await insertEntries(service, '2024-01', 6);
    await expectTotals();
    await seal(service);
    await insertEntries(service, '2024-02', 5);
    await expectTotals();
    await seal(service);
    await expectTotals();
    await dropOlderThan(service, daysSince('2024-02-15'));
    await expectTotals();
    expect(await service.sql(`SELECT FROM row_counts WHERE source = 'audit_logs_2024_01'`)).toEqual([]);
  });
});

const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Counts under many writers, on two instances', () => {
  it('counts are exact at every moment while two instances write', async () => {
    const both = await createTwoInstances();
    try {
      const storm = { isOver: false };
      const clients = Array.from({ length: CLIENTS }, (_, client) => live(client % 2 ? both.one : both.other, client));
      const lives = Promise.all(clients).finally(() => (storm.isOver = true));
      let looks = 0;
      while (!storm.isOver || looks < 5) {
        await keeperOf(looks % 2 ? both.one : both.other).fold();
        expect(await wrongCounts(both.one)).toEqual([]);
        looks += 1;
      }
      await lives;
    } finally {
      await both.close();
    }
  });
});
