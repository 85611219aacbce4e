import { setTimeout as delay } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type Migration, type QueryRunner } from 'typeorm';

export type MigrationTransactionMode = MigrationExecutor['transaction'];

/** Any number that no other program uses for an advisory lock in this database. */
const LOCK_KEY = 7_302_419_058;
const LOCK_RETRY_MS = 100;

/**
 * Runs the pending migrations. Of several instances that start at once one runs them, the others wait for it.
 * Lock and migrations share one connection, as the embedded database has no second one.
 * @returns the migrations that this call has run
 */
export async function runMigrationsUnderLock(
  dataSource: DataSource,
  mode: MigrationTransactionMode = 'each',
  fake = false,
): Promise<Migration[]> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    // An index on a large table takes longer than any request may.
    await queryRunner.query('SET statement_timeout = 0');
    await queryRunner.query('SET lock_timeout = 0');
    await takeLock(queryRunner);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = mode;
    executor.fake = fake;
    return await executor.executePendingMigrations();
  } finally {
    await restoreSession(queryRunner);
  }
}

/** Asks again and again: a session that waits inside a statement would block CREATE INDEX CONCURRENTLY for ever. */
async function takeLock(queryRunner: QueryRunner): Promise<void> {
  for (;;) {
    const [row] = (await queryRunner.query('SELECT pg_try_advisory_lock($1) AS taken', [LOCK_KEY])) as [
      { taken: boolean },
    ];
    if (row.taken) {
      return;
    }
    await delay(LOCK_RETRY_MS);
  }
}

/** The connection goes back to the pool as it came. Where it broke there is nothing to restore: the lock is gone. */
async function restoreSession(queryRunner: QueryRunner): Promise<void> {
  try {
    await queryRunner.query('SELECT pg_advisory_unlock_all()');
    await queryRunner.query('RESET statement_timeout');
    await queryRunner.query('RESET lock_timeout');
  } catch {
    // What failed before is thrown by the caller and says more.
  } finally {
    await queryRunner.release();
  }
}
