import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertCanListen } from '@/http/connections/can-listen';
import { faultOf } from '../support/config-fault';
import { ended, spawnService } from '../support/service-process';

const EMAIL = 'first@example.com';
const SECRET = 'a secret of the process that is long enough';
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

describe('A start with a wrong value', () => {
  it.each([
    ['PORT out of range', 'PORT', { PORT: '65536' }],
    ['SESSION_TTL', 'SESSION_TTL', { SESSION_TTL: '-1' }],
    ['LOG_LEVEL', 'LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TRUST_PROXY', 'TRUST_PROXY', { TRUST_PROXY: 'yes' }],
    ['CORS_ORIGINS', 'CORS_ORIGINS', { CORS_ORIGINS: 'foo' }],
    ['REDIS_URL', 'REDIS_URL', { REDIS_URL: 'http://user:hunter2@127.0.0.1' }],
    ['JWT_SECRET too short', 'JWT_SECRET', { JWT_SECRET: 'hunter2' }],
    ['ADMIN_EMAIL', 'ADMIN_EMAIL', { ADMIN_EMAIL: 'hunter2' }],
    ['RATE_LIMIT_PER_MINUTE', 'RATE_LIMIT_PER_MINUTE', { RATE_LIMIT_PER_MINUTE: '0' }],
    ['AUDIT_SIGNING_KEY', 'AUDIT_SIGNING_KEY', { AUDIT_SIGNING_KEY: 'hunter2' }],
    ['AUDIT_REQUIRE_REASON', 'AUDIT_REQUIRE_REASON', { AUDIT_REQUIRE_REASON: 'hunter2' }],
    ['DELETED_RETENTION_DAYS', 'DELETED_RETENTION_DAYS', { DELETED_RETENTION_DAYS: '3651' }],
    ['REQUIRE_IF_MATCH', 'REQUIRE_IF_MATCH', { REQUIRE_IF_MATCH: 'hunter2' }],
    ['SMTP_URL', 'SMTP_URL', { SMTP_URL: 'http://user:hunter2@127.0.0.1' }],
    ['SMTP_URL without a host', 'SMTP_URL', { SMTP_URL: 'smtp:///hunter2' }],
    ['MAIL_FROM', 'MAIL_FROM', { MAIL_FROM: 'hunter2' }],
    ['PUBLIC_URL', 'PUBLIC_URL', { PUBLIC_URL: 'https://user:hunter2@app.example.com' }],
    ['PUBLIC_URL with a query', 'PUBLIC_URL', { PUBLIC_URL: 'https://app.example.com/?a=hunter2' }],
    ['RATE_LIMIT_PER_HOUR', 'RATE_LIMIT_PER_HOUR', { RATE_LIMIT_PER_HOUR: '1e3' }],
  ])('is refused in one line that names the variable and not its value: %s', (_, variable, env) => {
    expectNamed(faultOf(env), variable, env);
  });

  // The process prints every such line in the same way. A data folder and a password are checked after the variables.
  it.each([
    ['PORT', 'PORT', { PORT: 'abc' }],
    ['DATABASE_URL', 'DATABASE_URL', { DATABASE_URL: 'mysql://user:hunter2@127.0.0.1/x', JWT_SECRET: SECRET }],
    ['JWT_SECRET missing', 'JWT_SECRET', { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/x' }],
    ['ADMIN_PASSWORD too short', 'ADMIN_PASSWORD', { ADMIN_PASSWORD: 'hunter2', ADMIN_EMAIL: EMAIL }],
    ['ADMIN_PASSWORD too common', 'ADMIN_PASSWORD', { ADMIN_PASSWORD: 'passwordpassword' }],
    ['DATA_DIR is a folder that others need', 'DATA_DIR', { DATA_DIR: '/usr' }],
    ['DATA_DIR is a file', 'DATA_DIR', { DATA_DIR: join(__filename) }],
  ])('ends with exit code 1 and one line that names the variable and not its value: %s', async (_, variable, env) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'admin-api-wrong-'));
    const service = spawnService({ DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env });
    expect(await ended(service)).toBe(1);
    expectNamed(service.stderr, variable, env);
    expect(service.stdout).toBe('');
    rmSync(dataDir, { recursive: true, force: true });
  });
});

describe('A start that cannot listen', () => {
  let parent: string;
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'admin-api-taken-'));
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    ({ port } = taken.address() as AddressInfo);
  });
  afterAll(async () => {
    taken.close();
    await once(taken, 'close');
    rmSync(parent, { recursive: true });
  });

  it.each(['127.0.0.1', '0.0.0.0', 'localhost'])(
    'ends with exit code 1, names a free port and creates nothing if PORT is taken on HOST=%s',
    async (host) => {
      const dataDir = join(parent, 'data');
      const service = spawnService({ DATA_DIR: dataDir, HOST: host, PORT: String(port) });
      expect(await ended(service)).toBe(1);
      expect(service.stdout).toBe('');
      expect(linesOf(service.stderr)).toEqual([
        expect.stringContaining(`Configuration: PORT ${port} of ${host} is taken`),
      ]);
      const [, free] = /: PORT=(\d+) npm start$/m.exec(service.stderr) ?? [];
      expect(Number(free)).toBeGreaterThan(port);
      await expect(assertCanListen({ host, port: Number(free) })).resolves.toBeUndefined();
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  // 203.0.113.0/24 is reserved for documentation: no machine has it.
  it.each(['203.0.113.1', 'name.invalid'])('names HOST and creates nothing if it is %s', async (host) => {
    const dataDir = join(parent, 'data');
    const service = spawnService({ DATA_DIR: dataDir, HOST: host });
    expect(await ended(service)).toBe(1);
    expect(linesOf(service.stderr)).toEqual([
      expect.stringMatching(/^Configuration: HOST is not an address of this machine/),
    ]);
    expect(existsSync(dataDir)).toBe(false);
  });
});

function expectNamed(text: string, variable: string, env: Record<string, string>): void {
  expect(linesOf(text)).toEqual([expect.stringContaining(variable)]);
  // A value of the allowed ones may be named; the wrong one may not.
  const values = Object.values(env).filter((value) => value.length > 2 && !value.startsWith('/'));
  for (const value of [...values, 'hunter2', 'passwordpassword', SECRET]) {
    expect(text).not.toContain(value);
  }
}
