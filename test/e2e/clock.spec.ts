import { databaseClock } from '@/database/connection/database-clock';
import { environment } from '../support/environment';
import { createSignedInUser, createUser } from '../support/factories';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const HOUR = 3_600_000;
const USERS = '/api/admin/users';
/** Everything but Date runs on. */
const NOT_FAKED = [
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;

// The embedded database has the clock of the process.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('An instance whose clock is wrong', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { sessionTtlSeconds: 600 } });
  });
  afterEach(() => jest.useRealTimers());
  afterAll(() => service.close());

  function setClock(ahead: number): void {
    jest.useRealTimers();
    if (ahead !== 0) {
      jest.useFakeTimers({ doNotFake: [...NOT_FAKED], now: Date.now() + ahead, advanceTimers: true });
    }
  }

  /** The time by which history is asked for: that of the database. */
  async function databaseTime(): Promise<string> {
    const [row] = await service.sql<{ now: string }>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
    );
    return row!.now;
  }

  it.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])('GET /users/:id?at= is right if changes come from a clock that is an hour %s', async (_, ahead) => {
    const { id } = await createUser(service.admin, { name: 'name 0' });
    const times = [await databaseTime()];
    for (const [index, clock] of [ahead, 0, ahead, 0].entries()) {
      setClock(clock);
      const { status } = await service
        .as()
        .patch(`${USERS}/${id}`)
        .send({ name: `name ${index + 1}` });
      setClock(0);
      expect(status).toBe(200);
      times.push(await databaseTime());
    }
    const names = await Promise.all(
      times.map(async (at) => ((await service.as().get(`${USERS}/${id}?at=${at}`)).body.data as { name: string }).name),
    );
    expect(names).toEqual(['name 0', 'name 1', 'name 2', 'name 3', 'name 4']);
  });

  it.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])('gives a new user and its entry the time of the database if the clock is an hour %s', async (_, ahead) => {
    const before = await databaseTime();
    setClock(ahead);
    const { id, createdAt, updatedAt } = await createUser(service.admin);
    setClock(0);
    const after = await databaseTime();
    const { data } = await service.admin.auditLogs.list({ resourceId: id });
    expect(new Set([createdAt, updatedAt, data[0]!.occurredAt]).size).toBe(1);
    expect(before <= createdAt && createdAt <= after).toBe(true);
  });

  it('accepts a token for as long as the session lasts by the clock of the database', async () => {
    setClock(HOUR);
    const { token } = await createSignedInUser(service.admin, service.client(''));
    expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
    setClock(0);
    expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
    setClock(-HOUR);
    expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
    setClock(0);
    await service.sql(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id <> $1`, [
      (await service.admin.auth.session()).user.id,
    ]);
    expect((await service.as(token).get('/api/auth/session')).status).toBe(401);
  });

  it('dates no change before the row that it changes', async () => {
    const { id } = await createUser(service.admin);
    await service.sql(`UPDATE users SET updated_at = now() + interval '1 hour' WHERE id = $1`, [id]);
    const { updatedAt: before } = await service.admin.users.get(id);
    const { updatedAt } = await service.admin.users.update(id, { name: 'later' });
    expect(updatedAt).toBe(before);
  });

  it('says once by how much its clock is wrong, and GET /health/ready warns until it is right', async () => {
    const warnings = async (): Promise<unknown> => (await service.http.get('/health/ready')).body.warnings;
    const lines = () => service.logs.filter(({ msg }) => String(msg).startsWith('The clock of this machine'));
    await until('there is no warning', async () => (await warnings()) === undefined);
    const logged = lines().length;
    setClock(HOUR);
    await until('it warns', async () => JSON.stringify((await warnings()) ?? []) === '["CLOCK_DIFFERENCE"]');
    expect(lines().slice(logged)).toEqual([
      expect.objectContaining({
        level: 'warn',
        msg: expect.stringContaining('s ahead of that of the database'),
      }),
    ]);
    setClock(0);
    await until('it warns no more', async () => (await warnings()) === undefined);
    expect(databaseClock.differenceMs).toBe(0);
  });
});
