import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadAuditPublicKey, loadDatabaseConfig } from '@/config/audit-log-source';
import { loadConfig } from '@/config/config';
import { envExample, readmeTable } from '@/config/documentation';
import { VARIABLES } from '@/config/variables';
import { faultOf } from '../support/config-fault';
import { TimeLimits } from '@/config/time-limits';

const spki = { type: 'spki', format: 'pem' } as const;
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey: PEM, publicKey: PUBLIC_KEY } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: spki,
  privateKeyEncoding: pkcs8,
});
const KEY = PEM.trim();
const { privateKey: RSA_KEY } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: spki,
  privateKeyEncoding: pkcs8,
});
const SECRET = 'thirty-two bytes, and not one less';
const OTHER_SECRET = 'as many bytes, but in another order';
const EASY_SECRETS = [
  'x'.repeat(64),
  'changeme'.repeat(5),
  'supersecret'.repeat(4),
  '12345678901234567890123456789012',
  'password12345678password12345678',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  'please-change-this-jwt-secret-in-production',
  'my-super-secret-jwt-key-change-me-please',
  'your-256-bit-secret-your-256-bit-secret',
];

/** Each variable with a value that is not its default. */
const EVERYTHING: Record<string, string> = {
  PORT: '8080',
  HOST: '0.0.0.0',
  DATABASE_URL: 'postgresql://u:p@db/x',
  DATABASE_POOL_SIZE: '4',
  DATABASE_PREPARED: 'off',
  DATA_DIR: '/var/lib/admin',
  REDIS_URL: 'rediss://cache:6380/1',
  REDIS_PREFIX: 'billing:prod',
  JWT_SECRET: SECRET,
  JWT_SECRET_PREVIOUS: OTHER_SECRET,
  SESSION_TTL: '60',
  SESSION_IDLE: '0',
  MAX_SESSIONS_PER_USER: '1000',
  ADMIN_EMAIL: ' First@Example.COM ',
  ADMIN_PASSWORD: 'a teapot on the moon',
  RATE_LIMIT_PER_MINUTE: '60',
  RATE_LIMIT_PER_HOUR: '10000000',
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: '1000',
  TRUST_PROXY: '2',
  CORS_ORIGINS: 'https://a.example.com, http://localhost:5173,',
  AUDIT_SIGNING_KEY: KEY,
  AUDIT_SEAL_INTERVAL: '1',
  AUDIT_SEAL_ENTRIES: '10000',
  AUDIT_RETENTION_DAYS: '365',
  DELETED_RETENTION_DAYS: '0',
  ERASURE_ADMIN_HOLD_DAYS: '7',
  AUDIT_REQUIRE_REASON: 'delete, role',
  AUDIT_READS: 'true',
  AUDIT_UNKNOWN_EVENTS: 'refuse',
  REQUIRE_IF_MATCH: 'true',
  PUBLIC_URL: 'https://app.example.com/admin/',
  ACCOUNT_PAGES: 'off',
  SMTP_URL: 'smtps://user:p%40ss@mail.example.com:465',
  MAIL_FROM: 'Acme <hello@example.com>',
  SECURITY_NOTIFICATIONS: 'false',
  DOCS: 'off',
  SHUTDOWN_DRAIN_SECONDS: '10',
  SHUTDOWN_TIMEOUT_SECONDS: '60',
  LOG_LEVEL: 'debug',
};

/** Returns a URL with this end. */
const onA = (end: string) => `https://a.example.com${end}`;

describe('The configuration', () => {
  it('has the defaults of the contract', () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      databasePoolSize: 10,
      databasePrepared: true,
      dataDir: './data',
      redisUrl: undefined,
      jwtSecret: undefined,
      jwtSecretPrevious: undefined,
      sessionTtlSeconds: 43_200,
      sessionIdleSeconds: 3600,
      maxSessionsPerUser: 20,
      adminEmail: undefined,
      adminPassword: undefined,
      rateLimitPerMinute: 500,
      rateLimitPerHour: 5000,
      rateLimitAnonymousPerMinute: 100,
      trustProxy: 0,
      corsOrigins: [],
      auditSigningKey: undefined,
      auditSealInterval: 5,
      auditSealEntries: 1000,
      auditRetentionDays: undefined,
      deletedRetentionDays: 30,
      erasureAdminHoldDays: 90,
      auditRequireReason: [],
      auditReads: false,
      auditUnknownEvents: 'accept',
      requireIfMatch: false,
      smtpUrl: undefined,
      mailFrom: 'no-reply@127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      securityNotifications: true,
      docs: 'on',
      accountPages: true,
      shutdownDrainSeconds: 0,
      shutdownTimeoutSeconds: 9,
      logLevel: 'info',
      timeLimits: new TimeLimits(),
      setVariables: [],
    });
  });

  it('reads each variable', () => {
    expect(loadConfig(EVERYTHING)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: EVERYTHING.DATABASE_URL,
      databasePoolSize: 4,
      databasePrepared: false,
      dataDir: EVERYTHING.DATA_DIR,
      redisUrl: EVERYTHING.REDIS_URL,
      redisPrefix: 'billing:prod',
      jwtSecret: SECRET,
      jwtSecretPrevious: OTHER_SECRET,
      sessionTtlSeconds: 60,
      sessionIdleSeconds: 0,
      maxSessionsPerUser: 1000,
      adminEmail: 'first@example.com',
      adminPassword: EVERYTHING.ADMIN_PASSWORD,
      rateLimitPerMinute: 60,
      rateLimitPerHour: 10_000_000,
      rateLimitAnonymousPerMinute: 1000,
      trustProxy: 2,
      corsOrigins: ['https://a.example.com', 'http://localhost:5173'],
      auditSigningKey: KEY,
      auditSealInterval: 1,
      auditSealEntries: 10_000,
      auditRetentionDays: 365,
      deletedRetentionDays: 0,
      erasureAdminHoldDays: 7,
      auditRequireReason: ['delete', 'role'],
      auditReads: true,
      auditUnknownEvents: 'refuse',
      requireIfMatch: true,
      smtpUrl: EVERYTHING.SMTP_URL,
      mailFrom: EVERYTHING.MAIL_FROM,
      publicUrl: 'https://app.example.com/admin',
      securityNotifications: false,
      docs: 'off',
      accountPages: false,
      shutdownDrainSeconds: 10,
      shutdownTimeoutSeconds: 60,
      logLevel: 'debug',
      timeLimits: new TimeLimits(),
      setVariables: Object.keys(EVERYTHING),
    });
  });

  it('takes links to lead to HOST and PORT, and mail to come from there, where nobody says otherwise', () => {
    expect(loadConfig({ HOST: '::1', PORT: '81' })).toMatchObject({ publicUrl: 'http://[::1]:81' });
    expect(loadConfig({ PUBLIC_URL: 'https://app.example.com:8443/' })).toMatchObject({
      publicUrl: 'https://app.example.com:8443',
      mailFrom: 'no-reply@app.example.com',
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const names = ['PORT', 'DATABASE_URL', 'REDIS_URL', 'JWT_SECRET', 'ADMIN_EMAIL', 'CORS_ORIGINS', 'LOG_LEVEL'];
    expect(loadConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(loadConfig({}));
  });

  it('wants to know where links lead where mails have them, and else takes the own address', () => {
    expect(faultOf({ SMTP_URL: 'smtp://127.0.0.1' })).toContain('PUBLIC_URL must be set');
    expect(loadConfig({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(loadConfig({ HOST: '::' }).publicUrl).toBe('http://localhost:3000');
    expect(loadConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
  });

  it.each([
    ['PORT', ['abc', '-1', '65536', '3000.5', '0x10', '1e3', '3 000']],
    ['SESSION_TTL', ['-1', '0', '59', '12h', '2592001', 'Infinity']],
    ['SESSION_IDLE', ['-1', '1', '59', '1h', '2592001', '00000000000000001']],
    ['MAX_SESSIONS_PER_USER', ['0', '1001', '-1', '2.5']],
    ['SECURITY_NOTIFICATIONS', ['1', 'yes', 'on']],
    ['RATE_LIMIT_PER_MINUTE', ['0', '59', '10000001', 'many', '-5']],
    ['RATE_LIMIT_PER_HOUR', ['0', '599', '10000001', 'many', '1.5']],
    ['RATE_LIMIT_ANONYMOUS_PER_MINUTE', ['0', '59', '10000001', 'none']],
    ['TRUST_PROXY', ['yes', 'true', '-1', '33', '127.0.0.1']],
    ['DATABASE_URL', ['mysql://u:p@db/x', 'db.example.com', 'postgres://a b/c']],
    ['REDIS_URL', ['http://cache', 'cache:6379']],
    ['REDIS_PREFIX', ['a b', 'a/b', 'x'.repeat(65)]],
    ['JWT_SECRET', ['short', SECRET.slice(0, 31), ...EASY_SECRETS]],
    ['JWT_SECRET_PREVIOUS', ['short', SECRET.slice(0, 31), ...EASY_SECRETS]],
    ['ADMIN_EMAIL', ['nobody', 'ä@example.com', '@example.com']],
    ['HOST', ['127.0.0.1\n::1', 'a\tb']],
    ['DATA_DIR', ['/data\n/other']],
    ['ADMIN_PASSWORD', ['a teapot\non the moon', 'a teapot on\u001b the moon']],
    ['CORS_ORIGINS', ['foo', '*', 'https://a.example.com,foo', 'ftp://a.example.com', 'https://u:p@a.example.com']],
    ['AUDIT_SIGNING_KEY', ['hunter2', PUBLIC_KEY, RSA_KEY, KEY.slice(0, -8)]],
    ['AUDIT_SEAL_INTERVAL', ['0', '3601', 'never']],
    ['AUDIT_SEAL_ENTRIES', ['0', '10001']],
    ['AUDIT_RETENTION_DAYS', ['0', '-1', '36501', '1y']],
    ['DELETED_RETENTION_DAYS', ['-1', '3651', '30d']],
    ['ERASURE_ADMIN_HOLD_DAYS', ['-1', '3651', '90d']],
    ['AUDIT_REQUIRE_REASON', ['everything', 'delete,nothing']],
    ['AUDIT_READS', ['yes', '1', 'TRUE']],
    ['AUDIT_UNKNOWN_EVENTS', ['Accept', 'drop', 'true']],
    ['SMTP_URL', ['http://mail.example.com', 'mail.example.com:25', 'smtp:///x', 'smtps://?x']],
    ['MAIL_FROM', ['nobody', 'a@b@c', 'Acme <hello>', 'a@example.com\r\nBcc: b@example.com']],
    ['PUBLIC_URL', ['a.example.com', 'ftp://a.example.com', 'https://u:p@a.example.com', ...['?x=1', '/#x'].map(onA)]],
    ['LOG_LEVEL', ['loud', 'INFO', '30']],
  ])('refuses a wrong %s in one line that names it and not its value', (name, values) => {
    for (const value of values) {
      const message = faultOf({ [name]: value, ...(name === 'DATABASE_URL' && { JWT_SECRET: SECRET }) });
      expect(message).toContain(name);
      expect(message).not.toContain('\n');
      if (value.length > 3) {
        expect(message).not.toContain(value);
      }
    }
  });

  it.each([
    'https://a.example.com/admin',
    'https://a.example.com//',
    'https://a.example.com?x=1',
    'https://a.example.com/#x',
    'https://*.example.com',
    'https:a.example.com',
    'https://a.example.com:65536',
  ])('refuses %s in CORS_ORIGINS, because it is no origin', (origin) =>
    expect(faultOf({ CORS_ORIGINS: origin })).toContain('CORS_ORIGINS'),
  );

  it.each([
    ['https://a.example:443', 'https://a.example'],
    ['http://a.example:80', 'http://a.example'],
    ['https://a.example:80', 'https://a.example:80'],
    ['http://a.example:443', 'http://a.example:443'],
    ['HTTPS://A.Example.com', 'https://a.example.com'],
    ['https://a.example.com/', 'https://a.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[::1]:80/', 'http://[::1]'],
  ])('reads the CORS origin %s as %s, which browsers send', (given, origin) =>
    expect(loadConfig({ CORS_ORIGINS: given }).corsOrigins).toEqual([origin]),
  );

  it.each(Object.values(VARIABLES).map(({ name }) => name))(
    'ignores white space and line ends around the value of %s',
    (name) => {
      const env: Record<string, string> = { ...EVERYTHING, [name]: `\ufeff \t${EVERYTHING[name]}\r\n` };
      expect(loadConfig(env)).toEqual(loadConfig(EVERYTHING));
    },
  );

  it.each(Object.values(VARIABLES).map(({ name }) => name))('takes %s as unset if it holds only white space', (name) =>
    expect(loadConfig({ [name]: ' \r\n' })).toEqual(loadConfig({})),
  );

  it('reads the variables of the audit verification by the same rule', () => {
    const env = { DATABASE_URL: ' postgres://u@db/x\n', DATA_DIR: '/nowhere\n', AUDIT_SIGNING_KEY: `\n${KEY}\n` };
    expect(loadDatabaseConfig(env)).toMatchObject({ databaseUrl: 'postgres://u@db/x', dataDir: '/nowhere' });
    expect(loadAuditPublicKey(env)).toBe(loadAuditPublicKey({ ...env, AUDIT_SIGNING_KEY: KEY }));
    expect(loadAuditPublicKey({ DATA_DIR: '/nowhere', AUDIT_SIGNING_KEY: ' \n' })).toBeNull();
  });

  it('is documented in the README by its declaration; else run npm run config:docs', () => {
    const rows = readFileSync('README.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| (variable +\| default|`[A-Z_]+`)/.test(line))
      .map((line) => line.replace(/ +\|/g, ' |').replace(/\| +/g, '| '));
    expect(rows).toEqual(readmeTable().filter((line) => !line.startsWith('| ---')));
  });

  it('is documented in .env.example by its declaration; else run npm run config:docs', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('has each of its variables in compose.yaml', () => {
    const others = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'REDISCLI_AUTH'];
    const named = [...readFileSync('compose.yaml', 'utf8').matchAll(/^ {6}([A-Z_]+): /gm)].map(
      ([, name]) => name ?? '',
    );
    const declared = Object.values(VARIABLES).map(({ name }) => name);
    // The image sets the data folder, which is a volume.
    expect(named.filter((name) => !others.includes(name)).sort()).toEqual(
      declared.filter((name) => name !== 'DATA_DIR').sort(),
    );
  });

  it('asks for JWT_SECRET where DATABASE_URL is set, since every instance must have the same', () => {
    expect(faultOf({ DATABASE_URL: 'postgres://u:hunter2@db/x' })).toMatch(/^JWT_SECRET /);
  });

  it('takes the signing key in each form that a variable can hold', () => {
    const body = KEY.replace(/-----[^-]+-----|\n/g, '');
    for (const form of [KEY, KEY.replaceAll('\n', '\\n'), body]) {
      expect(loadConfig({ AUDIT_SIGNING_KEY: form }).auditSigningKey).toBe(form);
    }
  });

  it('ignores what is not its own', () => {
    expect(loadConfig({ PATH: '/bin', NODE_ENV: 'production', port: '1' })).toEqual(loadConfig({}));
  });
});
