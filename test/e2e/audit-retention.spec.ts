import type { InclusionProof } from '@/lib/admin/contract/audit-seals';
import { AuditPartitions } from '@/audit/sealing/partitions';
import { createUser, eventData } from '../support/factories';
import { daysSince, dropOlderThan, insertEntries, retentionEntries, seal, tablesOf } from '../support/old-months';
import { rootBy } from '../support/proofs';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';

describe('Months that are older than AUDIT_RETENTION_DAYS', () => {
  let service: TestApp;
  let january: number[];
  let february: number[];
  let late: number[];

  beforeEach(async () => {
    service = await createTestApp({ config: { auditSealEntries: 4 } });
    january = await insertEntries(service, '2024-01', 5);
    february = await insertEntries(service, '2024-02', 3);
    // Written later, by a clock that is behind.
    late = await insertEntries(service, '2024-01', 2);
    await seal(service);
  });
  afterEach(() => service.close());

  const rangesOf = (entry: { changes: object }) => (entry.changes as { sequences: { from: unknown } }).sequences.from;
  const checkpoints = () => service.sql('SELECT number, root, signature FROM audit_checkpoints ORDER BY number');

  it('are dropped, and no other', async () => {
    expect(await dropOlderThan(service, daysSince('2024-02-15'))).toBe(true);
    const { attached, detached } = await tablesOf(service);
    expect(attached).toContain('2024-02');
    expect(attached).not.toContain('2024-01');
    expect(detached).toEqual([]);
    expect(await service.sql(`SELECT FROM audit_logs WHERE occurred_at < '2024-02-01'`)).toEqual([]);
    expect(await service.sql(`SELECT FROM audit_logs WHERE occurred_at < '2024-03-01'`)).toHaveLength(3);
  });

  it('leave an entry each, which says what is gone by now and is sealed', async () => {
    await dropOlderThan(service, daysSince('2024-02-15'));
    await dropOlderThan(service, daysSince('2024-03-15'));
    const entries = await retentionEntries(service);
    const [first, last] = [january[0]!, late.at(-1)!];
    expect(entries.map(rangesOf)).toEqual([
      [
        [first, january.at(-1)],
        [february.at(-1)! + 1, last],
      ],
      [[first, last]],
    ]);
    expect(entries[0]).toMatchObject({
      action: 'DELETE',
      resource: { type: 'audit_log', id: '2024-01', label: '2024-01' },
      actor: { type: 'system', id: null, email: null },
      changes: { sequences: { to: null } },
      outcome: 'SUCCESS',
    });
    const [sealed] = await service.sql<{ last: number }>('SELECT max(last_sequence) AS last FROM audit_checkpoints');
    expect(sealed!.last).toBeGreaterThanOrEqual(entries[1]!.sequence);
  });

  it('leave their checkpoints, and the proofs of what is kept', async () => {
    const before = await checkpoints();
    await dropOlderThan(service, daysSince('2024-03-15'));
    expect((await tablesOf(service)).attached).not.toContain('2024-02');
    expect((await checkpoints()).slice(0, before.length)).toEqual(before);
    const { data } = await service.admin.auditLogs.list({ limit: 20 });
    expect(data.length).toBeGreaterThan(2);
    for (const { id } of data) {
      const proof = (await service.as().get(`${LOGS}/${id}/proof`)).body.data as InclusionProof;
      expect(rootBy(proof)).toBe(proof.checkpoint.root);
    }
  });

  it('are dropped once: another run finds nothing to do and writes nothing', async () => {
    await dropOlderThan(service, daysSince('2024-03-15'));
    const before = await retentionEntries(service);
    expect(before).toHaveLength(2);
    expect(await dropOlderThan(service, daysSince('2024-03-15'))).toBe(true);
    expect(await retentionEntries(service)).toEqual(before);
  });

  it('free the ids of their events, and no other id', async () => {
    const idOf = (month: string) => `evt-${month}`;
    for (const month of ['2024-01', '2024-02']) {
      // Too old to be reported, so it is put there behind the back of the service.
      await service.sql(
        `WITH entry AS (
           INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_ref,
             changes, outcome, personal, event)
           VALUES (gen_random_uuid(), $2, 'invoice.paid', 'event', $1, 'invoice.paid', 'service', 'billing', '{}', 'SUCCESS', '{}',
             '{"targets":[]}'))
         INSERT INTO audit_event_ids (id, occurred_at) VALUES ($1, $2)`,
        [idOf(month), `${month}-10T00:00:00Z`],
      );
    }
    await seal(service);
    await dropOlderThan(service, daysSince('2024-02-15'));
    const record = (id: string) => service.admin.auditLogs.recordEvents([eventData({ id })]);
    expect((await record(idOf('2024-01'))).events).toMatchObject([{ duplicate: false }]);
    await expect(record(idOf('2024-02'))).rejects.toMatchObject({ reason: 'EVENT_ID_REUSED' });
  });

  it('are dropped while events arrive: each is recorded, or refused because its month is gone', async () => {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    const batches = Array.from({ length: 20 }, (_, n) => [
      eventData({ id: `now-${n}`, occurredAt: days(0) }),
      eventData({ id: `old-${n}`, occurredAt: days(29) }),
    ]);
    const drops = (async () => {
      for (const kept of [daysSince('2024-02-15'), daysSince('2024-03-15'), 2]) {
        // It waits while the month has entries that are not sealed.
        await until('the months are gone', () => dropOlderThan(service, kept));
      }
    })();
    const answers = await Promise.all(
      batches.map(async (events) =>
        service.admin.auditLogs.recordEvents(events).then(
          () => 'recorded',
          (error: unknown) => (error as { reason?: string }).reason,
        ),
      ),
    );
    await drops;
    expect(answers.filter((answer) => answer !== 'recorded' && answer !== 'EVENT_MONTH_NOT_KEPT')).toEqual([]);
    // Nothing is half done: a batch has both of its events, or none. One of a month that was dropped since has the first alone.
    const rows = await service.sql<{ id: string }>(`SELECT resource_id AS id FROM audit_logs WHERE event IS NOT NULL`);
    const kept = new Set(rows.map(({ id }) => id));
    answers.forEach((answer, n) => expect([n, kept.has(`now-${n}`)]).toEqual([n, answer === 'recorded']));
    const ids = await service.sql<{ id: string }>('SELECT id FROM audit_event_ids');
    expect(new Set(ids.map(({ id }) => id))).toEqual(kept);
  });

  it('are kept for ever where it is not set', async () => {
    expect(await dropOlderThan(service, undefined)).toBe(true);
    expect((await tablesOf(service)).attached).toEqual(expect.arrayContaining(['2024-01', '2024-02']));
    expect(await retentionEntries(service)).toEqual([]);
  });

  it('are dropped empty ones too', async () => {
    await service.sql(`SELECT audit_logs_add_partition('2023-12-01')`);
    await dropOlderThan(service, daysSince('2024-01-15'));
    expect((await tablesOf(service)).attached).not.toContain('2023-12');
    expect((await retentionEntries(service)).map(rangesOf)).toEqual([[]]);
  });

  it('are not made again', async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    await dropOlderThan(service, 1);
    await service.app.get(AuditPartitions, { strict: false }).ensure();
    const oldest = yesterday.toISOString().slice(0, 7);
    expect((await tablesOf(service)).attached[0]).toBe(oldest);
  });

  it('are dropped by the service itself, from its start on', async () => {
    const { database } = service;
    await service.app.close();
    service = await createTestApp({ config: { auditRetentionDays: daysSince('2024-03-15') }, database });
    await until('they are gone', async () => (await tablesOf(service)).attached.every((month) => month > '2024-02'));
    await createUser(service.admin);
  });

  it('go on where a run was interrupted after the entry, and no second entry is written', async () => {
    await service.sql(`
      CREATE FUNCTION refuse_alter() RETURNS event_trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''not now''; END'`);
    await service.sql(`CREATE EVENT TRIGGER refuse_alter ON ddl_command_start WHEN TAG IN ('ALTER TABLE')
      EXECUTE FUNCTION refuse_alter()`);
    await expect(dropOlderThan(service, daysSince('2024-02-15'))).rejects.toThrow('not now');
    await service.sql('DROP EVENT TRIGGER refuse_alter');
    expect(await retentionEntries(service)).toHaveLength(1);
    expect((await tablesOf(service)).attached).toContain('2024-01');
    expect(await dropOlderThan(service, daysSince('2024-02-15'))).toBe(true);
    expect(await retentionEntries(service)).toHaveLength(1);
    expect((await tablesOf(service)).attached).not.toContain('2024-01');
  });

  it('go on where a run was interrupted before the table was dropped, with what was written meanwhile', async () => {
    await service.sql(`
      CREATE FUNCTION refuse_drop() RETURNS event_trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''not now''; END'`);
    await service.sql(`CREATE EVENT TRIGGER refuse_drop ON ddl_command_start WHEN TAG IN ('DROP TABLE')
      EXECUTE FUNCTION refuse_drop()`);
    await expect(dropOlderThan(service, daysSince('2024-02-15'))).rejects.toThrow('not now');
    await service.sql('DROP EVENT TRIGGER refuse_drop');
    expect((await tablesOf(service)).detached).toEqual(['2024-01']);
    // As if it had been written between the entry and the detaching, and sealed.
    const [{ sequence }] = (await service.sql<{ sequence: number }>(
      `INSERT INTO audit_logs_2024_01 SELECT gen_random_uuid(), nextval('audit_logs_sequence'), occurred_at, action,
         resource_type, resource_id, resource_label, actor_type, actor_id, actor_email, changes, outcome, reason, request_id,
         ip, user_agent, personal FROM audit_logs_2024_01 LIMIT 1 RETURNING sequence`,
    )) as [{ sequence: number }];
    await createUser(service.admin);
    await seal(service);
    expect(await dropOlderThan(service, daysSince('2024-02-15'))).toBe(true);
    expect((await tablesOf(service)).detached).toEqual([]);
    const entries = await retentionEntries(service);
    expect(entries).toHaveLength(2);
    expect(rangesOf(entries[1]!)).toContainEqual([sequence, sequence]);
  });

  it('are left alone where somebody has detached them by hand', async () => {
    await service.sql('ALTER TABLE audit_logs DETACH PARTITION audit_logs_2024_01');
    expect(await dropOlderThan(service, daysSince('2024-03-15'))).toBe(true);
    expect(await tablesOf(service)).toMatchObject({ detached: ['2024-01'] });
    expect((await tablesOf(service)).attached).not.toContain('2024-02');
  });
});
