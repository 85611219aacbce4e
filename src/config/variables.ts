import { UNKNOWN_EVENTS } from '@/lib/admin/contract/settings';
import { canonicalEmail } from '@/text/email';
import { SESSION_IDLE_FLOOR_SECONDS, SETTING_BOUNDS } from './setting-bounds';
import * as kind from './variable';
import { variable } from './variable';

/** The values of AUDIT_REQUIRE_REASON: kinds of change, and fields whose change needs a reason. */
export const REASON_REQUIREMENTS = ['create', 'update', 'delete', 'role', 'status', 'password'] as const;
export type ReasonRequirement = (typeof REASON_REQUIREMENTS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An address, or a name and an address. */
const MAIL_FROM = /^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

/**
 * The environment variables, in the order of the documentation. Each declaration gives parsing, default, the row in the
 * README and the lines in `.env.example`. To add a variable, add it here and to `compose.yaml`, and run `npm run config:docs`.
 */
export const VARIABLES = {
  port: variable('PORT', kind.wholeNumber(0, 65_535), {
    default: 3000,
    meaning: 'port to listen on; 0 takes a free one',
  }),
  host: variable('HOST', kind.line, {
    default: '127.0.0.1',
    meaning: 'address to listen on; `0.0.0.0` for all',
  }),
  databaseUrl: variable(
    'DATABASE_URL',
    kind.matching(/^postgres(ql)?:\/\/\S+$/, 'a postgres:// or postgresql:// URL'),
    {
      ifUnset: 'embedded database',
      meaning: 'PostgreSQL 15 or newer ([TLS modes](docs/operations.md#tls-modes))',
      example: 'postgres://admin_api:PASSWORD@127.0.0.1:5432/admin_api',
    },
  ),
  databasePoolSize: variable('DATABASE_POOL_SIZE', kind.wholeNumber(1, 1000), {
    default: 10,
    meaning:
      'connections for transactions and lists; each instance opens up to [three more](docs/operations.md#connections)',
  }),
  databasePrepared: variable('DATABASE_PREPARED', kind.onOff, {
    default: true,
    meaning: '`off` behind a pooler that keeps no [prepared statements](docs/operations.md#pgbouncer)',
  }),
  dataDir: variable('DATA_DIR', kind.line, {
    default: './data',
    meaning: 'folder of the embedded database and of generated secrets; with `DATABASE_URL`, of the last checkpoint',
  }),
  redisUrl: variable('REDIS_URL', kind.matching(/^rediss?:\/\/\S+$/, 'a redis:// or rediss:// URL'), {
    ifUnset: 'counts in memory',
    meaning: 'Redis for the limits, which several instances share',
    example: 'redis://127.0.0.1:6379',
  }),
  redisPrefix: variable(
    'REDIS_PREFIX',
    kind.matching(/^[\w:.-]{1,64}$/, '1 to 64 letters, digits, or one of _ : . -'),
    {
      ifUnset: 'an id kept in the database',
      meaning: 'prefix of the keys in Redis, so that deployments can share one',
    },
  ),
  jwtSecret: variable('JWT_SECRET', kind.secret, {
    ifUnset: 'generated once, `DATA_DIR`',
    meaning:
      'secret that signs tokens and encrypts stored responses; required with `DATABASE_URL`, equal on all instances',
    example: '',
  }),
  jwtSecretPrevious: variable('JWT_SECRET_PREVIOUS', kind.secret, {
    ifUnset: 'none',
    meaning: 'second secret, accepted while `JWT_SECRET` [changes](docs/security.md#change-jwt_secret)',
  }),
  sessionTtlSeconds: variable('SESSION_TTL', settingValue('sessionTtlSeconds'), {
    default: 43_200,
    meaning: 'longest lifetime of a session in seconds, at most 30 days',
  }),
  sessionIdleSeconds: variable('SESSION_IDLE', settingValue('sessionIdleSeconds'), {
    default: 3600,
    meaning: 'seconds without a request after which a session ends, at least 60; 0: no limit',
  }),
  maxSessionsPerUser: variable('MAX_SESSIONS_PER_USER', settingValue('maxSessionsPerUser'), {
    default: 20,
    meaning: 'sessions of one user; a login above it ends the oldest session',
  }),
  adminEmail: variable(
    'ADMIN_EMAIL',
    { expected: 'an email address', parse: (text) => canonicalEmail(text) ?? undefined },
    {
      ifUnset: 'admin@example.com',
      meaning: 'email of the first admin, who is created only if there is no active admin',
    },
  ),
  adminPassword: variable('ADMIN_PASSWORD', kind.line, {
    ifUnset: 'generated and printed once',
    meaning: 'password of the first admin: at least 15 characters, not common, not made of the email',
    example: '',
  }),
  rateLimitPerMinute: variable('RATE_LIMIT_PER_MINUTE', settingValue('rateLimitPerMinute'), {
    default: 500,
    meaning: 'requests a minute for each user',
  }),
  rateLimitPerHour: variable('RATE_LIMIT_PER_HOUR', settingValue('rateLimitPerHour'), {
    default: 5000,
    meaning: 'requests an hour for each user',
  }),
  rateLimitAnonymousPerMinute: variable('RATE_LIMIT_ANONYMOUS_PER_MINUTE', kind.wholeNumber(60, 10_000_000), {
    default: 100,
    meaning: 'requests a minute for each client address without a valid session, logins among them',
  }),
  trustProxy: variable('TRUST_PROXY', kind.wholeNumber(0, 32), {
    default: 0,
    meaning:
      'number of trusted reverse proxies in front; used to resolve the [client address](docs/security.md#client-addresses-and-proxies)',
  }),
  corsOrigins: variable(
    'CORS_ORIGINS',
    kind.listOf(kind.origin, 'a comma-separated list of origins such as https://admin.example.com'),
    {
      default: [],
      meaning: 'origins of browser applications; case, default port and last slash are ignored',
      example: 'https://admin.example.com',
    },
  ),
  auditSigningKey: variable('AUDIT_SIGNING_KEY', kind.signingKey, {
    ifUnset: 'generated once, `DATA_DIR`',
    meaning: 'key that signs the checkpoints of the audit log, equal on all instances',
    example: '',
  }),
  auditSealInterval: variable('AUDIT_SEAL_INTERVAL', kind.wholeNumber(1, 3600), {
    default: 5,
    meaning: 'seconds after which an audit entry is sealed at the latest',
  }),
  auditSealEntries: variable('AUDIT_SEAL_ENTRIES', kind.wholeNumber(1, 10_000), {
    default: 1000,
    meaning: 'number of unsealed audit entries that are sealed at once, and largest number of entries in a checkpoint',
  }),
  auditRetentionDays: variable('AUDIT_RETENTION_DAYS', kind.wholeNumber(1, 36_500), {
    ifUnset: 'kept forever',
    meaning: 'days after which whole months of the audit log are dropped',
  }),
  deletedRetentionDays: variable('DELETED_RETENTION_DAYS', kind.wholeNumber(0, 3650), {
    default: 30,
    meaning: 'days in which a deletion can be undone, before the purge; 0: until the next minute',
  }),
  erasureAdminHoldDays: variable('ERASURE_ADMIN_HOLD_DAYS', kind.wholeNumber(0, 3650), {
    default: 90,
    meaning:
      'days after their last action as an admin in which nobody can [erase a person](docs/security.md#erasure-and-its-hold); 0: no hold',
  }),
  auditRequireReason: variable(
    'AUDIT_REQUIRE_REASON',
    kind.listOf(kind.oneOf(REASON_REQUIREMENTS), `a comma-separated list of ${REASON_REQUIREMENTS.join(', ')}`),
    {
      default: [],
      meaning: 'changes that need an `X-Audit-Reason`',
      example: 'delete,role',
    },
  ),
  auditReads: variable('AUDIT_READS', kind.flag, {
    default: false,
    meaning: '`true` records reads in the audit log too',
  }),
  auditUnknownEvents: variable('AUDIT_UNKNOWN_EVENTS', kind.oneOf(UNKNOWN_EVENTS), {
    default: 'accept',
    meaning:
      '`refuse` refuses [application events](docs/application-events.md#declare-event-types) whose action no event type declares',
  }),
  requireIfMatch: variable('REQUIRE_IF_MATCH', kind.flag, {
    default: false,
    meaning: '`true` refuses changes of users, organizations, invitations and settings without `If-Match`',
  }),
  publicUrl: variable('PUBLIC_URL', kind.webAddress, {
    ifUnset: '`http://HOST:PORT`',
    meaning:
      'address that links to [pages](docs/account-pages.md) lead to: that of your application, or of this service; required with `SMTP_URL`',
    example: 'https://app.example.com',
  }),
  accountPages: variable('ACCOUNT_PAGES', kind.onOff, {
    default: true,
    meaning: '`off` removes the [pages](docs/account-pages.md) to accept an invitation and to set a new password',
  }),
  smtpUrl: variable('SMTP_URL', kind.smtpUrl, {
    ifUnset: 'no mail is sent',
    meaning: 'mail server; [TLS is required](docs/security.md#mail)',
    example: 'smtp://USER:PASSWORD@mail.example.com:587',
  }),
  mailFrom: variable(
    'MAIL_FROM',
    kind.matching(MAIL_FROM, 'an address such as no-reply@example.com or Acme <no-reply@example.com>'),
    {
      ifUnset: '`no-reply@` the host of `PUBLIC_URL`',
      meaning: 'sender of mails',
      example: 'Acme <no-reply@example.com>',
    },
  ),
  securityNotifications: variable('SECURITY_NOTIFICATIONS', kind.flag, {
    default: true,
    meaning:
      '`false` sends users no mail about [changes of their account](docs/security.md#security-notifications) and new sign-ins',
  }),
  docs: variable('DOCS', kind.oneOf(['on', 'off']), {
    default: 'on',
    meaning: 'whether Swagger UI (`/docs`), the reference (`/reference`) and the document are served',
  }),
  shutdownDrainSeconds: variable('SHUTDOWN_DRAIN_SECONDS', kind.wholeNumber(0, 600), {
    default: 0,
    meaning:
      'seconds in which the service is not ready, but serves, before it stops ([restart](docs/operations.md#restart))',
  }),
  shutdownTimeoutSeconds: variable('SHUTDOWN_TIMEOUT_SECONDS', kind.wholeNumber(2, 3600), {
    default: 9,
    meaning: 'seconds after the drain in which requests in flight, exports too, may end',
  }),
  logLevel: variable('LOG_LEVEL', kind.oneOf(LOG_LEVELS), {
    default: 'info',
    meaning: 'least severe level that is logged, as JSON on standard output ([log](docs/operations.md#log))',
  }),
};

/** Returns the kind of a setting: a whole number within its bounds. */
function settingValue(setting: keyof typeof SETTING_BOUNDS): kind.Kind<number> {
  const { min, max } = SETTING_BOUNDS[setting];
  return setting === 'sessionIdleSeconds'
    ? kind.zeroOr(kind.wholeNumber(SESSION_IDLE_FLOOR_SECONDS, max))
    : kind.wholeNumber(min, max);
}
