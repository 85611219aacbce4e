import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';

export interface DatabaseConfig {
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/** What the database holds, as TypeORM's options of the same names. */
export interface DatabaseSchema {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** A restart of PostgreSQL breaks all idle connections at once; one line says it. */
const POOL_ERROR_LOG_INTERVAL_MS = 1_000;

/**
 * TypeORM's options, for the application and for its command line alike (ormconfig.ts).
 * @param connectEmbedded opens a connection to the embedded database; used where no `databaseUrl` is set
 */
export function databaseOptions(
  config: DatabaseConfig,
  schema: DatabaseSchema,
  connectEmbedded: () => Duplex,
): PostgresOptions {
  return {
    type: 'postgres',
    entities: schema.entities,
    migrations: schema.migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    // TypeORM logs statements together with their parameters, which hold secrets. Errors reach the caller anyway.
    logging: false,
    // gen_random_uuid() is built in since PostgreSQL 13, so that no extension has to be installed for it.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    parseInt8: true,
    applicationName: 'admin-api',
    ...(config.databaseUrl === undefined ? embedded(connectEmbedded) : postgres(config.databaseUrl)),
    // Without a handler an idle connection that breaks would end the process.
    poolErrorHandler: poolErrorLog(),
  };
}

function postgres(url: string): Partial<PostgresOptions> {
  return {
    url,
    poolSize: 10,
    // Also how long a request waits for a free connection of the pool.
    connectTimeoutMS: 3_000,
    extra: {
      // Statements may be sent before the one before is answered; see statement.ts.
      pipeline: true,
      statement_timeout: 15_000,
      // To start processes, or a compiler, takes longer than most of our statements: they are short and many.
      options: '-c max_parallel_workers_per_gather=0 -c jit=off',
      idle_in_transaction_session_timeout: 30_000,
      lock_timeout: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  };
}

function embedded(connect: () => Duplex): Partial<PostgresOptions> {
  return {
    username: 'postgres',
    database: 'postgres',
    poolSize: 1,
    // All requests share one connection, so the wait for it is longer. The watchdog ends what takes forever.
    connectTimeoutMS: 10_000,
    extra: {
      pipeline: true,
      stream: connect,
      // False, not unset, which would mean PGSSLMODE of the environment.
      ssl: false,
      idleTimeoutMillis: 0,
    },
  };
}

function poolErrorLog(): (error: Error) => void {
  const logger = new Logger('Database');
  let lastLoggedAt = -Infinity;
  return (error) => {
    const now = performance.now();
    if (now - lastLoggedAt >= POOL_ERROR_LOG_INTERVAL_MS) {
      lastLoggedAt = now;
      logger.warn(`A database connection broke; the pool opens new ones: ${error.message.split('\n', 1)[0]}`);
    }
  };
}
