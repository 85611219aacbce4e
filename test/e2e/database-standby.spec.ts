import { createFaultBench, expectUnavailable, type FaultBench, startClients, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { createUser, userData } from '../support/factories';
import type { OwnPostgres } from '../support/own-postgres';
import { type OwnProxy, startProxy } from '../support/own-proxy';
import { call, tally, until } from '../support/requests';

const describeOnPostgres = environment.pgBin ? describe : describe.skip;

describeOnPostgres('When a proxy in front of PostgreSQL leads to a read-only standby', () => {
  let bench: FaultBench;
  let standby: OwnPostgres;
  let proxy: OwnProxy;

  beforeAll(async () => {
    bench = await createFaultBench({}, async (postgres) => {
      proxy = await startProxy(postgres.port);
      const databaseUrl = postgres.database.databaseUrl!.replace(`:${postgres.port}/`, `:${proxy.port}/`);
      return { database: { ...postgres.database, databaseUrl } };
    });
    standby = await bench.postgres.createStandby();
  });
  afterAll(async () => {
    await standby.remove();
    await bench.remove();
    await proxy.remove();
  });

  it('reads, changes and readiness get 503, and all are served after the return of the primary', async () => {
    const { service, postgres } = bench;
    const { baseUrl, adminToken: token } = service;
    const { id } = await createUser(service.admin);
    const clients = startClients(service, 8, (client) =>
      client % 2 ? { path: USERS, method: 'POST', body: userData() } : { path: `${USERS}/${id}` },
    );
    try {
      await until('the clients are served', () => clients.answers.length >= 40);
      await postgres.stop('immediate');
      proxy.lead(standby.port);
      await until('the clients are refused', () => (tally(clients.answers)[503] ?? 0) >= 40);
      expectUnavailable(await call(baseUrl, '/health/ready'));
      // A read from the standby could be old.
      expectUnavailable(await call(baseUrl, `${USERS}/${id}`, { token }));
      await postgres.start();
      proxy.lead(postgres.port);
      await until('it is ready', async () => (await call(baseUrl, '/health/ready')).status === 200);
      await until('all clients are served', () => clients.answers.slice(-16).every(({ status }) => status < 300));
    } finally {
      await clients.stop();
    }
    const left = await standby.sql(`SELECT FROM pg_stat_activity WHERE application_name = 'admin-api'`);
    expect(left).toEqual([]);
    // No stale read, such as a 404 for a user that is there, and no 500.
    expect(Object.keys(tally(clients.answers)).sort()).toEqual(['200', '201', '503']);
    expect((await call(baseUrl, `${USERS}/${id}`, { token })).status).toBe(200);
  });
});

describeOnPostgres('If the database becomes read-only while connections are open', () => {
  let bench: FaultBench;

  beforeAll(async () => {
    bench = await createFaultBench();
  });
  afterAll(() => bench.remove());

  const create = () =>
    call(bench.service.baseUrl, USERS, { token: bench.service.adminToken, method: 'POST', body: userData() });

  it('POST /users and GET /health/ready return 503 until it can be written again', async () => {
    const { postgres, service } = bench;
    await postgres.sql('ALTER SYSTEM SET default_transaction_read_only = on');
    await postgres.sql('SELECT pg_reload_conf()');
    await until('readiness notices', async () => (await call(service.baseUrl, '/health/ready')).status === 503);
    expectUnavailable(await create());
    await postgres.sql('ALTER SYSTEM RESET default_transaction_read_only');
    await postgres.sql('SELECT pg_reload_conf()');
    await until('readiness notices', async () => (await call(service.baseUrl, '/health/ready')).status === 200);
    await until('it can be written', async () => (await create()).status === 201);
  });

  it('POST /users returns 503 if its table is not there', async () => {
    const { postgres } = bench;
    await postgres.sql('ALTER TABLE users RENAME TO users_moved');
    expectUnavailable(await create());
    await postgres.sql('ALTER TABLE users_moved RENAME TO users');
    await until('it can be written', async () => (await create()).status === 201);
  });
});
