import type { Pooling } from './pooling';

/** Limit of one statement, in milliseconds. */
export const STATEMENT_TIMEOUT_MS = 15_000;
/** Limit of one wait for a lock, in milliseconds. */
export const LOCK_TIMEOUT_MS = 2_500;
/** Limit on shared connections, in milliseconds: every statement waits for the one before it. */
export const SHARED_LOCK_TIMEOUT_MS = 1_500;

type Settings = Readonly<Record<string, string>>;

/** Settings that poolers keep for each of their clients, in transaction mode too. */
const TRACKED: Settings = {
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
  client_encoding: 'UTF8',
};

/** Settings that change what a statement means or how pg reads its result. */
const MEANING: Settings = {
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
  row_security: 'on',
};

const TRANSACTIONS: Settings = {
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
};

/** Our statements are short and many: starting parallel workers or a compiler takes longer than most of them. */
const PLANNING: Settings = { jit: 'off', max_parallel_workers_per_gather: '0', plan_cache_mode: 'auto' };

const LIMITS: Settings = {
  statement_timeout: `${STATEMENT_TIMEOUT_MS}ms`,
  lock_timeout: `${LOCK_TIMEOUT_MS}ms`,
  idle_in_transaction_session_timeout: '30s',
  idle_session_timeout: '0',
  transaction_timeout: '0',
};

/** State of the server and of the session, as `prepareSession` returns it. */
export interface ServerState {
  pid: number;
  isReadOnly: boolean;
  schema: string | null;
}

const STATE = `pg_backend_pid() AS pid, current_schema() AS schema,
  pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS "isReadOnly"`;

export const SELECT_STATE = `SELECT ${STATE}`;

/** Sets a new session up and returns its state, in one statement. A pooler in transaction mode would not keep the rest. */
export function prepareSession(pooling: Pooling, isShared: boolean): string {
  return `SELECT ${STATE}, ${setAll(sessionSettings(pooling, isShared), false)}`;
}

function sessionSettings(pooling: Pooling, isShared: boolean): Settings {
  if (pooling === 'transaction') {
    return TRACKED;
  }
  const settings = { ...TRACKED, ...MEANING, ...TRANSACTIONS, ...PLANNING };
  if (pooling === 'embedded') {
    // The embedded database has no timers. Its watchdog ends what takes too long.
    return settings;
  }
  return { ...settings, ...LIMITS, ...(isShared && { lock_timeout: `${SHARED_LOCK_TIMEOUT_MS}ms` }) };
}

/** Statements that begin a transaction. */
export function beginTransaction(pooling: Pooling): readonly string[] {
  return pooling === 'transaction'
    ? [
        'BEGIN ISOLATION LEVEL READ COMMITTED',
        `SELECT ${setAll({ ...MEANING, ...PLANNING, ...LIMITS }, true)}, pg_backend_pid() AS pid`,
      ]
    : ['BEGIN'];
}

/** A setting that this version of PostgreSQL does not have is left out. */
function setAll(settings: Settings, isLocal: boolean): string {
  const values = Object.entries(settings).map(([name, value]) => `('${name}', '${value}')`);
  return `(SELECT count(set_config(name, value, ${isLocal})) FROM (VALUES ${values.join(', ')}) AS s (name, value)
    WHERE current_setting(name, true) IS NOT NULL) AS settings`;
}

/** Lists the settings that are not what our statements rely on; those of transactions are set with each transaction. */
export function wrongSettings(pooling: Pooling): string {
  const needed = { ...TRACKED, ...MEANING, ...(pooling !== 'transaction' && TRANSACTIONS) };
  const values = Object.entries(needed).map(([name, value]) => `('${name}', '${value}')`);
  return `SELECT name, current_setting(name, true) AS actual, value AS needed
    FROM (VALUES ${values.join(', ')}) AS s (name, value) WHERE current_setting(name, true) IS DISTINCT FROM value`;
}
