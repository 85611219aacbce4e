import type { InclusionProof } from '@/lib/admin/contract/audit-seals';
import { InitialSchema1732320000000 } from '@/database/migrations/1732320000000-initial-schema';
import { openDataSource } from '@/database/connection/open';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const USER = '01890a5d-ac96-774b-bcce-b302099a8057';
const ADMIN = '01890a5d-ac96-774b-bcce-b302099a8058';
const ORGANIZATION = '01890a5d-ac96-774b-bcce-b302099a8059';
const MEMBERSHIP = '01890a5d-ac96-774b-bcce-b302099a805a';

/** Entries as the version before has written them. */
const BEFORE = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_email, changes, outcome, request_id, ip, user_agent)
  SELECT gen_random_uuid(), occurred_at::timestamptz, action, resource_type, resource_id, label, 'user', '${ADMIN}',
    'root@example.com', changes::json, 'success', 'r1', '203.0.113.7', agent
  FROM (VALUES
    ('2025-12-31T23:59:59.999Z', 'CREATE', 'user', '${USER}', 'ada@example.com', 'curl/8',
      '{"email":{"from":null,"to":"ada@example.com"},"role":{"from":null,"to":"user"},"name":{"from":null,"to":"Ada"}}'),
    ('2026-01-01T00:00:00.000Z', 'CREATE', 'session', 'a', 'ada@example.com', NULL,
      '{"userId":{"from":null,"to":"${USER}"}}'),
    ('2026-01-02T00:00:00.000Z', 'DELETE', 'membership', 'b', 'ada@example.com in acme', NULL,
      '{"userId":{"from":"${USER}","to":null}}'),
    ('2026-03-01T00:00:00.000Z', 'UPDATE', 'organization', 'c', 'acme', 'curl/8', '{"plan":{"from":"free","to":"pro"}}'),
    ('2026-03-02T00:00:00.000Z', 'CREATE', 'organization', '${ORGANIZATION}', 'beta', NULL, '{}'),
    ('2026-03-02T00:00:01.000Z', 'CREATE', 'membership', '${MEMBERSHIP}', 'ada@example.com in beta', NULL,
      '{"organizationId":{"from":null,"to":"${ORGANIZATION}"},"userId":{"from":null,"to":"${USER}"}}'),
    ('2026-04-02T00:00:01.000Z', 'UPDATE', 'membership', '${MEMBERSHIP}', 'ada@example.com in beta', NULL,
      '{"role":{"from":"member","to":"owner"}}')
  ) AS entry (occurred_at, action, resource_type, resource_id, label, agent, changes)`;

interface Row {
  sequence: number;
  partition: string;
  personal: Record<string, { subject: string; paths: string[]; salt: string }>;
}

describe('An audit log of the version before', () => {
  let database: TestDatabase;
  let service: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    const schema = { entities: [], migrations: [InitialSchema1732320000000] };
    const before = await openDataSource(database, schema);
    await before.query(BEFORE);
    await before.destroy();
    service = await createTestApp({ database });
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  it('moves along as it is, each entry into its month, with groups and fresh salts for what is personal', async () => {
    const rows = await service.sql<Row>(
      'SELECT sequence, tableoid::regclass::text AS partition, personal FROM audit_logs WHERE sequence <= 4 ORDER BY sequence',
    );
    expect(rows.map(({ partition }) => partition)).toEqual([
      'audit_logs_2025_12',
      'audit_logs_2026_01',
      'audit_logs_2026_01',
      'audit_logs_2026_03',
    ]);
    const groups = rows.map(({ personal }) =>
      Object.entries(personal).map(([name, { subject, paths }]) => [name, subject, ...paths]),
    );
    const actor = ['actor', ADMIN, 'actor.email', 'ip'];
    expect(groups).toEqual([
      [
        [...actor, 'userAgent'],
        ['resource', USER, 'resource.label', 'changes.email', 'changes.name'],
      ],
      [actor, ['resource', USER, 'resource.label']],
      [actor, ['resource', USER, 'resource.label']],
      [[...actor, 'userAgent']],
    ]);
    const salts = rows.flatMap(({ personal }) => Object.values(personal).map(({ salt }) => salt));
    expect(new Set(salts).size).toBe(7);
    expect(salts.every((salt) => /^[\w-]{22}$/.test(salt))).toBe(true);
    const { data } = await service.admin.auditLogs.list({ resourceId: USER });
    expect(data[0]).toMatchObject({ occurredAt: '2025-12-31T23:59:59.999Z', outcome: 'SUCCESS', ip: '203.0.113.7' });
  });

  it('gets the organization beside each entry that is about one, and counts and finds them by it', async () => {
    const rows = await service.sql<{ sequence: number; organization: string | null }>(
      'SELECT sequence, organization_id AS organization FROM audit_logs WHERE sequence <= 7 ORDER BY sequence',
    );
    expect(rows.map(({ organization }) => organization)).toEqual([
      ...[null, null, null, null],
      ...[ORGANIZATION, ORGANIZATION, ORGANIZATION],
    ]);
    const { data, meta } = await service.admin.auditLogs.list({ organizationId: ORGANIZATION });
    expect([data.map(({ sequence }) => sequence), meta.total]).toEqual([[7, 6, 5], 3]);
    expect(await wrongCounts(service)).toEqual([]);
  });

  it('goes on: later entries have greater sequences, and all are sealed, one checkpoint after the other', async () => {
    const { data } = await service.admin.auditLogs.list({ limit: 1 });
    const { sequence, id } = data[0]!;
    expect(sequence).toBeGreaterThan(7);
    // Which seals it, if nothing has yet. The entries of before may have a checkpoint of their own by now.
    const { body } = await service.as().get(`/api/admin/audit-logs/${id}/proof`);
    const { checkpoint } = body.data as InclusionProof;
    expect(checkpoint.lastSequence).toBeGreaterThanOrEqual(sequence);
    const checkpoints = (await service.admin.auditLogs.checkpoints.list()).data.reverse();
    const ranges = checkpoints.map(({ firstSequence, lastSequence, missing }) => [
      firstSequence,
      lastSequence,
      missing,
    ]);
    const begins = [1, ...checkpoints.map(({ lastSequence }) => lastSequence + 1)];
    expect(ranges).toEqual(checkpoints.map(({ lastSequence }, index) => [begins[index], lastSequence, []]));
  });
});
