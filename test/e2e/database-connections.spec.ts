import { createFaultBench, type FaultBench, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { userData } from '../support/factories';
import { atOnce, call, tally } from '../support/requests';

const describeOnPostgres = environment.pgBin ? describe : describe.skip;

const limited = (connections: number) =>
  createFaultBench({}, async (postgres) => {
    await postgres.sql(`CREATE ROLE app LOGIN SUPERUSER`);
    await postgres.sql(`CREATE DATABASE app OWNER app`);
    // The limit does not hold for superusers, who alone may install the extension.
    await postgres.sql(`ALTER ROLE app NOSUPERUSER CONNECTION LIMIT ${connections}`);
    const databaseUrl = `postgres://app@127.0.0.1:${postgres.port}/app`;
    return { database: { ...postgres.database, databaseUrl } };
  });

describeOnPostgres.each([4, 3])('With a role that may open %d connections', (connections) => {
  let bench: FaultBench;

  beforeAll(async () => {
    bench = await limited(connections);
  });
  afterAll(() => bench.remove());

  it('60 requests at once wait and are all served, and it is ready', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    const answers = await atOnce(60, (index) =>
      index % 3 === 0
        ? call(baseUrl, USERS, { token, method: 'POST', body: userData() })
        : call(baseUrl, index % 3 === 1 ? `${USERS}?limit=5` : '/health/ready', { token }),
    );
    expect(tally(answers)).toEqual({ 200: 40, 201: 20 });
  });
});
