import { Client } from 'pg';
import { SealingJob } from '@/audit/sealing/sealing-job';
import { environment } from '../support/environment';
import { createUser } from '../support/factories';
import { createOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { PATIENT_MS, patientTimeLimits } from '../support/patience';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

/** An entry as the service writes it: it draws a sequence and holds it until its transaction ends. */
const INSERT = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes, outcome, personal)
  VALUES (gen_random_uuid(), clock_timestamp() - $1::interval, 'UPDATE', 'organization', 'x', 'x', 'system', '{}', 'SUCCESS', '{}')
  RETURNING sequence`;

// A server of its own: it must allow prepared transactions, and nobody else may hold one open on it.
const onPostgres = environment.pgBin ? describe : describe.skip;

onPostgres('The seal and open transactions', () => {
  let postgres: OwnPostgres;
  let service: TestApp;
  const open: Client[] = [];

  beforeAll(async () => {
    postgres = await createOwnPostgres({ max_prepared_transactions: 4, fsync: 'off' });
    await postgres.start();
    // Most transactions of this suite outlast any wait.
    const config = { auditSealInterval: 1, timeLimits: patientTimeLimits({ seal: 100 }) };
    service = await createTestApp({ database: postgres.database, config });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });
  afterAll(async () => {
    try {
      await service.close();
    } finally {
      await postgres.remove();
    }
  });

  async function connect({ database = 'postgres', application = 'a test' } = {}): Promise<Client> {
    const url = new URL(postgres.database.databaseUrl!);
    url.pathname = `/${database}`;
    const client = new Client({ connectionString: url.href, application_name: application });
    await client.connect();
    open.push(client);
    return client;
  }

  const insertEntry = async (client: Client, age = '0'): Promise<number> =>
    Number((await client.query<{ sequence: string }>(INSERT, [age])).rows[0]!.sequence);
  const lastSealed = async (): Promise<number> => {
    const [row] = await service.sql<{ last: number }>('SELECT audit_logs_sealed_up_to() AS last');
    return row!.last;
  };
  const lastEntry = async (): Promise<number> =>
    (await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs'))[0]!.last;
  const allSealed = async (): Promise<void> => {
    const last = await lastEntry();
    await until('all is sealed', async () => (await lastSealed()) >= last);
  };
  const sealNow = async (): Promise<number> =>
    (await service.app.get(SealingJob, { strict: false }).sealUpToNow()).lastSequence;
  const isMissing = async (sequence: number): Promise<boolean> => {
    const rows = await service.sql<{ missing: [number, number][] }>(
      'SELECT missing FROM audit_checkpoints WHERE $1 BETWEEN first_sequence AND last_sequence',
      [sequence],
    );
    return rows[0]!.missing.some(([first, last]) => first <= sequence && sequence <= last);
  };

  it('advances while a transaction that has written stays open in another database of the server', async () => {
    const stranger = await connect({ database: 'template1' });
    await stranger.query('BEGIN');
    await stranger.query('CREATE TEMPORARY TABLE held ()');
    await createUser(service.admin);
    await allSealed();
  });

  it('advances while a transaction of the same database that wrote no entry stays open', async () => {
    const client = await connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    await createUser(service.admin);
    await allSealed();
  });

  it('advances while a transaction that only reads entries stays open', async () => {
    const client = await connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await client.query('SELECT count(*) FROM audit_logs');
    await createUser(service.admin);
    await allSealed();
  });

  it('never passes an entry whose transaction was prepared, and seals it when that is committed', async () => {
    await allSealed();
    const client = await connect();
    await client.query('BEGIN');
    const sequence = await insertEntry(client);
    await createUser(service.admin);
    // The horizon has noted the transaction while it still had a process.
    await until('the horizon waits', async () => (await lastSealed()) < sequence);
    await sealNow();
    await client.query(`PREPARE TRANSACTION 'later'`);
    expect(await sealNow()).toBeLessThan(sequence);
    await client.query(`COMMIT PREPARED 'later'`);
    await allSealed();
    expect(await isMissing(sequence)).toBe(false);
  });

  it('never passes an entry that is written inside a savepoint', async () => {
    await allSealed();
    const client = await connect();
    await client.query('BEGIN');
    await client.query('SAVEPOINT one');
    const undone = await insertEntry(client);
    await client.query('ROLLBACK TO one');
    await client.query('SAVEPOINT two');
    const kept = await insertEntry(client);
    await client.query('RELEASE two');
    await createUser(service.admin);
    expect(await sealNow()).toBeLessThan(kept);
    await client.query('COMMIT');
    await allSealed();
    expect([await isMissing(undone), await isMissing(kept)]).toEqual([true, false]);
  });

  describe('GET /audit-logs/export, while a transaction that has written an entry stays open,', () => {
    const EXPORT = '/api/admin/audit-logs/export';
    let client: Client;
    let answer: { status: number; headers: Record<string, string>; text: string };
    let sequence: number;

    beforeAll(async () => {
      await allSealed();
      client = await connect({ application: 'nightly import' });
      // Not among those that end after each test.
      open.splice(0);
      await client.query('BEGIN');
      sequence = await insertEntry(client);
      await createUser(service.admin);
      answer = await service.as().get(EXPORT).buffer();
    });
    afterAll(() => client.end());

    const sequencesIn = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { sequence: number }).sequence);

    it('tells up to which sequence it goes, and that it is not complete', () => {
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'audit-export-up-to': String(sequence - 1),
        'audit-export-complete': 'false',
      });
      expect(sequencesIn(answer.text).at(-1)).toBe(sequence - 1);
    });

    it('logs the process and the application of the transaction', async () => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const message = new RegExp(
        `^An export ends at sequence ${sequence - 1}.*process ${rows[0]!.pid} .*"nightly import"`,
      );
      expect(service.logs).toContainEqual(expect.objectContaining({ msg: expect.stringMatching(message) as string }));
    });

    it('is complete again when the transaction has ended', async () => {
      await client.query('COMMIT');
      Object.assign(service.config.timeLimits, { seal: PATIENT_MS });
      const { headers, text } = await service.as().get(EXPORT).buffer();
      expect(headers['audit-export-complete']).toBe('true');
      expect(sequencesIn(text)).toContain(sequence);
      expect(Number(headers['audit-export-up-to'])).toBe(sequencesIn(text).at(-1));
      Object.assign(service.config.timeLimits, { seal: 100 });
    });
  });

  describe('if an entry waits for more than ten intervals', () => {
    let client: Client;
    let logged = 0;
    const lines = (text: string) =>
      service.logs
        .slice(logged)
        .filter(({ msg }) => typeof msg === 'string' && msg.includes(text))
        .map(({ level, msg }) => [level, msg]);
    const warnings = async (): Promise<unknown> => (await service.http.get('/health/ready')).body.warnings;
    const isLate = async () => JSON.stringify((await warnings()) ?? []).includes('AUDIT_SEAL_LATE');

    beforeAll(async () => {
      await allSealed();
      logged = service.logs.length;
      client = await connect({ application: 'nightly import' });
      // Not among those that end after each test.
      open.splice(0);
      await client.query('BEGIN');
      await insertEntry(client);
      await insertEntry(await connect(), '1 hour');
      await until('it is late', isLate);
    });
    afterAll(() => client.end());

    it('logs one error that names the process and the application of the oldest transaction', async () => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await sealNow();
      expect(lines('The seal of the audit log is late')).toEqual([
        ['error', expect.stringMatching(new RegExp(`process ${rows[0]!.pid}\\b.*"nightly import"`))],
      ]);
    });

    it('GET /health/ready answers 200 and warns', async () => {
      const { status, body } = await service.http.get('/health/ready');
      expect([status, body]).toEqual([200, { status: 'ok', warnings: ['AUDIT_SEAL_LATE'] }]);
    });

    it('seals when the transaction ends, says so, and warns no more', async () => {
      await client.query('ROLLBACK');
      await allSealed();
      await until('the warning ends', async () => !(await isLate()));
      expect(lines('is sealed up to date again')).toHaveLength(1);
    });
  });
});
