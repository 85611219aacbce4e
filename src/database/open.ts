import type { Client, Pool } from 'pg';
import { DataSource, type Migration } from 'typeorm';
import { databaseClock } from './database-clock';
import { EmbeddedEngine } from './embedded/engine';
import { Lanes } from './lanes';
import { runMigrationsUnderLock, type MigrationTransactionMode } from './migrate';
import { databaseOptions, type DatabaseConfig, type DatabaseSchema } from './options';
import { send, type Statement } from './statement';

const CLOCK: Statement = {
  name: 'clock',
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS milliseconds',
};
/** Of several readings the narrowest bounds count. */
const FIRST_READINGS = 3;

/** A DataSource that starts and stops the embedded database with itself, and runs migrations under a lock. */
export class ServiceDataSource extends DataSource {
  private readonly engine?: EmbeddedEngine;
  private lanes: Lanes | null = null;

  constructor(config: DatabaseConfig, schema: DatabaseSchema) {
    const engine = new EmbeddedEngine({ dataDir: config.dataDir });
    super(databaseOptions(config, schema, () => engine.connect()));
    this.engine = config.databaseUrl === undefined ? engine : undefined;
  }

  override async initialize(): Promise<this> {
    await this.engine?.start();
    try {
      await super.initialize();
      // The embedded database has one connection, which is the pool's.
      this.lanes = this.engine ? null : new Lanes((this.driver as unknown as { master: Pool }).master);
      for (let reading = 0; reading < FIRST_READINGS; reading += 1) {
        await this.readClock();
      }
      return this;
    } catch (error) {
      await this.engine?.close();
      throw error;
    }
  }

  /** Runs a statement that PostgreSQL answers at once, outside of any transaction. */
  find<Row>(statement: Statement): Promise<Row[]> {
    return this.lanes?.query<Row>(statement) ?? this.query<Row[]>(statement.text, statement.values);
  }

  /** Sets `databaseClock`. The embedded database has the clock of this process. */
  async readClock(): Promise<void> {
    if (!this.engine) {
      await databaseClock.read(async () => (await this.find<{ milliseconds: number }>(CLOCK))[0]?.milliseconds ?? NaN);
    }
  }

  /** Runs statements on one connection, in one packet. */
  async queries(statements: readonly Statement[]): Promise<object[][]> {
    const runner = this.createQueryRunner();
    try {
      const client = (await runner.connect()) as Client;
      const sent = statements.map((statement) => send<object>(client, statement));
      // All of them, so that nothing is under way when the connection goes back.
      await Promise.allSettled(sent);
      return await Promise.all(sent);
    } finally {
      await runner.release();
    }
  }

  override async destroy(): Promise<void> {
    try {
      await this.lanes?.close();
      await super.destroy();
    } finally {
      await this.engine?.close();
    }
  }

  override runMigrations(options?: { transaction?: MigrationTransactionMode; fake?: boolean }): Promise<Migration[]> {
    return runMigrationsUnderLock(this, options?.transaction, options?.fake);
  }
}

/** A DataSource that is not connected yet; `initialize()` and `destroy()` also start and stop the embedded database. */
export function createDataSource(config: DatabaseConfig, schema: DatabaseSchema): DataSource {
  return new ServiceDataSource(config, schema);
}

/**
 * Opens the database and brings its schema up to date.
 * @returns a DataSource whose `destroy()` also stops the embedded database and frees its folder
 * @throws Error with a message of one line, without the password of the URL
 */
export async function openDataSource(config: DatabaseConfig, schema: DatabaseSchema): Promise<DataSource> {
  const dataSource = await initialized(config, schema);
  try {
    await dataSource.runMigrations();
    return dataSource;
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    throw oneLine('Cannot migrate the database: ', error, config);
  }
}

async function initialized(config: DatabaseConfig, schema: DatabaseSchema): Promise<DataSource> {
  try {
    return await createDataSource(config, schema).initialize();
  } catch (error) {
    // The embedded database speaks in whole sentences.
    throw oneLine(config.databaseUrl === undefined ? '' : 'Cannot open DATABASE_URL: ', error, config);
  }
}

/** The cause is left out on purpose: whoever prints it would print what is kept out of the message. */
function oneLine(prefix: string, error: unknown, { databaseUrl }: DatabaseConfig): Error {
  const line = messageOf(error).split('\n', 1)[0] ?? '';
  return new Error(`${prefix}${secretsOf(databaseUrl).reduce((text, secret) => text.replaceAll(secret, '***'), line)}`);
}

function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: unknown; errors?: unknown };
  // A connection that several addresses refuse is an AggregateError, whose own message is empty.
  return Array.isArray(errors) && errors.length > 0 ? messageOf(errors[0]) : String(message);
}

/** The password as it is written in the URL and as it is meant. */
function secretsOf(databaseUrl = ''): string[] {
  const written = /^[^:]*:\/\/[^:@/]*:(.*)@/.exec(databaseUrl)?.[1] ?? '';
  return [databaseUrl, written, decoded(written)].filter((secret) => secret !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
