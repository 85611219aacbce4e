import type { Socket } from 'node:net';
import { createAdminClient } from '@/lib/admin/client';
import { StreamPace } from '@/audit/stream/stream-pace';
import { environment } from '../support/environment';
import { following, openEvents } from '../support/event-streams';
import { createUser, PASSWORD } from '../support/factories';
import { createOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { outageTimeLimits, PATIENT_MS } from '../support/patience';
import { call, HANG_MS, until } from '../support/requests';
import { type ServiceProcess, serving, spawnService } from '../support/service-process';
import { beginSlowRequest } from '../support/slow-request';
import { settled } from '../support/settled';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const EMAIL = 'first@example.com';
/** Returns a check that is true once a socket has had data to send, and has sent none, for ten looks in a row. */
function stuckCheck(sockets: ReadonlySet<Socket>): () => boolean {
  const looks = new Map<Socket, { sent: number; unchanged: number }>();
  return () =>
    [...sockets].some((socket) => {
      const sent = socket.bytesWritten - socket.writableLength;
      const before = looks.get(socket);
      const unchanged = socket.writableLength > 0 && before?.sent === sent ? before.unchanged + 1 : 0;
      looks.set(socket, { sent, unchanged });
      return unchanged >= 10;
    });
}

describe('A stop while streams are open', () => {
  let database: TestDatabase;
  let service: ServiceProcess | undefined;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await service?.stop('SIGKILL');
    await database.drop();
  });

  it('by SIGTERM ends them as whole answers, also where a client broke one off before, and takes no new one', async () => {
    service = await serving(
      spawnService({
        DATA_DIR: database.dataDir,
        ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl, JWT_SECRET: PASSWORD.repeat(2) }),
        ADMIN_EMAIL: EMAIL,
        ADMIN_PASSWORD: PASSWORD,
        SHUTDOWN_TIMEOUT_SECONDS: '3600',
      }),
    );
    const { baseUrl } = service;
    const { token } = await createAdminClient({ baseUrl, token: '', timeout: PATIENT_MS }).auth.login({
      email: EMAIL,
      password: PASSWORD,
    });
    const streams = await Promise.all(Array.from({ length: 3 }, () => following(baseUrl, { token })));
    const broken = await following(baseUrl, { token });
    broken.cut();

    // Holds the process up until the test has seen what it wants to see.
    const slow = beginSlowRequest(baseUrl, token);
    await slow.begun;
    service.child.kill('SIGTERM');
    await until('they end', () => streams.every(({ end }) => end !== null));
    const late = await openEvents(baseUrl, { token });
    expect(late.status).toBe(503);
    late.cut();
    slow.finish();
    expect(await slow.answer).toBe(201);
    expect(await service.stop()).toBe(0);
    expect(streams.map(({ end }) => end)).toEqual(['whole', 'whole', 'whole']);
    expect(streams[0]!.text).toMatch(/retry: [123]\d{3}\n\n$/);
    expect(service.stderr).toBe('');
  });

  it('by the application itself waits neither for a stream nor for a client that takes nothing', async () => {
    const app = await createTestApp({ database });
    Object.assign(app.app.get(StreamPace, { strict: false }), { graceMs: 500 });
    const cut: (() => void)[] = [];
    const sockets = new Set<Socket>();
    app.app.getHttpServer().on('connection', (socket: Socket) => sockets.add(socket));
    const stuck = stuckCheck(sockets);
    try {
      // More than the system's own buffers between the two ends hold.
      await app.sql(
        `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
           outcome, personal)
         SELECT gen_random_uuid(), now(), 'CREATE', 'route', '-', '-', 'system',
           json_build_object('name', json_build_object('from', null, 'to', repeat('x', 60000))), 'SUCCESS', '{}'
         FROM generate_series(1, 4000)`,
      );
      await settled(app);
      const stalled = await openEvents(app.baseUrl, { token: app.adminToken, query: '?after=0' });
      stalled.response.pause();
      const stream = await following(app.baseUrl, { token: app.adminToken });
      cut.push(
        () => stalled.cut(),
        () => stream.cut(),
      );
      await createUser(app.admin);
      await until('the other follows', () => stream.entries.length === 1);
      await until('the system takes no more for the client', stuck);
      const begun = performance.now();
      await app.close();
      expect(performance.now() - begun).toBeLessThan(HANG_MS);
      stalled.response.resume();
      await until('both have ended', () => stream.end !== null && stalled.end !== null);
      expect([stream.end, stalled.end]).toEqual(['whole', 'cut']);
    } finally {
      cut.forEach((end) => end());
      await app.close();
    }
  });
});

// TEST_DATABASE_URL and PG_BIN say that there are PostgreSQL's programs; the suite starts and stops one of its own.
const onPostgres = environment.databaseUrl && environment.pgBin ? describe : describe.skip;

onPostgres('While PostgreSQL is away', () => {
  let postgres: OwnPostgres;
  let service: TestApp;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    postgres = await createOwnPostgres();
    await postgres.start();
    service = await createTestApp({ database: postgres.database, config: { timeLimits: outageTimeLimits() } });
    Object.assign(service.app.get(StreamPace, { strict: false }), { heartbeatMs: 200, authorizeMs: 300 });
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    try {
      await service.close();
    } finally {
      await postgres.remove();
    }
  });

  it.each(['fast', 'immediate'] as const)(
    '(%s) a stream lives on, and goes on by itself without a gap',
    async (mode) => {
      const { baseUrl, adminToken: token } = service;
      const stream = await following(baseUrl, { token });
      const before = await createUser(service.admin);
      await until('it follows', () => stream.entries.some(({ resource }) => resource.id === before.id));

      await postgres.stop(mode);
      const beats = () => stream.text.split(': heartbeat\n').length;
      const begun = beats();
      await until('its heart beats', () => beats() >= begun + 5);
      const refused = await call(baseUrl, '/api/admin/audit-logs/stream', { token });
      expect([refused.status, refused.body.error?.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);

      await postgres.start();
      await until('it is ready', async () => (await call(baseUrl, '/health/ready')).status === 200);
      const after = await createUser(service.admin);
      await until('it goes on', () => stream.entries.some(({ resource }) => resource.id === after.id));
      const rows = await service.sql<{ sequence: number }>(
        'SELECT sequence FROM audit_logs WHERE sequence BETWEEN $1 AND $2 ORDER BY sequence',
        [stream.entries[0]!.sequence, stream.entries.at(-1)!.sequence],
      );
      expect(stream.entries.map(({ sequence }) => sequence)).toEqual(rows.map(({ sequence }) => sequence));
      expect(stream.end).toBeNull();
      stream.cut();
      expect(unhandled).toEqual([]);
    },
  );
});
