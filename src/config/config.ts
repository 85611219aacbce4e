import { canonicalEmail } from '@/text/email';
import { ConfigError } from './config-error';
import { SETTING_BOUNDS } from './setting-bounds';
import * as kind from './variable';
import { variable } from './variable';

export { ConfigError } from './config-error';

/** The values of AUDIT_REQUIRE_REASON: kinds of change, and fields whose change needs a reason. */
export const REASON_REQUIREMENTS = ['create', 'update', 'delete', 'role', 'status', 'password'] as const;
export type ReasonRequirement = (typeof REASON_REQUIREMENTS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An address, or a name and an address. */
const MAIL_FROM = /^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

/**
 * The environment as section 8 of the contract lists it. To add a variable, add a line here, a row to the README's table and
 * a line to `.env.example` and `compose.yaml`; a unit test compares them.
 */
export const VARIABLES = {
  port: variable('PORT', kind.wholeNumber(0, 65_535), 3000),
  host: variable('HOST', kind.line, '127.0.0.1'),
  /** Unset: the embedded database in `dataDir`. */
  databaseUrl: variable('DATABASE_URL', kind.matching(/^postgres(ql)?:\/\/\S+$/, 'a postgres:// or postgresql:// URL')),
  /** Connections for transactions and lists. Each instance opens up to three more. */
  databasePoolSize: variable('DATABASE_POOL_SIZE', kind.wholeNumber(1, 1000), 10),
  /** Whether connections keep prepared statements, which some poolers do not allow. */
  databasePrepared: variable('DATABASE_PREPARED', kind.onOff, true),
  dataDir: variable('DATA_DIR', kind.line, './data'),
  /** Unset: limits are counted in memory. */
  redisUrl: variable('REDIS_URL', kind.matching(/^rediss?:\/\/\S+$/, 'a redis:// or rediss:// URL')),
  /** Begins the keys in Redis. Unset: an id of the database. */
  redisPrefix: variable('REDIS_PREFIX', kind.matching(/^[\w:.-]{1,64}$/, '1 to 64 letters, digits, or one of _ : . -')),
  /** Unset only with the embedded database, for which a secret is generated and stored in `dataDir`. */
  jwtSecret: variable('JWT_SECRET', kind.secret),
  /** A second secret whose tokens and encrypted data are accepted. It signs and encrypts nothing. */
  jwtSecretPrevious: variable('JWT_SECRET_PREVIOUS', kind.secret),
  sessionTtlSeconds: variable('SESSION_TTL', settingValue('sessionTtlSeconds'), 43_200),
  adminEmail: variable('ADMIN_EMAIL', {
    expected: 'an email address',
    parse: (text) => canonicalEmail(text) ?? undefined,
  }),
  adminPassword: variable('ADMIN_PASSWORD', kind.line),
  rateLimitPerMinute: variable('RATE_LIMIT_PER_MINUTE', settingValue('rateLimitPerMinute'), 500),
  rateLimitPerHour: variable('RATE_LIMIT_PER_HOUR', settingValue('rateLimitPerHour'), 5000),
  /** Number of trusted reverse proxies in front of the service. */
  trustProxy: variable('TRUST_PROXY', kind.wholeNumber(0, 32), 0),
  corsOrigins: variable(
    'CORS_ORIGINS',
    kind.listOf(kind.origin, 'a comma-separated list of origins such as https://admin.example.com'),
    [],
  ),
  /** Ed25519, PKCS#8. Unset: a key is generated and stored in `dataDir`. */
  auditSigningKey: variable('AUDIT_SIGNING_KEY', kind.signingKey),
  /** Entries are sealed after at most this many seconds, or after `auditSealEntries` entries. */
  auditSealInterval: variable('AUDIT_SEAL_INTERVAL', kind.wholeNumber(1, 3600), 5),
  auditSealEntries: variable('AUDIT_SEAL_ENTRIES', kind.wholeNumber(1, 10_000), 1000),
  /** Unset: entries are kept forever. */
  auditRetentionDays: variable('AUDIT_RETENTION_DAYS', kind.wholeNumber(1, 36_500)),
  /** Days in which a deleted resource can be restored. */
  deletedRetentionDays: variable('DELETED_RETENTION_DAYS', kind.wholeNumber(0, 3650), 30),
  /** Number of days after the last action as an admin in which a person cannot be erased. 0: no hold. */
  erasureAdminHoldDays: variable('ERASURE_ADMIN_HOLD_DAYS', kind.wholeNumber(0, 3650), 90),
  auditRequireReason: variable(
    'AUDIT_REQUIRE_REASON',
    kind.listOf(kind.oneOf(REASON_REQUIREMENTS), `a comma-separated list of ${REASON_REQUIREMENTS.join(', ')}`),
    [],
  ),
  /** Whether reads are audited. */
  auditReads: variable('AUDIT_READS', kind.flag, false),
  /** Whether users, organizations, invitations and settings change only with `If-Match`. */
  requireIfMatch: variable('REQUIRE_IF_MATCH', kind.flag, false),
  /** Unset: no mail is sent. */
  smtpUrl: variable('SMTP_URL', kind.smtpUrl),
  /** The sender of mails. Unset: `no-reply@` the host of `publicUrl`. */
  mailFrom: variable(
    'MAIL_FROM',
    kind.matching(MAIL_FROM, 'an address such as no-reply@example.com or Acme <no-reply@example.com>'),
  ),
  /** The address of the application that links open. Unset: made from `host` and `port`. */
  publicUrl: variable('PUBLIC_URL', kind.webAddress),
  /** Whether Swagger UI and the OpenAPI document are served. */
  docs: variable('DOCS', kind.oneOf(['on', 'off']), 'on'),
  /** Seconds before a shutdown in which the service still serves, but readiness answers 503. */
  shutdownDrainSeconds: variable('SHUTDOWN_DRAIN_SECONDS', kind.wholeNumber(0, 600), 0),
  /** Seconds in which requests in flight can end after the drain. */
  shutdownTimeoutSeconds: variable('SHUTDOWN_TIMEOUT_SECONDS', kind.wholeNumber(2, 3600), 9),
  logLevel: variable('LOG_LEVEL', kind.oneOf(LOG_LEVELS), 'info'),
};

type Values = { readonly [Name in keyof typeof VARIABLES]: ReturnType<(typeof VARIABLES)[Name]['read']> };

/** The parsed environment, with derived defaults. */
export type AppConfig = Values & {
  readonly mailFrom: string;
  readonly publicUrl: string;
  /** Names of the variables that are set. */
  readonly setVariables: readonly string[];
};

/**
 * Reads the environment once.
 * @throws ConfigError whose message is one line that names the first wrong variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const values = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, declared]) => [name, declared.read(env)]),
  ) as unknown as Values;
  if (values.databaseUrl !== undefined && values.jwtSecret === undefined) {
    throw new ConfigError('JWT_SECRET must be set if DATABASE_URL is set: all instances need the same secret');
  }
  if (values.smtpUrl !== undefined && values.publicUrl === undefined) {
    throw new ConfigError('PUBLIC_URL must be set if SMTP_URL is set: mails contain links to it');
  }
  const publicUrl = values.publicUrl ?? ownUrl(values);
  return {
    ...values,
    publicUrl,
    mailFrom: values.mailFrom ?? `no-reply@${new URL(publicUrl).hostname}`,
    setVariables: Object.values(VARIABLES)
      .map(({ name }) => name)
      .filter((name) => kind.textOf(name, env) !== ''),
  };
}

/** Returns the kind of a setting: a whole number within its bounds. */
function settingValue(setting: keyof typeof SETTING_BOUNDS): kind.Kind<number> {
  const { min, max } = SETTING_BOUNDS[setting];
  return kind.wholeNumber(min, max);
}

/** Returns the address of this service on this machine. A wildcard address becomes `localhost`, which a browser can open. */
function ownUrl({ host, port }: Values): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
