import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { OverloadLimits } from '@/overload/overload-limits';
import { OverloadGuard } from '@/overload/overload-guard';
import { UsersService } from '@/users/users.service';
import { insertManyEntries } from '../support/entries';
import { environment } from '../support/environment';
import { createUser, userData } from '../support/factories';
import { patientOverloadLimits } from '../support/patience';
import { atOnce, call, quotasOf, tally, until } from '../support/requests';
import { SlowClient } from '../support/slow-client';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
/** More than a socket takes at once. */
const LARGE = `${USERS}?limit=50&sort=-updatedAt`;
const EXPORT = '/api/admin/audit-logs/export?resourceId=many';
const ORIGIN = 'https://office.example.com';
const CLIENTS = 500;
const NOBODY = { inFlight: 0, waiting: 0 };

describe('Under load', () => {
  let service: TestApp;
  let guard: OverloadGuard;
  let limits: OverloadLimits;
  const clients: SlowClient[] = [];
  let arrived = 0;

  beforeAll(async () => {
    service = await createTestApp({ config: { corsOrigins: [ORIGIN], auditSealEntries: 10_000 } });
    service.app.getHttpServer().on('request', () => (arrived += 1));
    guard = service.app.get(OverloadGuard, { strict: false });
    limits = service.app.get(OverloadLimits, { strict: false });
    await insertManyEntries(service, 300);
  });
  afterAll(() => service.close());
  afterEach(async () => {
    clients.splice(0).forEach(({ socket }) => socket.destroy());
    jest.restoreAllMocks();
    Object.assign(limits, patientOverloadLimits());
    await until('no slot is held', () => isEmpty());
  });

  const read = (path = USERS) => call(service.baseUrl, path, { token: service.adminToken });
  const isEmpty = () => guard.state.api.inFlight === 0 && guard.state.api.waiting === 0;
  /** Waits until so many more have come, and no slot is held or waits for one. */
  const parked = async (count: number, before: number, what: string) =>
    until(what, () => arrived >= before + count && isEmpty());
  const client = () => {
    const slow = new SlowClient(service);
    clients.push(slow);
    return slow;
  };

  /** Keeps whoever lists users inside until it is released. */
  function holdLists() {
    const users = service.app.get(UsersService, { strict: false });
    const list = users.list.bind(users);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const lists = jest.spyOn(users, 'list').mockImplementation(async (query) => {
      await held;
      return list(query);
    });
    return { release, lists };
  }

  it('returns 503 in the envelope, with the headers of every response, if a request waits too long', async () => {
    Object.assign(limits, { maxInFlight: 1, maxWaitMs: 100 });
    const logged = service.logs.length;
    const { release } = holdLists();
    const first = read();
    await until('the first is in flight', () => guard.state.api.inFlight === 1);
    const waiting = read();
    const headers = { 'x-request-id': 'refused-1', origin: ORIGIN };
    const refused = await call(service.baseUrl, USERS, { token: service.adminToken, headers });
    expect(refused.status).toBe(503);
    expect(refused.body).toEqual({
      success: false,
      error: {
        code: 'SERVICE_UNAVAILABLE',
        message: 'The server has more requests than it can handle. Retry later.',
        requestId: 'refused-1',
        reason: 'OVERLOADED',
      },
    });
    expect(Object.keys(quotasOf(refused.headers))).toEqual(['minute']);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '1',
      'x-request-id': 'refused-1',
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': ORIGIN,
    });
    expect((await waiting).status).toBe(503);
    expect(tally(await atOnce(20, () => read()))).toEqual({ 503: 20 });
    release();
    expect((await first).status).toBe(200);
    // One line for all of them.
    const lines = service.logs.slice(logged).filter(({ context }) => context === 'Limits');
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('serves health, documentation and sessions while other requests wait', async () => {
    Object.assign(limits, { maxInFlight: 1 });
    const { release } = holdLists();
    const all = [read(), read(), read()];
    await until('one is in flight, the others wait', () => guard.state.api.waiting === 2);
    for (const path of ['/health/live', '/health/ready', '/docs/openapi.json', '/api/auth/session']) {
      expect([path, (await read(path)).status]).toEqual([path, 200]);
    }
    release();
    expect(tally(await Promise.all(all))).toEqual({ 200: 3 });
  });

  it('drops a request whose client disconnects while it waits', async () => {
    Object.assign(limits, { maxInFlight: 1 });
    const { release, lists } = holdLists();
    const first = read();
    await until('one is in flight', () => guard.state.api.inFlight === 1);
    const gone = await atOnce(5, () => Promise.resolve(client().ask(USERS)));
    await until('the others wait', () => guard.state.api.waiting === 5);
    const closed = service.app.getHttpServer().getConnections.bind(service.app.getHttpServer());
    const count = () => new Promise<number>((resolve) => closed((_error: unknown, open: number) => resolve(open)));
    const before = await count();
    gone.forEach(({ socket }) => socket.destroy());
    await until('the service knows', async () => (await count()) <= before - 5);
    release();
    await first;
    await until('no slot is held', () => isEmpty());
    expect(lists).toHaveBeenCalledTimes(1);
  });

  it('keeps the slot of a client that disconnects until its work is done', async () => {
    Object.assign(limits, { maxInFlight: 1 });
    const { release } = holdLists();
    const gone = client().ask(USERS);
    await until('it is in flight', () => guard.state.api.inFlight === 1);
    gone.socket.destroy();
    const next = read(`${USERS}?limit=1`);
    await until('the next waits', () => guard.state.api.waiting === 1);
    expect(guard.state.api.inFlight).toBe(1);
    release();
    expect((await next).status).toBe(200);
  });

  it('holds no slot for a client that sends its body slowly', async () => {
    Object.assign(limits, { maxInFlight: 1 });
    const before = arrived;
    const [slow, gone] = [client(), client()];
    const finish = slow.begin('POST', USERS, userData());
    gone.begin('POST', USERS, userData());
    await parked(2, before, 'both are at their bodies');
    expect((await read()).status).toBe(200);
    gone.socket.destroy();
    finish();
    await until('it is answered', () => slow.status > 0);
    expect(slow.status).toBe(201);
  });

  it('holds no slot for a client that reads its response slowly', async () => {
    Object.assign(limits, { maxInFlight: 1 });
    const before = arrived;
    const slow = client().ask(EXPORT);
    const events = client().ask('/api/admin/audit-logs/stream');
    await parked(2, before, 'both are being answered');
    expect((await read()).status).toBe(200);
    slow.socket.destroy();
    events.socket.destroy();
    expect((await read()).status).toBe(200);
  });

  it('leaks no slot and no connection with 500 slow senders and 500 slow readers', async () => {
    for (let index = 0; index < 50; index++) {
      await createUser(service.admin, { metadata: { note: 'x'.repeat(4_000) } });
    }
    let before = arrived;
    const finishes = Array.from({ length: CLIENTS }, () => client().begin('POST', USERS, userData()));
    const senders = clients.slice();
    await parked(CLIENTS, before, 'all senders are at their bodies');
    expect((await read()).status).toBe(200);
    before = arrived;
    const readers = Array.from({ length: CLIENTS }, () => client().ask(LARGE));
    const answered = () => service.logs.filter(({ path }) => path === LARGE.split('?')[0]).length;
    await parked(CLIENTS, before, 'all lists are under way');
    expect((await read()).status).toBe(200);

    // Half of them go away in the middle; the others come to their end.
    senders.slice(0, CLIENTS / 2).forEach(({ socket }) => socket.destroy());
    readers.slice(0, CLIENTS / 2).forEach(({ socket }) => socket.destroy());
    const [sent, readOn] = [senders.slice(CLIENTS / 2), readers.slice(CLIENTS / 2)];
    finishes.slice(CLIENTS / 2).forEach((finish) => finish());
    readOn.forEach(({ socket }) => socket.resume());
    await until('all users are there', () => sent.every(({ status }) => status > 0));
    expect(tally(sent)).toEqual({ 201: CLIENTS / 2 });
    await until('all lists are read', () => readOn.every(({ isWhole }) => isWhole));
    expect(tally(readOn)).toEqual({ 200: CLIENTS / 2 });
    await until('all are logged', () => answered() >= CLIENTS);

    expect(tally(await atOnce(100, () => read()))).toEqual({ 200: 100 });
    expect(guard.state.api).toMatchObject(NOBODY);
    const { master: pool } = service.app.get(DataSource).driver as unknown as { master: Pool };
    await until('every connection is idle', () => pool.idleCount === pool.totalCount);
    expect(pool.waitingCount).toBe(0);
    if (environment.databaseUrl) {
      const open = await service.sql(
        `SELECT pid, state FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'admin-api' AND state LIKE 'idle in transaction%'`,
      );
      expect(open).toEqual([]);
    }
  });
});
