import { createFaultBench, expectUnavailable, type FaultBench, startClients, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { userData } from '../support/factories';
import { type OwnProxy, startProxy } from '../support/own-proxy';
import { atOnce, call, tally, until } from '../support/requests';

const describeOnPostgres = environment.pgBin ? describe : describe.skip;

/** The contract of a silent database allows 5 s. */
const LIMIT_MS = 5_000;

describeOnPostgres('While PostgreSQL is frozen', () => {
  let bench: FaultBench;

  beforeAll(async () => {
    bench = await createFaultBench();
  });
  afterEach(() => bench.postgres.thaw());
  afterAll(() => bench.remove());

  it('GET and POST return 503 within 5 s, and again at once', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    bench.postgres.freeze();
    const answers = await Promise.all([
      call(baseUrl, USERS, { token }),
      call(baseUrl, USERS, { token, method: 'POST', body: userData() }),
    ]);
    answers.forEach(expectUnavailable);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS);
    const again = await call(baseUrl, USERS, { token });
    expectUnavailable(again);
    expect(again.ms).toBeLessThan(1_000);
  });

  it('GET /health/ready returns 503 within 5 s', async () => {
    await until(
      'the service is ready',
      async () => (await call(bench.service.baseUrl, '/health/ready')).status === 200,
    );
    bench.postgres.freeze();
    const ready = await call(bench.service.baseUrl, '/health/ready');
    expectUnavailable(ready);
    expect(ready.ms).toBeLessThan(LIMIT_MS);
  });

  it('100 clients get 503 within 5 s, and full service within 5 s of its return', async () => {
    const { service, postgres } = bench;
    await until('the service is ready', async () => (await call(service.baseUrl, '/health/ready')).status === 200);
    const clients = startClients(service, 100, () => ({ path: `${USERS}?limit=1` }));
    try {
      await until('all clients are served', () => clients.answers.length >= 200);
      const usual = Math.max(...clients.answers.map(({ ms }) => ms));
      postgres.freeze();
      const frozenAt = performance.now();
      await until('the clients hear of it', () => tally(clients.answers)[503]! >= 100, LIMIT_MS + 2_000);
      expect(performance.now() - frozenAt).toBeLessThan(LIMIT_MS);
      // Nothing waited for longer, not even in the queue in front, where some stood already.
      expect(Math.max(...clients.answers.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS + usual);
      postgres.thaw();
      const thawedAt = performance.now();
      await until(
        'requests are served again',
        async () => (await call(service.baseUrl, '/health/ready')).status === 200,
      );
      const before = clients.answers.length;
      await until('all clients are served again', () => {
        const latest = clients.answers.slice(before).slice(-100);
        return latest.length === 100 && latest.every(({ status }) => status === 200);
      });
      expect(performance.now() - thawedAt).toBeLessThan(LIMIT_MS);
    } finally {
      postgres.thaw();
      await clients.stop();
    }
    expect(Object.keys(tally(clients.answers)).sort()).toEqual(['200', '503']);
  }, 60_000);
});

describeOnPostgres('While the network to PostgreSQL drops packets', () => {
  let bench: FaultBench;
  let proxy: OwnProxy;

  beforeAll(async () => {
    bench = await createFaultBench({}, async (postgres) => {
      proxy = await startProxy(postgres.port);
      const databaseUrl = postgres.database.databaseUrl!.replace(`:${postgres.port}/`, `:${proxy.port}/`);
      return { database: { ...postgres.database, databaseUrl } };
    });
  });
  afterAll(async () => {
    await bench.remove();
    await proxy.remove();
  });

  it('requests get 503 within 5 s, and are served within 5 s of its return', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    proxy.drop();
    const answers = await atOnce(20, () => call(baseUrl, `${USERS}?limit=1`, { token }));
    answers.forEach(expectUnavailable);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS);
    proxy.forward();
    const returnedAt = performance.now();
    await until('it is served', async () => (await call(baseUrl, `${USERS}?limit=1`, { token })).status === 200);
    expect(performance.now() - returnedAt).toBeLessThan(LIMIT_MS);
    expect(tally(await atOnce(20, () => call(baseUrl, `${USERS}?limit=1`, { token })))).toEqual({ 200: 20 });
  });
});
