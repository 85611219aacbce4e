import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isDatabaseUnavailable } from '@/database/unavailable';

const coded = (code: string) => Object.assign(new Error('some message'), { code });
const ofServer = (code: string) => Object.assign(new DatabaseError('some message', 12, 'error'), { code });

describe('isDatabaseUnavailable', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])('is true for %s of Node.js', (code) => {
    expect(isDatabaseUnavailable(coded(code))).toBe(true);
  });

  it.each(['08006', '57P01', '57P02', '57P03', '57P05', '53300', '57014', '55P03', '40P01', '25P03'])(
    'is true for %s of PostgreSQL, plain and in a QueryFailedError',
    (code) => {
      expect(isDatabaseUnavailable(ofServer(code))).toBe(true);
      expect(isDatabaseUnavailable(new QueryFailedError('SELECT 1', [], ofServer(code)))).toBe(true);
    },
  );

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

  it.each(['23505', '42601', '22P05', '57000'])(
    'is false for %s, which says that the statement is at fault',
    (code) => {
      expect(isDatabaseUnavailable(new QueryFailedError('SELECT 1', [], ofServer(code)))).toBe(false);
    },
  );

  it('is false for what is no error, and ends on a cycle', () => {
    const cycle = new Error('cycle');
    cycle.cause = cycle;
    expect([undefined, 'ECONNREFUSED', cycle].map(isDatabaseUnavailable)).toEqual([false, false, false]);
  });
});
