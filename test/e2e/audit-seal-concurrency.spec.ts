import { Client } from 'pg';
import type { AuditCheckpoint } from '@/lib/admin/contract/audit-seals';
import { environment } from '../support/environment';
import { createUser, userData } from '../support/factories';
import { atOnce, tally, until } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';
const CHECKPOINTS = '/api/admin/audit-logs/checkpoints';
/** Draws a sequence and holds it until the transaction ends, as a writer of the service does. */
const INSERT = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes, outcome, personal)
  VALUES (gen_random_uuid(), now(), 'UPDATE', 'organization', 'x', 'x', 'system', '{}', 'SUCCESS', '{}') RETURNING sequence`;

const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('The sealer of two instances on one database', () => {
  let both: TwoInstances;
  const open: Client[] = [];

  beforeAll(async () => {
    both = await createTwoInstances({ auditSealInterval: 1, auditSealEntries: 50 });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });
  afterAll(() => both.close());

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: both.one.database.databaseUrl });
    await client.connect();
    open.push(client);
    return client;
  }

  /** A transaction that has drawn a sequence and has not ended. */
  async function slowWriter(): Promise<{ client: Client; sequence: number }> {
    const client = await connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ sequence: string }>(INSERT);
    return { client, sequence: Number(rows[0]!.sequence) };
  }

  const checkpoints = async (): Promise<AuditCheckpoint[]> =>
    ((await both.one.as().get(`${CHECKPOINTS}?limit=100`)).body.data as AuditCheckpoint[]).reverse();
  const lastSealed = async (): Promise<number> => (await checkpoints()).at(-1)?.lastSequence ?? 0;
  const lastEntry = async (): Promise<number> =>
    (await both.one.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs'))[0]!.last;

  async function allSealed(): Promise<void> {
    const last = await lastEntry();
    await until('all is sealed', async () => (await lastSealed()) >= last);
  }

  it('waits for a transaction that commits later than one with a greater sequence, and seals both in their order', async () => {
    await allSealed();
    const { client, sequence } = await slowWriter();
    await createUser(both.one.admin);
    expect(await lastEntry()).toBeGreaterThan(sequence);
    const { id } = await createUser(both.other.admin);
    const { data } = await both.one.admin.auditLogs.list({ resourceId: id });
    // It asks for a seal at once, and gives up.
    Object.assign(both.other.config.timeLimits, { seal: 100 });
    expect((await both.other.as().get(`/api/admin/audit-logs/${data[0]!.id}/proof`)).status).toBe(409);
    expect(await lastSealed()).toBeLessThan(sequence);
    await client.query('COMMIT');
    await allSealed();
    const batch = (await checkpoints()).find(({ lastSequence }) => lastSequence >= sequence)!;
    expect(batch.firstSequence).toBeLessThanOrEqual(sequence);
    expect(batch.missing.flat()).not.toContain(sequence);
  });

  it('says of a sequence whose transaction was undone that no entry has it', async () => {
    const { client, sequence } = await slowWriter();
    await createUser(both.one.admin);
    await client.query('ROLLBACK');
    await allSealed();
    const batch = (await checkpoints()).find(({ lastSequence }) => lastSequence >= sequence)!;
    expect(batch.missing).toContainEqual([sequence, sequence]);
  });

  it('is never waited for by a writer', async () => {
    const client = await connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE audit_checkpoints IN ACCESS EXCLUSIVE MODE');
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('admin-api:audit-sealer', 0))`);
    const answers = await atOnce(40, (index) => both.send(index, 'POST', USERS, { body: userData() }));
    expect(tally(answers)).toEqual({ 201: 40 });
    await client.query('ROLLBACK');
    await allSealed();
  });

  it('makes one unbroken chain under load, whichever instance seals', async () => {
    await atOnce(8, async (writer) => {
      for (let turn = 0; turn < 25; turn += 1) {
        expect((await both.send(writer + turn, 'POST', USERS, { body: userData() })).status).toBe(201);
      }
    });
    await allSealed();
    const rows = await both.one.sql<{ sequence: number }>('SELECT sequence FROM audit_logs ORDER BY sequence');
    let next = 1;
    let root: string | null = null;
    let covered = 0;
    for (const checkpoint of await checkpoints()) {
      expect(checkpoint).toMatchObject({ firstSequence: next, previousRoot: root });
      expect(checkpoint.entries).toBeLessThanOrEqual(50);
      covered += checkpoint.entries;
      next = checkpoint.lastSequence + 1;
      root = checkpoint.root;
    }
    expect(covered).toBe(rows.length);
    expect(next).toBe(rows.at(-1)!.sequence + 1);
    const keys = new Set((await checkpoints()).map(({ publicKey }) => publicKey));
    expect(keys.size).toBe(1);
  });
});
