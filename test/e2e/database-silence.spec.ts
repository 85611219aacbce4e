import { createFaultBench, expectUnavailable, type FaultBench, startClients, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { userData } from '../support/factories';
import { type OwnProxy, startProxy } from '../support/own-proxy';
import { patientTimeLimits } from '../support/patience';
import { atOnce, call, HANG_MS, tally, until } from '../support/requests';

const describeOnPostgres = environment.pgBin ? describe : describe.skip;

/** Lets the service give up on a silent database soon, or never. */
function expectSilence({ service }: FaultBench, isExpected: boolean): void {
  const soon = { opening: 500, readiness: 500 };
  Object.assign(service.config.timeLimits, patientTimeLimits(isExpected ? soon : {}));
}

describeOnPostgres('While PostgreSQL is frozen', () => {
  let bench: FaultBench;

  beforeAll(async () => {
    bench = await createFaultBench();
  });
  afterEach(() => {
    expectSilence(bench, false);
    bench.postgres.thaw();
  });
  afterAll(() => bench.remove());

  function freeze(): void {
    bench.postgres.freeze();
    expectSilence(bench, true);
  }

  it('GET and POST return 503 instead of waiting, and the next request does not wait at all', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    freeze();
    const answers = await Promise.all([
      call(baseUrl, USERS, { token }),
      call(baseUrl, USERS, { token, method: 'POST', body: userData() }),
    ]);
    answers.forEach(expectUnavailable);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(HANG_MS);
    // If the next request waited, it would wait for as long as a patient client does.
    expectSilence(bench, false);
    const again = await call(baseUrl, USERS, { token });
    expectUnavailable(again);
    expect(again.ms).toBeLessThan(HANG_MS);
  });

  it('GET /health/ready returns 503', async () => {
    await until(
      'the service is ready',
      async () => (await call(bench.service.baseUrl, '/health/ready')).status === 200,
    );
    freeze();
    const ready = await call(bench.service.baseUrl, '/health/ready');
    expectUnavailable(ready);
    expect(ready.ms).toBeLessThan(HANG_MS);
  });

  it('100 clients get 503, and full service after its return', async () => {
    const { service, postgres } = bench;
    await until('the service is ready', async () => (await call(service.baseUrl, '/health/ready')).status === 200);
    const clients = startClients(service, 100, () => ({ path: `${USERS}?limit=1` }));
    try {
      await until('all clients are served', () => clients.answers.length >= 200);
      freeze();
      await until('the clients hear of it', () => tally(clients.answers)[503]! >= 100);
      // Nothing hung, not even in the queue in front, where some stood already.
      expect(Math.max(...clients.answers.map(({ ms }) => ms))).toBeLessThan(HANG_MS);
      expectSilence(bench, false);
      postgres.thaw();
      await until(
        'requests are served again',
        async () => (await call(service.baseUrl, '/health/ready')).status === 200,
      );
      const before = clients.answers.length;
      await until('all clients are served again', () => {
        const latest = clients.answers.slice(before).slice(-100);
        return latest.length === 100 && latest.every(({ status }) => status === 200);
      });
    } finally {
      postgres.thaw();
      await clients.stop();
    }
    expect(Object.keys(tally(clients.answers)).sort()).toEqual(['200', '503']);
  });
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

  it('requests get 503, and are served after its return', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    proxy.drop();
    expectSilence(bench, true);
    const answers = await atOnce(20, () => call(baseUrl, `${USERS}?limit=1`, { token }));
    answers.forEach(expectUnavailable);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(HANG_MS);
    proxy.forward();
    expectSilence(bench, false);
    await until('it is served', async () => (await call(baseUrl, `${USERS}?limit=1`, { token })).status === 200);
    expect(tally(await atOnce(20, () => call(baseUrl, `${USERS}?limit=1`, { token })))).toEqual({ 200: 20 });
  });
});
