import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { DatabaseUnavailable, isDatabaseUnavailable } from '@/database/connection/unavailable';

const coded = (code: string) => Object.assign(new Error('some message'), { code });
const ofServer = (code: string) => Object.assign(new DatabaseError('some message', 12, 'error'), { code });

describe('isDatabaseUnavailable', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])('is true for %s of Node.js', (code) => {
    expect(isDatabaseUnavailable(coded(code))).toBe(true);
  });

  it.each([
    ['08006', 'connection_failure'],
    ['0A000', 'feature_not_supported: a cached plan whose table was altered'],
    ['25006', 'read_only_sql_transaction'],
    ['25P03', 'idle_in_transaction_session_timeout'],
    ['26000', 'invalid_sql_statement_name: a pooler lost it'],
    ['28000', 'invalid_authorization_specification'],
    ['28P01', 'invalid_password'],
    ['3D000', 'invalid_catalog_name'],
    ['3F000', 'invalid_schema_name'],
    ['40001', 'serialization_failure'],
    ['40P01', 'deadlock_detected'],
    ['42501', 'insufficient_privilege'],
    ['42P01', 'undefined_table'],
    ['42P05', 'duplicate_prepared_statement: a pooler mixed them up'],
    ['53100', 'disk_full'],
    ['53300', 'too_many_connections'],
    ['55P03', 'lock_not_available'],
    ['57000', 'operator_intervention'],
    ['57014', 'query_canceled'],
    ['57P01', 'admin_shutdown'],
    ['57P03', 'cannot_connect_now'],
    ['58030', 'io_error'],
    ['72000', 'snapshot_too_old'],
    ['F0000', 'config_file_error'],
    ['XX001', 'data_corrupted'],
  ])('is true for %s of PostgreSQL (%s), plain and in a QueryFailedError', (code) => {
    expect(isDatabaseUnavailable(ofServer(code))).toBe(true);
    expect(isDatabaseUnavailable(new QueryFailedError('SELECT 1', [], ofServer(code)))).toBe(true);
  });

  it('is true for whatever a connection could not be opened with', () => {
    const error = DatabaseUnavailable.from(new Error('SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature is missing'));
    expect([isDatabaseUnavailable(error), error.message]).toEqual([true, expect.stringContaining('SASL')]);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('is true for "%s" of pg', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });

  it('is true for a transaction whose connection broke between two statements', () => {
    expect(isDatabaseUnavailable(new QueryRunnerAlreadyReleasedError())).toBe(true);
    expect(isDatabaseUnavailable(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
  });

  it('looks into causes and into the errors of several addresses', () => {
    expect(isDatabaseUnavailable(new Error('outer', { cause: coded('EPIPE') }))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([coded('ECONNREFUSED')]))).toBe(true);
  });

  it.each([
    ['21000', 'cardinality_violation'],
    ['22021', 'character_not_in_repertoire'],
    ['22P05', 'untranslatable_character'],
    ['23505', 'unique_violation'],
    ['42601', 'syntax_error'],
    ['54001', 'statement_too_complex'],
    ['P0001', 'raise_exception'],
  ])('is false for %s (%s), which a request or a mistake of ours causes', (code) => {
    expect(isDatabaseUnavailable(new QueryFailedError('SELECT 1', [], ofServer(code)))).toBe(false);
  });

  it('is false for what is no error, and ends on a cycle', () => {
    const cycle = new Error('cycle');
    cycle.cause = cycle;
    expect([undefined, 'ECONNREFUSED', cycle].map(isDatabaseUnavailable)).toEqual([false, false, false]);
  });
});
