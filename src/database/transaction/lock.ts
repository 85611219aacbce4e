import { escapeLiteral } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ConnectionContext, DatabaseClient } from '../connection/client';

/** A DataSource that knows how its connections reach PostgreSQL. */
export type ConnectedDataSource = DataSource & { readonly context: ConnectionContext };

/** The holder of the lock stays idle in its transaction while other connections do the work. */
const tryLock = (key: string): string =>
  `SELECT pg_try_advisory_xact_lock(${key}) AS taken, set_config('idle_in_transaction_session_timeout', '0', true)`;

/**
 * Runs `work` under a lock that excludes every other instance. A separate transaction holds the lock, because session locks
 * do not work through a pooler in transaction mode. The embedded database has no second instance and needs no lock.
 * @param key A number that no other program uses in this database, or a name whose hash is the number
 * @returns false if another instance has the lock; `work` has not run then
 */
export async function runUnderLock(
  dataSource: ConnectedDataSource,
  key: number | string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (dataSource.context.pooling === 'embedded') {
    await work();
    return true;
  }
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('BEGIN');
    // With parameters, pg's protocol would keep a snapshot, and DETACH PARTITION would wait for it.
    const sql = tryLock(typeof key === 'number' ? String(key) : `hashtextextended(${escapeLiteral(key)}, 0)`);
    const [row] = (await holder.query(sql)) as { taken: boolean }[];
    if (row?.taken === true) {
      await work();
    }
    return row?.taken === true;
  } finally {
    // If the connection broke, the lock is gone too.
    await holder.query('ROLLBACK').catch(() => undefined);
    await holder.release();
  }
}

/**
 * Runs a statement that cannot be in a transaction, such as VACUUM.
 * @param limitMs Limit of the statement and of its waits
 */
export async function runOutsideTransaction(
  dataSource: ConnectedDataSource,
  statement: string,
  limitMs: number,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    if (dataSource.context.pooling === 'transaction') {
      await runWithin(runner, statement, limitMs);
      return;
    }
    await runner.query(`SET statement_timeout = ${limitMs}`);
    try {
      await runner.query(statement);
    } finally {
      // On a broken connection this fails too. The first error is the one to report.
      const { pooling, timeLimits } = dataSource.context;
      const usual = pooling === 'embedded' ? 0 : timeLimits.statement;
      await runner.query(`SET statement_timeout = ${usual}`).catch(() => undefined);
    }
  } finally {
    await runner.release();
  }
}

/** A pooler in transaction mode would apply the setting to other clients, so this process keeps the limit. */
async function runWithin(runner: QueryRunner, statement: string, limitMs: number): Promise<void> {
  const client = (await runner.connect()) as DatabaseClient;
  const timer = setTimeout(() => client.abort(new Error(`Connection terminated after ${limitMs} ms`)), limitMs);
  try {
    await runner.query(statement);
  } finally {
    clearTimeout(timer);
  }
}
