import { Client } from 'pg';
import type { User } from '@/lib/admin/contract/users';
import { createFaultBench, expectUnavailable, type FaultBench, startClients, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { createUser, userData } from '../support/factories';
import { outageTimeLimits } from '../support/patience';
import { call, HANG_MS, tally, until } from '../support/requests';

const describeOnPostgres = environment.pgBin ? describe : describe.skip;

describeOnPostgres('While another session holds a lock', () => {
  let bench: FaultBench;
  let other: Client;
  let user: User;

  beforeAll(async () => {
    const timeLimits = outageTimeLimits({ lock: 500, sharedLock: 500, stuckRow: 500 });
    bench = await createFaultBench({}, () => ({ config: { timeLimits } }));
    user = await createUser(bench.service.admin);
  });
  beforeEach(async () => {
    other = new Client({ connectionString: bench.postgres.database.databaseUrl });
    await other.connect();
    await other.query('BEGIN');
  });
  afterEach(() => other.end());
  afterAll(() => bench.remove());

  const rename = (name: string) =>
    call(bench.service.baseUrl, `${USERS}/${user.id}`, {
      method: 'PATCH',
      token: bench.service.adminToken,
      body: { name },
    });

  it('PATCH /users/:id returns 503 if the row is locked', async () => {
    await other.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [user.id]);
    const answer = await rename('Locked');
    expectUnavailable(answer);
    expect(answer.ms).toBeLessThan(HANG_MS);
    await other.query('ROLLBACK');
    expect((await rename('Free')).status).toBe(200);
  });

  it('GET /users returns 503 if the table is locked, and readiness stays 200', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    await other.query('LOCK TABLE users');
    const [list, ready] = await Promise.all([call(baseUrl, USERS, { token }), call(baseUrl, '/health/ready')]);
    expectUnavailable(list);
    expect(list.ms).toBeLessThan(HANG_MS);
    expect(ready.status).toBe(200);
    await other.query('ROLLBACK');
    await until('the list is there', async () => (await call(baseUrl, USERS, { token })).status === 200);
  });

  it('lists, other writes and readiness go on while 24 clients change one locked row', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    await other.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [user.id]);
    const stuck = startClients(bench.service, 24, (client) => ({
      path: `${USERS}/${user.id}`,
      method: 'PATCH',
      body: { name: `Client ${client}` },
    }));
    try {
      await until('some wait for the row', async () => (await waiting(bench)) > 0);
      const others = startClients(bench.service, 3, (client) =>
        client === 0
          ? { path: USERS, method: 'POST', body: userData() }
          : { path: client === 1 ? USERS : '/health/ready' },
      );
      try {
        await until('locked requests were refused', () => (tally(stuck.answers)[503] ?? 0) >= 48);
        expect(await waiting(bench)).toBeLessThanOrEqual(5);
        await until('others were served', () => others.answers.length > 10);
      } finally {
        await others.stop();
      }
      expect(Object.keys(tally(others.answers)).sort()).toEqual(['200', '201']);
    } finally {
      await stuck.stop();
    }
    expect(Object.keys(tally(stuck.answers))).toEqual(['503']);
    expect((await call(baseUrl, USERS, { token })).status).toBe(200);
  });
});

async function waiting({ postgres }: FaultBench): Promise<number> {
  const [row] = await postgres.sql<{ n: string }>(
    `SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'admin-api' AND wait_event_type = 'Lock'`,
  );
  return Number(row?.n);
}
