import type { TimeLimits } from '@/config/time-limits';
import type { Pooling } from './pooling';

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

const timeouts = ({ statement, lock, idleTransaction }: TimeLimits): Settings => ({
  statement_timeout: `${statement}ms`,
  lock_timeout: `${lock}ms`,
  idle_in_transaction_session_timeout: `${idleTransaction}ms`,
  idle_session_timeout: '0',
  transaction_timeout: '0',
});

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
export function prepareSession(pooling: Pooling, limits: TimeLimits, isShared: boolean): string {
  return `SELECT ${STATE}, ${setAll(sessionSettings(pooling, limits, isShared), false)}`;
}

function sessionSettings(pooling: Pooling, limits: TimeLimits, isShared: boolean): Settings {
  if (pooling === 'transaction') {
    return TRACKED;
  }
  const settings = { ...TRACKED, ...MEANING, ...TRANSACTIONS, ...PLANNING };
  if (pooling === 'embedded') {
    // The embedded database has no timers. Its watchdog ends what takes too long.
    return settings;
  }
  return { ...settings, ...timeouts(limits), ...(isShared && { lock_timeout: `${limits.sharedLock}ms` }) };
}

/** Statements that begin a transaction. */
export function beginTransaction(pooling: Pooling, limits: TimeLimits): readonly string[] {
  return pooling === 'transaction'
    ? [
        'BEGIN ISOLATION LEVEL READ COMMITTED',
        `SELECT ${setAll({ ...MEANING, ...PLANNING, ...timeouts(limits) }, true)}, pg_backend_pid() AS pid`,
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
