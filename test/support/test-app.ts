import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Redis from 'ioredis';
import request from 'supertest';
import { type AdminClient, createAdminClient } from '@/lib/admin/client';
import { createApp } from '@/app';
import { listen } from '@/http/connections/listen';
import { JsonLogger } from '@/http/logging/logger';
import { type AppConfig, loadConfig } from '@/config/config';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { FirstAdmin } from '@/users/first-admin';
import { PasswordCost } from '@/users/passwords/password.service';
import { OverloadLimits } from '@/overload/overload-limits';
import { StreamPace } from '@/audit/stream/stream-pace';
import { environment } from './environment';
import { PATIENT_MS, patientOverloadLimits, patientStreamPace, patientTimeLimits } from './patience';
import { createTestDatabase, type TestDatabase } from './test-database';

export const ADMIN_EMAIL = 'root@example.com';
export const ADMIN_PASSWORD = 'a lighthouse in the fog';
/** Least that argon2 takes. */
const CHEAP: Partial<PasswordCost> = { memoryCost: 8, timeCost: 1 };
/** More than any suite uses; the suites about limits set their own. */
const AMPLE = 1_000_000;

export interface TestAppOptions {
  /** Its time limits are patient, if it names none. `new TimeLimits()` has those of the product. */
  config?: Partial<AppConfig>;
  /** A database to share with another instance. Without one the application has its own and drops it at the end. */
  database?: TestDatabase;
  /** The cost of a hash of a password. Default: next to nothing. */
  passwordCost?: Partial<PasswordCost>;
}

/** The application that main runs, listening on a port of its own, with its first admin signed in. */
export interface TestApp {
  app: NestFastifyApplication;
  config: AppConfig;
  baseUrl: string;
  database: TestDatabase;
  /** Signed in as the first admin. */
  admin: AdminClient;
  adminToken: string;
  /** The log, a parsed line an entry. */
  logs: Record<string, unknown>[];
  /** Supertest on the service, without a token. */
  http: ReturnType<typeof request>;
  /** Supertest's agent with the token of the first admin, or with another one. */
  as(token?: string): ReturnType<typeof request.agent>;
  client(token: string): AdminClient;
  /** Runs a statement on the service's database, behind the service's back. */
  sql<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function createTestApp({
  config: overrides,
  database: shared,
  passwordCost = CHEAP,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = shared ?? (await createTestDatabase());
  const config = { ...testConfig(database), ...overrides };
  if (!shared) {
    await flushRedis(config);
  }
  const logs: Record<string, unknown>[] = [];
  const logger = new JsonLogger(config.logLevel, {
    write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>),
  });
  const app = await createApp(config, logger);
  bePatient(app);
  Object.assign(app.get(PasswordCost, { strict: false }), passwordCost);
  await app.get(FirstAdmin).ensure();
  await listen(app, { port: 0, host: '127.0.0.1' });
  const baseUrl = await app.getUrl();
  const client = (token: string) => createAdminClient({ baseUrl, token, maxRetries: 0, timeout: PATIENT_MS });
  const { token: adminToken } = await client('').auth.login({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
  return {
    app,
    config,
    baseUrl,
    database,
    admin: client(adminToken),
    adminToken,
    logs,
    http: request(baseUrl),
    as: (token = adminToken) => request.agent(baseUrl).set('Authorization', `Bearer ${token}`),
    client,
    sql: (statement, parameters) => app.get(UnitOfWork).query(statement, parameters),
    close: async () => {
      await app.close();
      if (!shared) {
        await database.drop();
      }
    },
  };
}

function testConfig(database: TestDatabase): AppConfig {
  return {
    ...loadConfig({ JWT_SECRET: 'a secret of the tests that is long enough' }),
    databaseUrl: database.databaseUrl,
    dataDir: database.dataDir,
    redisUrl: environment.redisUrl && `${environment.redisUrl.replace(/\/\d*$/, '')}/${environment.workerId}`,
    adminEmail: ADMIN_EMAIL,
    adminPassword: ADMIN_PASSWORD,
    rateLimitPerMinute: AMPLE,
    rateLimitPerHour: AMPLE,
    maxSessionsPerUser: AMPLE,
    timeLimits: patientTimeLimits(),
  };
}

/** Raises the limits of the product that are not part of its configuration. The suites about them set their own. */
function bePatient(app: NestFastifyApplication): void {
  Object.assign(app.get(OverloadLimits, { strict: false }), patientOverloadLimits());
  Object.assign(app.get(StreamPace, { strict: false }), patientStreamPace());
  // The latter first: Node refuses a time for the headers that is longer than the one for the request.
  Object.assign(app.getHttpServer(), { requestTimeout: 0, headersTimeout: 0 });
}

/** Files run one after another in a worker, so its number names a database that nobody else uses. */
async function flushRedis({ redisUrl }: AppConfig): Promise<void> {
  if (redisUrl === undefined) {
    return;
  }
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
}
