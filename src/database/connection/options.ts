import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import { defaults } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { TimeLimits } from '@/config/time-limits';
import type { EmbeddedEngine } from '../embedded/engine';
import { type ConnectionContext, DatabaseClient } from './client';
import type { ConnectionMonitor } from './monitor';
import { DatabasePool, type DatabasePoolConfig } from './pool';

/** Connections for transactions and lists, if nothing else is configured. */
const DEFAULT_POOL_SIZE = 10;

export interface DatabaseConfig {
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** The embedded database, if it has been started already. */
  readonly engine?: EmbeddedEngine;
  /** Connections for transactions and lists. Up to three more serve reads by key and readiness. */
  readonly databasePoolSize?: number;
  /** False behind a pooler that does not keep prepared statements. */
  readonly databasePrepared?: boolean;
  /** Whether a database without our tables is refused instead of set up. A typo in a variable must not create one. */
  readonly mustExist?: boolean;
  /** Whether a standby will do, for a program that writes nothing. */
  readonly allowsReadOnly?: boolean;
  /** Default: those of the product. */
  readonly timeLimits?: TimeLimits;
}

/** Entities and migrations, as TypeORM's options of the same names. */
export interface DatabaseSchema {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

/** The parts of the DataSource that its connections need. */
export interface ConnectionParts {
  context: ConnectionContext;
  monitor: ConnectionMonitor | null;
  connectEmbedded: () => Duplex;
}

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** A restart of PostgreSQL breaks all idle connections at once; one line says it. */
const POOL_ERROR_LOG_INTERVAL_MS = 1_000;

/** TypeORM's options, for the application and for its command line alike (ormconfig.ts). */
export function databaseOptions(
  config: DatabaseConfig,
  schema: DatabaseSchema,
  { context, monitor, connectEmbedded }: ConnectionParts,
): PostgresOptions {
  const { timeLimits } = context;
  const given = config.databaseUrl === undefined ? embedded(connectEmbedded, timeLimits) : postgres(config, timeLimits);
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
    driver: {
      defaults,
      Pool: class extends DatabasePool {
        constructor(options: DatabasePoolConfig) {
          super({ ...options, monitor });
        }
      },
    },
    ...given,
    extra: {
      // Sends a statement before the previous one is answered; see statement.ts.
      pipeline: true,
      context,
      Client: DatabaseClient,
      ...(given.extra as object),
    },
    // Without a handler an idle connection that breaks would end the process.
    poolErrorHandler: poolErrorLog(),
  };
}

export function poolSizeOf({ databasePoolSize = DEFAULT_POOL_SIZE }: DatabaseConfig): number {
  return databasePoolSize;
}

/** Session settings are not among the start-up parameters, of which PgBouncer refuses most; see connection/session.ts. */
function postgres(config: DatabaseConfig, timeLimits: TimeLimits): Partial<PostgresOptions> {
  return {
    url: config.databaseUrl,
    poolSize: poolSizeOf(config),
    connectTimeoutMS: timeLimits.connection,
    extra: { keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
  };
}

function embedded(connect: () => Duplex, timeLimits: TimeLimits): Partial<PostgresOptions> {
  return {
    username: 'postgres',
    database: 'postgres',
    poolSize: 1,
    connectTimeoutMS: timeLimits.embeddedConnection,
    extra: {
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
