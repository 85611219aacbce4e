import { DataSource, type Migration } from 'typeorm';
import { TimeLimits } from '@/config/time-limits';
import { type ConnectionContext, DatabaseClient, type DatabaseClientConfig } from './client';
import { ConnectionMonitor } from './monitor';
import { poolOptionsOf } from './internals';
import { detectPooling } from './pooling';
import { wrongSettings } from './session';
import { SharedConnections } from './shared-connections';
import { databaseClock } from './database-clock';
import { EmbeddedEngine } from '../embedded/engine';
import { runMigrationsUnderLock, type MigrationTransactionMode } from '../migrate';
import { databaseOptions, type DatabaseConfig, type DatabaseSchema, poolSizeOf } from './options';
import { RowQueue } from '../transaction/row-queue';
import { send, type Statement } from '../repository/statement';
import { UnsuitableDatabase } from './unavailable';

interface ClockReading {
  milliseconds: number;
}

const CLOCK: Statement = {
  name: 'clock',
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS milliseconds',
};
/** Several readings narrow the bounds of the clock. */
const FIRST_READINGS = 3;

/** A DataSource that starts and stops the embedded database with itself, and runs migrations under a lock. */
export class ServiceDataSource extends DataSource {
  readonly context: ConnectionContext;
  private readonly engine?: EmbeddedEngine;
  private readonly monitor: ConnectionMonitor | null;
  private readonly shared: SharedConnections | null;
  private readonly rows: RowQueue;
  private readonly url?: string;

  constructor(config: DatabaseConfig, schema: DatabaseSchema) {
    const isEmbedded = config.databaseUrl === undefined;
    const timeLimits = config.timeLimits ?? new TimeLimits();
    const engine = config.engine ?? new EmbeddedEngine({ dataDir: config.dataDir });
    const monitor = isEmbedded
      ? null
      : new ConnectionMonitor(
          {
            open: () => this.open(),
            askOnShared: (text) => this.find({ text }),
          },
          timeLimits,
        );
    const context: ConnectionContext = {
      pooling: isEmbedded ? 'embedded' : 'direct',
      usesPrepared: config.databasePrepared ?? true,
      allowsReadOnly: config.allowsReadOnly ?? false,
      timeLimits,
      schema: null,
      watch: monitor && ((client) => monitor.watch(client)),
    };
    super(databaseOptions(config, schema, { context, monitor, connectEmbedded: () => engine.connect() }));
    this.context = context;
    this.engine = isEmbedded ? engine : undefined;
    this.monitor = monitor;
    // The other half of the connections serves transactions that do not wait for that row.
    const rowLimit = isEmbedded ? Infinity : Math.max(1, Math.floor(poolSizeOf(config) / 2));
    this.rows = new RowQueue(rowLimit, timeLimits);
    this.url = config.databaseUrl;
    this.shared = isEmbedded
      ? null
      : new SharedConnections({
          open: () => {
            monitor?.assertAnswers();
            return this.open(true);
          },
          query: async <Row>(statement: Statement) => (await this.queries([statement]))[0] as Row[],
        });
  }

  override async initialize(): Promise<this> {
    await this.engine?.start();
    try {
      if (this.url !== undefined) {
        const { usesPrepared, timeLimits } = this.context;
        this.context.pooling = await detectPooling(this.url, usesPrepared, timeLimits);
      }
      await super.initialize();
      await this.assertSettings();
      for (let reading = 0; reading < FIRST_READINGS; reading += 1) {
        // On the pool, because migrations need two of the server's connections.
        await this.readClock((statement) => this.query(statement.text));
      }
      return this;
    } catch (error) {
      await (this.isInitialized ? this.destroy() : this.monitor?.close());
      await this.engine?.close();
      throw error;
    }
  }

  /** Runs a statement that PostgreSQL answers at once, outside a transaction. */
  find<Row>(statement: Statement): Promise<Row[]> {
    return this.shared?.query<Row>(statement) ?? this.query<Row[]>(statement.text, statement.values);
  }

  /** Sets `databaseClock`. The embedded database has the clock of this process. */
  async readClock(
    ask: (statement: Statement) => Promise<ClockReading[]> = (statement) => this.find(statement),
  ): Promise<void> {
    if (!this.engine) {
      await databaseClock.read(async () => (await ask(CLOCK))[0]?.milliseconds ?? NaN);
    }
  }

  /** Runs statements on one connection, in one packet. */
  async queries(statements: readonly Statement[]): Promise<object[][]> {
    const runner = this.createQueryRunner();
    try {
      const client = (await runner.connect()) as DatabaseClient;
      const sent = statements.map((statement) => send<object>(client, statement));
      // Awaits all of them, so that none is in flight when the connection is released.
      await Promise.allSettled(sent);
      return await Promise.all(sent);
    } finally {
      await runner.release();
    }
  }

  /** Waits until a transaction that locks a row may take a connection. See RowQueue. */
  enterRow(row: string): Promise<() => void> {
    return this.rows.enter(row);
  }

  /** Checks that the database answers and can be written. @throws DatabaseUnavailable */
  async assertReady(): Promise<void> {
    await (this.monitor?.check() ?? this.query('SELECT 1'));
  }

  override async destroy(): Promise<void> {
    try {
      await this.monitor?.close();
      await this.shared?.close();
      await super.destroy();
    } finally {
      await this.engine?.close();
    }
  }

  override runMigrations(options?: { transaction?: MigrationTransactionMode; fake?: boolean }): Promise<Migration[]> {
    return runMigrationsUnderLock(this, options?.transaction, options?.fake);
  }

  /** Opens a connection outside of the pool, with the options of the pool. */
  private async open(isShared = false): Promise<DatabaseClient> {
    const client = new DatabaseClient({ ...(poolOptionsOf(this) as DatabaseClientConfig), isShared });
    await client.connect();
    return client;
  }

  private async assertSettings(): Promise<void> {
    const wrong = await this.query<{ name: string; actual: string; needed: string }[]>(
      wrongSettings(this.context.pooling),
    );
    const [first] = wrong;
    if (first) {
      throw new UnsuitableDatabase(
        `the setting ${first.name} is ${first.actual}: set it to ${first.needed} by ALTER ROLE ... SET, since a pooler in` +
          ' transaction mode does not keep what a session sets',
      );
    }
  }
}

/** A DataSource that is not connected yet; `initialize()` and `destroy()` also start and stop the embedded database. */
export function createDataSource(config: DatabaseConfig, schema: DatabaseSchema): DataSource {
  return new ServiceDataSource(config, schema);
}
