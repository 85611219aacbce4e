import { type Agent, request as httpRequest, Agent as HttpAgent } from 'node:http';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminClient } from '@/lib/admin/client';
import { environment } from '../support/environment';
import { PASSWORD } from '../support/factories';
import { PATIENT_MS } from '../support/patience';
import { HANG_MS, until } from '../support/requests';
import { ended, type ServiceProcess, serving, spawnService } from '../support/service-process';
import { beginSlowRequest } from '../support/slow-request';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const EMAIL = 'first@example.com';
const SECRET = 'a secret of the process that is long enough';

let database: TestDatabase;
const started: ServiceProcess[] = [];

/** The environment of a service on the suite's engine, with a database of its own. */
const onDatabase = ({ dataDir, databaseUrl } = database): Record<string, string> => ({
  DATA_DIR: dataDir,
  ...(databaseUrl && { DATABASE_URL: databaseUrl, JWT_SECRET: SECRET }),
});

function start(env: Record<string, string>, file?: string, args?: string[]): ServiceProcess {
  const service = spawnService(env, file, args);
  started.push(service);
  return service;
}

const client = ({ baseUrl }: ServiceProcess, token = '') =>
  createAdminClient({ baseUrl, token, maxRetries: 0, timeout: PATIENT_MS });
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop('SIGKILL')));
  await database.drop();
});

describe('The first admin', () => {
  it('is made and shown at the first start, and not at the second; no secret is in the log', async () => {
    const first = await serving(start(onDatabase()));
    const password = /^Password +(\S+) {3}\(shown only this once\)$/m.exec(first.stdout)?.[1] ?? '';
    expect(password).toMatch(/^[A-Za-z0-9_-]{24}$/);
    expect(first.stdout).toMatch(/^First admin +admin@example\.com$/m);
    const worksUntil = /^Works until +(\S+) {3}\(change it before\)$/m.exec(first.stdout)?.[1];
    expect(first.stdout).toContain(`${first.baseUrl}/docs\n`);
    expect(linesOf(first.stdout).filter((line) => line.includes(password))).toHaveLength(1);
    const { token, user } = await client(first).auth.login({ email: 'admin@example.com', password });
    expect(user.passwordExpiresAt).toBe(worksUntil);
    await client(first, token).users.create({ email: 'x@example.com', name: 'X', password: PASSWORD });
    await expect(client(first).auth.login({ email: 'x@example.com', password: 'wrong one' })).rejects.toThrow();
    expect(await first.stop()).toBe(0);

    const second = await serving(start(onDatabase()));
    expect(second.stdout).not.toMatch(/Password|First admin/);
    // The session and the secret that signed its token have outlived the process.
    expect((await client(second, token).auth.session()).user.role).toBe('admin');
    expect(await second.stop('SIGINT')).toBe(0);

    const log = linesOf(first.stdout + second.stdout).filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(3);
    for (const secret of [password, PASSWORD, 'wrong one', token, token.split('.')[2]!, SECRET, 'argon2id']) {
      expect(log.join('\n')).not.toContain(secret);
    }
    expect(first.stderr + second.stderr).toBe('');
  });

  it('is the one of ADMIN_EMAIL and ADMIN_PASSWORD, whose password is not shown', async () => {
    const service = await serving(
      start({ ...onDatabase(), ADMIN_EMAIL: 'First@Example.com', ADMIN_PASSWORD: PASSWORD }),
    );
    expect(service.stdout).toContain(EMAIL);
    expect(service.stdout).not.toContain(PASSWORD);
    expect(service.stdout).not.toContain('Works until');
    expect((await client(service).auth.login({ email: EMAIL, password: PASSWORD })).user.role).toBe('admin');
  });

  it('logs in with ADMIN_PASSWORD as a person reads it, if a file gave it with a line end', async () => {
    const service = await serving(start({ ...onDatabase(), ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: `${PASSWORD}\r\n` }));
    expect((await client(service).auth.login({ email: EMAIL, password: PASSWORD })).user.role).toBe('admin');
  });

  it('admin-create sets a new password for the first admin and ends their sessions', async () => {
    const env = { ...onDatabase(), ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD };
    const first = await serving(start(env));
    const { token } = await client(first).auth.login({ email: EMAIL, password: PASSWORD });
    await first.stop();

    const rescue = start(env, 'admin-create', [' FIRST@example.com']);
    expect(await ended(rescue)).toBe(0);
    expect(rescue.stdout).toMatch(
      database.databaseUrl === undefined ? `Database     embedded, in ${database.dataDir}\n` : /^Database +postgres/m,
    );
    const password = /^Password +(\S+)$/m.exec(rescue.stdout)?.[1] ?? '';
    const worksUntil = /^Works until +(\S+)$/m.exec(rescue.stdout)?.[1];
    const refused = start(env, 'admin-create', ['nobody']);
    expect(await ended(refused)).toBe(1);
    expect(linesOf(refused.stderr)).toEqual([expect.stringContaining('email address')]);

    const second = await serving(start(env));
    await expect(client(second, token).auth.session()).rejects.toMatchObject({ status: 401 });
    await expect(client(second).auth.login({ email: EMAIL, password: PASSWORD })).rejects.toMatchObject({
      status: 401,
    });
    expect((await client(second).auth.login({ email: EMAIL, password })).user).toMatchObject({
      role: 'admin',
      passwordExpiresAt: worksUntil,
    });
  });
});

describe('A command', () => {
  it.each([
    ['admin-create', 1, ['someone@example.com']],
    ['audit-verify', 2, []],
  ])('%s refuses a data folder without a database, names it and creates nothing', async (program, code, args) => {
    const dataDir = join(database.dataDir, 'typo');
    const command = start({ DATA_DIR: dataDir }, program, args);
    expect(await ended(command)).toBe(code);
    expect(command.stderr).toContain(`There is no database in the data folder (DATA_DIR) ${dataDir}`);
    expect(command.stdout).toBe('');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('audit-verify finds every entry of a service sealed that was stopped after its start', async () => {
    // The interval is longer than the service runs: only its stop can have sealed the entries.
    const service = await serving(start({ ...onDatabase(), AUDIT_SEAL_INTERVAL: '3600' }));
    expect(await service.stop()).toBe(0);
    const command = start(onDatabase(), 'audit-verify');
    expect([await ended(command), command.stdout]).toEqual([0, expect.stringMatching(/^Verified: .* 0 unsealed/)]);
    expect(command.stderr).toMatch(/^Database: (embedded, in|postgres)/);
  });
});

describe('The data folder', () => {
  // On the embedded database, also if the rest of the suite runs on PostgreSQL.
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-api-process-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('that other users can read is closed to them, and the log warns of it', async () => {
    chmodSync(dataDir, 0o755);
    const service = await serving(start({ DATA_DIR: dataDir }));
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const warnings = linesOf(service.stdout).filter((line) => line.includes(`Other users could read ${dataDir}`));
    expect(warnings).toHaveLength(1);
  });

  it('keeps the secret, for its owner alone, and refuses a second process with one sentence', async () => {
    const first = await serving(start({ DATA_DIR: dataDir }));
    const file = join(dataDir, 'jwt-secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).length).toBeGreaterThanOrEqual(32);
    expect(first.stdout).not.toContain(readFileSync(file, 'utf8').trim());

    const second = start({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
    expect(await ended(second)).toBe(1);
    expect(linesOf(second.stderr)).toEqual([expect.stringContaining(`in use by process ${first.pid} `)]);
    expect((await fetch(`${first.baseUrl}/health/ready`)).status).toBe(200);

    const onItsPort = start({ DATA_DIR: dataDir, PORT: new URL(first.baseUrl).port });
    expect(await ended(onItsPort)).toBe(1);
    expect(linesOf(onItsPort.stderr)).toEqual([
      expect.stringMatching(`is taken, and process ${first.pid} .* PORT=\\d+ DATA_DIR=./data-\\d+ npm start$`),
    ]);

    // A killed process leaves its lock behind, which is taken over.
    await first.stop('SIGKILL');
    const third = await serving(start({ DATA_DIR: dataDir }));
    expect(third.stdout).not.toContain('First admin');
  });
});

describe.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])('%s', (signal) => {
  it('answers what is in flight, is not ready meanwhile, waits for no idle connection, and ends with 0', async () => {
    const service = await serving(
      start({ ...onDatabase(), ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD, SHUTDOWN_TIMEOUT_SECONDS: '3600' }),
    );
    const { token } = await client(service).auth.login({ email: EMAIL, password: PASSWORD });
    const idle = new HttpAgent({ keepAlive: true });
    expect(await statusOf(service, '/health/ready', idle)).toBe(200);

    const slow = beginSlowRequest(service.baseUrl, token);
    await slow.begun;
    const begun = performance.now();
    process.kill(service.pid, signal);
    await until('it is not ready', async () => (await statusOf(service, '/health/ready')) === 503);
    expect(service.child.exitCode).toBeNull();
    // A second signal, as npm hands on the one that the terminal sent to both, changes nothing.
    process.kill(service.pid, signal);
    slow.finish();
    expect(await slow.answer).toBe(201);
    expect(await ended(service)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(HANG_MS);
    idle.destroy();
    expect(service.stderr).toBe('');
  });
});

function statusOf({ baseUrl }: ServiceProcess, path: string, agent?: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(baseUrl + path, { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

describe('A stop', () => {
  it('ends with 0 on SIGTERM and on SIGINT even if a request never ends', async () => {
    const stop = async (signal: NodeJS.Signals): Promise<void> => {
      const own = await createTestDatabase();
      try {
        const admin = { ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD };
        const service = await serving(start({ ...onDatabase(own), ...admin, SHUTDOWN_TIMEOUT_SECONDS: '2' }));
        const { token } = await client(service).auth.login({ email: EMAIL, password: PASSWORD });
        const slow = beginSlowRequest(service.baseUrl, token);
        await slow.begun;
        expect(await service.stop(signal)).toBe(0);
        await expect(slow.answer).rejects.toThrow();
      } finally {
        await own.drop();
      }
    };
    // At the same time: each waits for the request for 2 s.
    await Promise.all([stop('SIGTERM'), stop('SIGINT')]);
  });

  it('with SHUTDOWN_DRAIN_SECONDS ends with 0 after the drain', async () => {
    const service = await serving(start({ ...onDatabase(), SHUTDOWN_DRAIN_SECONDS: '1' }));
    expect(await service.stop()).toBe(0);
  });

  it('with SHUTDOWN_DRAIN_SECONDS serves requests with Connection: close while it is not ready', async () => {
    // Longer than the test takes, which does not wait for the end.
    const service = await serving(start({ ...onDatabase(), SHUTDOWN_DRAIN_SECONDS: '600' }));
    service.child.kill('SIGTERM');
    await until('it is not ready', async () => (await fetch(`${service.baseUrl}/health/ready`)).status === 503);
    const answer = await fetch(`${service.baseUrl}/api/admin/users`);
    expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close']);
  });

  it('is not delayed by a connection on which nothing is sent', async () => {
    const service = await serving(start(onDatabase()));
    const silent = connect(Number(new URL(service.baseUrl).port), '127.0.0.1');
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    service.child.kill('SIGTERM');
    await closed;
    expect(await ended(service)).toBe(0);
    expect(service.stdout).not.toContain('cut off');
  });
});

describe('PORT=0', () => {
  it('gives links with the port that the service listens on', async () => {
    const service = await serving(start({ ...onDatabase(), ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD }));
    const { token } = await client(service).auth.login({ email: EMAIL, password: PASSWORD });
    const admin = client(service, token);
    const { id } = await admin.organizations.create({ name: 'Linked' });
    const { acceptUrl } = await admin.organizations.invitations.create(id, { email: 'guest@example.com' });
    expect(acceptUrl).toContain(`${service.baseUrl}/`);
  });
});

it('is tried on the engine of the suite', () => {
  expect(database.databaseUrl === undefined).toBe(environment.databaseUrl === undefined);
});
