import { once } from 'node:events';
import { connect } from 'node:net';
import { createAdminClient } from '@/lib/admin/client';
import { environment } from '../support/environment';
import { PATIENT_MS } from '../support/patience';
import { until } from '../support/requests';
import { type ServiceProcess, serving, spawnService } from '../support/service-process';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const SECRET = 'a secret of the process that is long enough';
/** Entries of 60 KB, more than the buffers between the service and a client hold. */
const ENTRIES = 600;
/** Longer than a test takes. */
const DRAIN_SECONDS = 600;

let database: TestDatabase;
const started: ServiceProcess[] = [];

function start(settings: Record<string, string>): Promise<ServiceProcess> {
  const service = spawnService({
    DATA_DIR: database.dataDir,
    ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl, JWT_SECRET: SECRET }),
    ADMIN_EMAIL,
    ADMIN_PASSWORD,
    ...settings,
  });
  started.push(service);
  return serving(service);
}

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop('SIGKILL')));
  await database.drop();
});

it('A shutdown aborts an export with an error for the client and a log line that says how to resume it', async () => {
  const filling = await createTestApp({ database });
  await filling.sql(
    `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
       outcome, personal)
     SELECT gen_random_uuid(), now(), 'CREATE', 'route', '-', '-', 'system',
       json_build_object('name', json_build_object('from', null, 'to', repeat('x', 60000))), 'SUCCESS', '{}'
     FROM generate_series(1, $1::int)`,
    [ENTRIES],
  );
  await filling.close();
  const service = await start({ SHUTDOWN_TIMEOUT_SECONDS: '2' });
  const admin = createAdminClient({ baseUrl: service.baseUrl, maxRetries: 0, timeout: PATIENT_MS });
  await admin.auth.login({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });

  const entries = admin.auditLogs.export({ resourceType: 'route' });
  const first = await entries.next();
  expect(first.done).toBe(false);
  expect(await service.stop()).toBe(0);

  const rest = (async () => {
    let count = 1;
    for await (const { cursor } of entries) count += cursor === '' ? 0 : 1;
    return count;
  })();
  await expect(rest).rejects.toMatchObject({ name: 'AdminApiError', code: 'NETWORK_ERROR' });
  expect(service.stdout).toContain(
    'An export was aborted because the service stops. Resume it with the cursor of its last line.',
  );
});

it('A request whose body arrives while the application closes gets the envelope', async () => {
  const service = await createTestApp({ database });
  const body = JSON.stringify({ email: 'late@example.com', name: 'Late' });
  const { hostname, port } = new URL(service.baseUrl);
  const send = async (token: string): Promise<{ finish: (rest: string) => void; received: Promise<string> }> => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.write(
      `POST /api/admin/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nExpect: 100-continue\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await until('the request has reached the service', () => text.includes('100 Continue'));
    text = '';
    return {
      finish: (rest) => socket.write(rest),
      received: once(socket, 'close').then(() => text),
    };
  };
  const valid = await send(service.adminToken);
  const malformed = await send(service.adminToken);
  const closing = service.close();
  const server = service.app.getHttpServer() as { listening: boolean };
  await until('the listener is closed', () => !server.listening);
  valid.finish(`${body}GET /api/admin/users HTTP/1.1\r\nHost: x\r\n\r\n`);
  malformed.finish('{'.padEnd(body.length));

  const answers = [await valid.received, await malformed.received];
  expect(answers.map((text) => text.slice(0, 12))).toEqual(['HTTP/1.1 201', 'HTTP/1.1 400']);
  for (const text of answers) {
    const bodies = text.split(/HTTP\/1\.1 \d{3} [^]*?\r\n\r\n/).filter((part) => part !== '');
    expect(bodies.map((part) => typeof (JSON.parse(part) as { success?: unknown }).success)).toEqual(
      bodies.map(() => 'boolean'),
    );
  }
  await closing;
});

// The embedded database serves one process.
const onPostgres = environment.databaseUrl === undefined ? it.skip : it;

onPostgres('While one of two instances drains, both serve and only the other one is ready', async () => {
  const settings = { SHUTDOWN_DRAIN_SECONDS: String(DRAIN_SECONDS) };
  const [draining, other] = [await start(settings), await start(settings)];
  const statusOf = async ({ baseUrl }: ServiceProcess, path: string): Promise<[number, string | null]> => {
    const response = await fetch(baseUrl + path);
    await response.arrayBuffer();
    return [response.status, response.headers.get('connection')];
  };
  draining.child.kill('SIGTERM');
  await until('the first is not ready', async () => (await statusOf(draining, '/health/ready'))[0] === 503);
  expect(await statusOf(draining, '/api/admin/users')).toEqual([401, 'close']);
  expect((await statusOf(other, '/health/ready'))[0]).toBe(200);
  expect(await statusOf(other, '/api/admin/users')).toEqual([401, 'keep-alive']);
  await draining.stop('SIGKILL');
  expect((await statusOf(other, '/health/ready'))[0]).toBe(200);
});
