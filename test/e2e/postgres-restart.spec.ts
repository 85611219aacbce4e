import { setTimeout as delay } from 'node:timers/promises';
import type { User } from '@/lib/admin/client';
import { userData } from '../support/factories';
import { environment } from '../support/environment';
import { createOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { outageTimeLimits } from '../support/patience';
import { type Answer, call, quotasOf, tally, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { entriesOf, idsOf } from '../support/two-instances';

const USERS = '/api/admin/users';

// TEST_DATABASE_URL and PG_BIN say that there are PostgreSQL's programs; the suite starts and stops one of its own.
const onPostgres = environment.databaseUrl && environment.pgBin ? describe : describe.skip;

onPostgres('While PostgreSQL restarts under load', () => {
  let postgres: OwnPostgres;
  let service: TestApp;

  beforeAll(async () => {
    postgres = await createOwnPostgres();
    await postgres.start();
    service = await createTestApp({ database: postgres.database, config: { timeLimits: outageTimeLimits() } });
  });
  afterAll(async () => {
    try {
      await service.close();
    } finally {
      // Also after a failure: no server may outlive the suite.
      await postgres.remove();
    }
  });

  it.each([
    ['as an operator does it', 'fast'],
    ['as after a crash', 'immediate'],
  ] as const)('%s, the service answers 503 and goes on by itself; nothing acknowledged is lost', async (_how, mode) => {
    const load = startLoad(service);
    try {
      await until('the load runs', () => load.created.length >= 60);
      await postgres.stop(mode);
      await until('the service says that it is away', () => load.refused.length >= 20);
      const ready = await call(service.baseUrl, '/health/ready');
      expect([ready.status, ready.body.error?.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
      expect((await call(service.baseUrl, '/health/live')).status).toBe(200);
      const login = { email: service.config.adminEmail, password: service.config.adminPassword };
      expectUnavailable(await call(service.baseUrl, '/api/auth/login', { method: 'POST', body: login }));

      const before = load.created.length;
      await postgres.start();
      await until('the first success after its return', () => load.created.length > before);
      await until('it is ready', async () => (await call(service.baseUrl, '/health/ready')).status === 200);
      await until('the load runs again', () => load.created.length >= before + 60);
    } finally {
      await load.stop();
    }
    expect(tally(load.answers)).toEqual({ 201: load.created.length, 503: load.refused.length });
    load.refused.forEach(expectUnavailable);

    const entries = await entriesOf(service, { resourceType: 'user' });
    const written = idsOf(entries, 'CREATE').sort();
    const rows = await service.sql<{ id: string }>('SELECT id FROM users ORDER BY id');
    // Each user with its entry and each entry with its user, also where a break cut off the answer.
    expect(written).toEqual(rows.map(({ id }) => id));
    const there = new Set(written);
    expect(load.created.filter((id) => !there.has(id))).toEqual([]);
  });
});

function expectUnavailable({ status, headers, body }: Answer): void {
  expect([status, body.success, body.error?.code]).toEqual([503, false, 'SERVICE_UNAVAILABLE']);
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(body.error?.requestId).toBe(headers.get('x-request-id'));
  expect(Object.keys(quotasOf(headers))).toContain('minute');
}

/** Creates users, several at a time, until it is stopped. */
function startLoad({ baseUrl, adminToken: token }: TestApp) {
  const answers: Answer[] = [];
  const created: string[] = [];
  const refused: Answer[] = [];
  let stopped = false;
  const worker = async (): Promise<void> => {
    while (!stopped) {
      const answer = await call(baseUrl, USERS, { method: 'POST', token, body: userData() });
      answers.push(answer);
      if (answer.status === 201) {
        created.push((answer.body.data as User).id);
      } else {
        refused.push(answer);
        // As a client would; Retry-After itself is more than the test has time for.
        await delay(20);
      }
    }
  };
  const workers = Promise.all(Array.from({ length: 8 }, worker));
  return {
    answers,
    created,
    refused,
    stop: async () => {
      stopped = true;
      await workers;
    },
  };
}
