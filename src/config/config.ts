import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, Matches, validateSync } from 'class-validator';
import { IsCanonicalEmail, ToCanonicalEmail } from '@/common/email';
import { IsPublicUrl, IsSigningKey, IsSmtpUrl, MinBytes, WholeNumber } from './validators';

/** A wrong value in the environment. The message names the variable and never its value. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** What AUDIT_REQUIRE_REASON can name: kinds of change, and fields whose change it is about. */
export const REASON_REQUIREMENTS = ['create', 'update', 'delete', 'role', 'status', 'password'] as const;
export type ReasonRequirement = (typeof REASON_REQUIREMENTS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** An address, or a name and an address. */
const MAIL_FROM = /^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const ToList = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== '')
      : value,
  );

/** The environment as section 8 of the contract lists it, with its defaults. */
class Environment {
  @WholeNumber(0, 65535)
  PORT = 3000;

  @IsString()
  HOST = '127.0.0.1';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'DATABASE_URL must be a postgres:// or postgresql:// URL' })
  DATABASE_URL?: string;

  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: 'REDIS_URL must be a redis:// or rediss:// URL' })
  REDIS_URL?: string;

  @IsOptional()
  @MinBytes(32, { message: 'JWT_SECRET must be at least 32 bytes long' })
  JWT_SECRET?: string;

  @WholeNumber(60, 31_536_000)
  SESSION_TTL = 43_200;

  @IsOptional()
  @ToCanonicalEmail()
  @IsCanonicalEmail({ message: 'ADMIN_EMAIL must be an email address' })
  ADMIN_EMAIL?: string;

  @IsOptional()
  @IsString()
  ADMIN_PASSWORD?: string;

  @WholeNumber(1, 10_000_000)
  RATE_LIMIT_PER_MINUTE = 500;

  @WholeNumber(1, 10_000_000)
  RATE_LIMIT_PER_HOUR = 5000;

  @WholeNumber(0, 32)
  TRUST_PROXY = 0;

  @ToList()
  @IsArray()
  @Matches(/^https?:\/\/[a-z0-9.:[\]-]+$/, {
    each: true,
    message: 'CORS_ORIGINS must be a comma-separated list of origins such as https://admin.example.com',
  })
  CORS_ORIGINS: string[] = [];

  @IsOptional()
  @IsSigningKey({
    message: 'AUDIT_SIGNING_KEY must be an Ed25519 private key: a PKCS#8 PEM, or the base64 between its lines',
  })
  AUDIT_SIGNING_KEY?: string;

  @WholeNumber(1, 3600)
  AUDIT_SEAL_INTERVAL = 5;

  @WholeNumber(1, 10_000)
  AUDIT_SEAL_ENTRIES = 1000;

  @IsOptional()
  @WholeNumber(1, 36_500)
  AUDIT_RETENTION_DAYS?: number;

  @WholeNumber(0, 3650)
  DELETED_RETENTION_DAYS = 30;

  @ToList()
  @IsArray()
  @IsIn(REASON_REQUIREMENTS, {
    each: true,
    message: `AUDIT_REQUIRE_REASON must be a comma-separated list of ${REASON_REQUIREMENTS.join(', ')}`,
  })
  AUDIT_REQUIRE_REASON: ReasonRequirement[] = [];

  @IsIn(['true', 'false'], { message: 'AUDIT_READS must be true or false' })
  AUDIT_READS = 'false';

  @IsIn(['true', 'false'], { message: 'REQUIRE_IF_MATCH must be true or false' })
  REQUIRE_IF_MATCH = 'false';
  @IsOptional()
  @IsSmtpUrl({ message: 'SMTP_URL must be an smtp:// or smtps:// URL' })
  SMTP_URL?: string;

  @IsOptional()
  @Matches(MAIL_FROM, {
    message: 'MAIL_FROM must be an address such as no-reply@example.com or Acme <no-reply@example.com>',
  })
  MAIL_FROM?: string;

  @IsOptional()
  @IsPublicUrl({
    message: 'PUBLIC_URL must be a URL such as https://app.example.com, without credentials, query and fragment',
  })
  PUBLIC_URL?: string;

  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}

export interface AppConfig {
  readonly port: number;
  readonly host: string;
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Unset: limits are counted in memory. */
  readonly redisUrl?: string;
  /** Unset only with the embedded database, which keeps one of its own in `dataDir`. */
  readonly jwtSecret?: string;
  readonly sessionTtlSeconds: number;
  readonly adminEmail?: string;
  readonly adminPassword?: string;
  readonly rateLimitPerMinute: number;
  readonly rateLimitPerHour: number;
  /** How many proxies in front of the service are believed. */
  readonly trustProxy: number;
  readonly corsOrigins: readonly string[];
  /** Ed25519, PKCS#8. Unset: one of its own in `dataDir`. */
  readonly auditSigningKey?: string;
  /** The seal is at most this many seconds, or `auditSealEntries` entries, behind. */
  readonly auditSealInterval: number;
  readonly auditSealEntries: number;
  /** Unset: entries are kept for ever. */
  readonly auditRetentionDays?: number;
  /** How long what is deleted can be restored. */
  readonly deletedRetentionDays: number;
  readonly auditRequireReason: readonly ReasonRequirement[];
  /** Whether reads leave entries too. */
  readonly auditReads: boolean;
  /** Whether users, organizations, invitations and settings change only with `If-Match`. */
  readonly requireIfMatch: boolean;
  /** Unset: no mail is sent. */
  readonly smtpUrl?: string;
  /** Whom our mail is from. */
  readonly mailFrom: string;
  /** Where people find the application that links lead to, without a slash at the end. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
}

/**
 * Reads the environment once.
 * @throws ConfigError whose message is one line that names the first wrong variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const known = Object.keys(new Environment()).concat(
    'DATABASE_URL',
    'REDIS_URL',
    'JWT_SECRET',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'AUDIT_SIGNING_KEY',
    'AUDIT_RETENTION_DAYS',
    'SMTP_URL',
    'MAIL_FROM',
    'PUBLIC_URL',
  );
  // A variable that is set to nothing counts as unset: compose files and CI pass them on like that.
  const given = known.filter((name) => env[name] !== undefined && env[name] !== '');
  const values = plainToInstance(Environment, Object.fromEntries(given.map((name) => [name, env[name]])), {
    exposeDefaultValues: true,
  });
  const [fault] = validateSync(values, { stopAtFirstError: true });
  if (fault) {
    throw new ConfigError(Object.values(fault.constraints ?? {})[0] ?? `${fault.property} is not valid`);
  }
  if (values.DATABASE_URL !== undefined && values.JWT_SECRET === undefined) {
    throw new ConfigError(
      'JWT_SECRET must be set where DATABASE_URL is set: every instance signs with the same secret',
    );
  }
  if (values.SMTP_URL !== undefined && values.PUBLIC_URL === undefined) {
    throw new ConfigError('PUBLIC_URL must be set where SMTP_URL is set: mails have links to it');
  }
  const publicUrl = (values.PUBLIC_URL ?? urlOf(values)).replace(/\/+$/, '');
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    redisUrl: values.REDIS_URL,
    jwtSecret: values.JWT_SECRET,
    sessionTtlSeconds: values.SESSION_TTL,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    rateLimitPerHour: values.RATE_LIMIT_PER_HOUR,
    trustProxy: values.TRUST_PROXY,
    corsOrigins: values.CORS_ORIGINS,
    auditSigningKey: values.AUDIT_SIGNING_KEY,
    auditSealInterval: values.AUDIT_SEAL_INTERVAL,
    auditSealEntries: values.AUDIT_SEAL_ENTRIES,
    auditRetentionDays: values.AUDIT_RETENTION_DAYS,
    deletedRetentionDays: values.DELETED_RETENTION_DAYS,
    auditRequireReason: values.AUDIT_REQUIRE_REASON,
    auditReads: values.AUDIT_READS === 'true',
    requireIfMatch: values.REQUIRE_IF_MATCH === 'true',
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    publicUrl,
    logLevel: values.LOG_LEVEL,
  };
}

/** Of who asks from this machine: an address that means all of them leads nowhere. */
function urlOf({ HOST, PORT }: Environment): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
