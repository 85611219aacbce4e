import { setTimeout as delay } from 'node:timers/promises';
import { MigrationExecutor, type Migration, type QueryRunner } from 'typeorm';
import type { DatabaseClient } from './connection/client';
import { type ConnectedDataSource, runUnderLock } from './transaction/lock';

export type MigrationTransactionMode = MigrationExecutor['transaction'];

/** Key of an advisory lock that no other program in this database uses. */
const LOCK_KEY = 7_302_419_058;
const LOCK_RETRY_MS = 100;

/** An index on a large table takes longer than any request may. */
const WITHOUT_LIMITS = `SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`;

/**
 * Runs the pending migrations. If several instances start at once, one runs them and the others wait for it.
 * @returns the migrations that this call has run
 */
export async function runMigrationsUnderLock(
  dataSource: ConnectedDataSource,
  mode: MigrationTransactionMode = 'each',
  fake = false,
): Promise<Migration[]> {
  let migrations: Migration[] = [];
  const run = async (): Promise<void> => {
    migrations = await runPending(dataSource, mode, fake);
  };
  // Polls, because a session that waits inside a statement would block CREATE INDEX CONCURRENTLY forever.
  while (!(await runUnderLock(dataSource, LOCK_KEY, run))) {
    await delay(LOCK_RETRY_MS);
  }
  return migrations;
}

async function runPending(
  dataSource: ConnectedDataSource,
  mode: MigrationTransactionMode,
  fake: boolean,
): Promise<Migration[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as DatabaseClient;
    client.isLimited = false;
    try {
      const executor = new MigrationExecutor(dataSource, withoutLimits(runner, dataSource));
      executor.transaction = mode;
      executor.fake = fake;
      return await executor.executePendingMigrations();
    } finally {
      client.isLimited = true;
    }
  } finally {
    await runner.release();
  }
}

/** Lifts the limits of the session in each transaction of the runner. The embedded database has none. */
function withoutLimits(runner: QueryRunner, { context }: ConnectedDataSource): QueryRunner {
  if (context.pooling !== 'embedded') {
    const start = runner.startTransaction.bind(runner);
    runner.startTransaction = async (isolationLevel) => {
      await start(isolationLevel);
      await runner.query(WITHOUT_LIMITS);
    };
  }
  return runner;
}
