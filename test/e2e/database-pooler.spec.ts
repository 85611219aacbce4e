import { Client } from 'pg';
import { createFaultBench, type FaultBench, startClients, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { createUser, userData } from '../support/factories';
import { hasPgBouncer, type OwnPgBouncer, startPgBouncer } from '../support/own-pgbouncer';
import { createOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { tally, until } from '../support/requests';
import { createTestApp } from '../support/test-app';

// These need PostgreSQL's server programs and PgBouncer.
const describeWithPooler = environment.pgBin && hasPgBouncer ? describe : describe.skip;

describeWithPooler.each([
  ['session', {}],
  ['transaction', { databasePrepared: false }],
] as const)('Behind PgBouncer in %s mode', (mode, config) => {
  let bench: FaultBench;
  let pooler: OwnPgBouncer;

  beforeAll(async () => {
    bench = await createFaultBench({}, async (postgres) => {
      // Settings of the server that would change what our statements mean.
      await postgres.sql(`ALTER DATABASE postgres SET DateStyle = 'German, DMY'`);
      await postgres.sql(`ALTER DATABASE postgres SET TimeZone = 'Asia/Kathmandu'`);
      pooler = await startPgBouncer(postgres.port, { pool_mode: mode });
      return { database: { ...postgres.database, databaseUrl: pooler.databaseUrl }, config };
    });
  });
  afterAll(async () => {
    await bench.remove();
    await pooler.remove();
  });

  it('16 clients that read, list and change get no 5xx', async () => {
    const { service } = bench;
    const users = await Promise.all(Array.from({ length: 4 }, () => createUser(service.admin)));
    const path = (client: number) => `${USERS}/${users[client % 4]!.id}`;
    const clients = startClients(service, 16, (client) => {
      switch (client % 4) {
        case 0:
          return { path: path(client) };
        case 1:
          return { path: `${USERS}?limit=5&search=example` };
        case 2:
          return { path: USERS, method: 'POST', body: userData() };
        default:
          return { path: path(client), method: 'PATCH', body: { metadata: { at: Date.now() } } };
      }
    });
    try {
      await until('they were served', () => clients.answers.length >= 240);
    } finally {
      await clients.stop();
    }
    expect(Object.keys(tally(clients.answers)).sort()).toEqual(['200', '201']);
  });

  it('leaves no session setting and no lock behind for other clients of the pooler', async () => {
    const client = new Client({ connectionString: pooler.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query(
        `SELECT name FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout') AND setting <> '0'`,
      );
      expect(rows).toEqual([]);
    } finally {
      await client.end();
    }
    await until('no lock is left', async () => {
      const [row] = await bench.postgres.sql<{ n: string }>(
        `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory'`,
      );
      return Number(row?.n) === 0;
    });
  });
});

describeWithPooler('The start behind PgBouncer', () => {
  let postgres: OwnPostgres;
  let pooler: OwnPgBouncer | undefined;

  beforeAll(async () => {
    postgres = await createOwnPostgres();
    await postgres.start();
  });
  afterEach(() => pooler?.remove());
  afterAll(() => postgres.remove());

  const start = async (settings: Record<string, string>) => {
    pooler = await startPgBouncer(postgres.port, settings);
    const database = { ...postgres.database, databaseUrl: pooler.databaseUrl };
    return createTestApp({ database });
  };

  it('is refused in one line in transaction mode if prepared statements are lost', async () => {
    // PgBouncer before 1.21 cannot keep them; later versions do not if the limit is 0.
    await expect(start({ pool_mode: 'transaction' })).rejects.toThrow(
      /^Cannot open DATABASE_URL: the connection pooler is in transaction mode and .* set DATABASE_PREPARED=off$/,
    );
  });

  it('is refused in one line in statement mode', async () => {
    await expect(start({ pool_mode: 'statement' })).rejects.toThrow(
      /^Cannot open DATABASE_URL: the connection pooler refuses transactions .*: use its session or transaction mode$/,
    );
  });

  it('is refused in one line in transaction mode if a setting of the server changes the meaning of statements', async () => {
    await postgres.sql(`ALTER ROLE postgres SET transform_null_equals = on`);
    try {
      pooler = await startPgBouncer(postgres.port, { pool_mode: 'transaction' });
      const database = { ...postgres.database, databaseUrl: pooler.databaseUrl };
      await expect(createTestApp({ database, config: { databasePrepared: false } })).rejects.toThrow(
        /^Cannot open DATABASE_URL: the setting transform_null_equals is on: set it to off by ALTER ROLE/,
      );
    } finally {
      await postgres.sql(`ALTER ROLE postgres RESET transform_null_equals`);
    }
  });
});
