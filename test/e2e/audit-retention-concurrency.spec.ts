import { Client } from 'pg';
import { insertEntries as insertOpenEntries } from '../support/entry-writers';
import { environment } from '../support/environment';
import { userData } from '../support/factories';
import { daysSince, dropOlderThan, insertEntries, retentionEntries, seal, tablesOf } from '../support/old-months';
import { type OwnService, startService } from '../support/own-service';
import { patientTimeLimits } from '../support/patience';
import { call, HANG_MS, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase } from '../support/test-database';

const MONTHS = ['2024-01', '2024-02', '2024-03'];
const ALL = daysSince('2024-04-15');
const onPostgres = environment.databaseUrl ? describe : describe.skip;

async function connect({ databaseUrl }: { databaseUrl?: string }): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}

/** Opens a transaction that has written an entry: nothing that comes after the entry is sealed until it ends. */
async function holdSealBack(database: { databaseUrl?: string }): Promise<Client> {
  const writer = await connect(database);
  await writer.query('BEGIN');
  await insertOpenEntries(writer, 1);
  return writer;
}

onPostgres('While months are dropped', () => {
  let service: TestApp;

  beforeEach(async () => {
    const timeLimits = patientTimeLimits({ retention: 1_000 });
    service = await createTestApp({ config: { auditSealEntries: 10_000, timeLimits } });
  });
  afterEach(() => service.close());

  /**
   * Writes and lists all the time while something goes on. Passes it a function that tells how often the slowest client was
   * answered. Returns the longest time that a request took, in milliseconds.
   */
  async function meanwhile(work: (answered: () => number) => Promise<unknown>): Promise<number> {
    const answers = [0, 0, 0, 0];
    let longest = 0;
    let isOver = false;
    const { baseUrl, adminToken: token } = service;
    const client = async (send: () => ReturnType<typeof call>, index: number) => {
      while (!isOver) {
        const { status, ms } = await send();
        expect([200, 201]).toContain(status);
        longest = Math.max(longest, ms);
        answers[index]! += 1;
      }
    };
    const create = () => call(baseUrl, '/api/admin/users', { method: 'POST', token, body: userData() });
    const list = () => call(baseUrl, '/api/admin/audit-logs?limit=20', { token });
    const search = () => call(baseUrl, '/api/admin/audit-logs?action=DELETE&from=2024-01-01', { token });
    const clients = Promise.all([create, create, list, search].map(client));
    try {
      await work(() => Math.min(...answers));
    } finally {
      isOver = true;
      await clients;
    }
    return longest;
  }

  it('60,000 entries go, and no reader or writer waits', async () => {
    for (const month of MONTHS) {
      await insertEntries(service, month, 20_000);
    }
    await seal(service);
    const longest = await meanwhile(() => until('all is dropped', () => dropOlderThan(service, ALL)));
    expect((await tablesOf(service)).attached[0]! > '2024-03').toBe(true);
    expect(longest).toBeLessThan(HANG_MS);
    const { publicKey } = await service.admin.auditLogs.checkpoints.latest();
    const verification = await service.admin.auditLogs.verify(service.admin.auditLogs.export(), { publicKey });
    expect(verification.findings).toEqual([]);
  });

  it('a transaction that has read the log and stays open delays the retention, and nobody else', async () => {
    await insertEntries(service, '2024-01', 10);
    await seal(service);
    const reader = await connect(service.database);
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM audit_logs');
    const longest = await meanwhile(async (answered) => {
      // A client that waited for its lock would get one answer at most in a run, which waits for the reader for 1 s.
      const othersGoOn = async (): Promise<boolean> => {
        const before = answered();
        expect(await dropOlderThan(service, ALL)).toBe(false);
        return answered() >= before + 2;
      };
      await until('others go on while it detaches', othersGoOn);
      expect((await tablesOf(service)).pending).toEqual(['2024-01']);
      await until('others go on while it finalizes', othersGoOn);
    });
    expect(longest).toBeLessThan(HANG_MS);
    await reader.query('COMMIT');
    await reader.end();
    Object.assign(service.config.timeLimits, patientTimeLimits());
    expect(await dropOlderThan(service, ALL)).toBe(true);
    const { attached, pending, detached } = await tablesOf(service);
    expect([attached.includes('2024-01'), pending, detached]).toEqual([false, [], []]);
    expect(await retentionEntries(service)).toHaveLength(1);
  });

  it('a month whose entries are not sealed yet stays', async () => {
    const writer = await holdSealBack(service.database);
    await insertEntries(service, '2024-01', 10);
    Object.assign(service.config.timeLimits, { seal: 100 });
    await seal(service);
    expect(await dropOlderThan(service, ALL)).toBe(false);
    expect(await retentionEntries(service)).toEqual([]);
    Object.assign(service.config.timeLimits, patientTimeLimits());
    await writer.end();
    await seal(service);
    expect(await dropOlderThan(service, ALL)).toBe(true);
    expect((await tablesOf(service)).attached).not.toContain('2024-01');
  });

  it('a second instance stays out of it', async () => {
    await insertEntries(service, '2024-01', 10);
    await seal(service);
    const other = await connect(service.database);
    await other.query(`SELECT pg_advisory_lock(hashtextextended('admin-api:audit-retention', 0))`);
    expect(await dropOlderThan(service, ALL)).toBe(false);
    expect((await tablesOf(service)).attached).toContain('2024-01');
    await other.end();
    await until('the lock is free', () => dropOlderThan(service, ALL));
  });
});

onPostgres('kill -9 while a month is dropped', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: Client;
  let running: OwnService | undefined;
  const sql = async <Row>(statement: string) => (await client.query(statement)).rows as Row[];

  beforeEach(async () => {
    database = await createTestDatabase();
    const service = await createTestApp({ database });
    await insertEntries(service, '2024-01', 10);
    await seal(service);
    await service.close();
    client = await connect(database);
  });
  afterEach(async () => {
    await running?.kill();
    await client.end();
    await database.drop();
  });

  const start = async () => {
    running = await startService(database, { AUDIT_RETENTION_DAYS: String(ALL), AUDIT_SEAL_INTERVAL: '1' });
    return running;
  };
  const months = () => tablesOf({ sql });
  /** Kills the service and its connections while the statement runs, so that the statement does not go on. */
  const kill = async (statement: string) => {
    await until('it is at it', async () => (await active(statement)).length > 0);
    await running?.kill();
    // The server is shared: other suites have connections of the same name to their databases.
    await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'admin-api' AND datname = current_database()`,
    );
    await until('its connections are gone', async () => (await active('')).length === 0);
  };
  const active = (statement: string) =>
    sql(
      `SELECT FROM pg_stat_activity WHERE application_name = 'admin-api' AND datname = current_database()
         AND query LIKE '${statement}%' AND (state = 'active' OR '${statement}' = '')`,
    );
  const expectDropped = async () => {
    const { admin } = await start();
    await until('the month is gone', async () => {
      const { attached, pending, detached } = await months();
      return !attached.includes('2024-01') && pending.length + detached.length === 0;
    });
    const { data } = await admin.auditLogs.list({ resourceType: 'audit_log', action: 'DELETE' });
    expect(data.map(({ resource }) => resource.id)).toEqual(['2024-01']);
    const { publicKey } = await admin.auditLogs.checkpoints.latest();
    expect((await admin.auditLogs.verify(admin.auditLogs.export(), { publicKey })).findings).toEqual([]);
  };

  it('before the entry is sealed: it is not written again', async () => {
    const writer = await holdSealBack(database);
    await start();
    await until('the entry is there', async () => {
      return (await sql(`SELECT FROM audit_logs WHERE resource_type = 'audit_log'`)).length === 1;
    });
    await running?.kill();
    await writer.end();
    expect((await months()).attached).toContain('2024-01');
    await expectDropped();
  });

  it('in the middle of the detaching: it is finalised', async () => {
    const reader = await connect(database);
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM audit_logs');
    await start();
    await kill('ALTER TABLE');
    expect((await months()).pending).toEqual(['2024-01']);
    await reader.end();
    await expectDropped();
  });

  it('between the detaching and the end of the table: it is found again', async () => {
    await sql(`CREATE FUNCTION linger() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); END'`);
    await sql(`CREATE EVENT TRIGGER linger ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION linger()`);
    await start();
    await kill('DROP TABLE');
    expect((await months()).detached).toEqual(['2024-01']);
    await sql('DROP EVENT TRIGGER linger');
    await expectDropped();
  });
});
