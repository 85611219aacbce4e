/** Node.js: the server cannot be found or reached, or the connection broke. */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);

/**
 * PostgreSQL (documentation, appendix A): connection exceptions, insufficient resources, shutdown and start-up, and
 * what gave up waiting: statement, lock and idle-in-transaction time-outs and deadlocks.
 */
const SQLSTATE = /^(08...|53...|57P0[1-5]|57014|55P03|40P01|25P03)$/;

/** What pg 8 and pg-pool 3 say without a code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|Cannot use a pool after calling end on the pool)/;

/** TypeORM, of a transaction whose connection broke between two of its statements. */
const LOST_TRANSACTION = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/**
 * Tells whether an error means that the database cannot be reached or gave up: the same request may succeed later.
 * Looks into the errors of TypeORM (`driverError`), into causes and into AggregateError.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return anyOf(error, new Set());
}

/** Read by shape, not by class: errors of Node.js come from another realm where code runs in a sandbox, as in Jest. */
interface ErrorShape {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly driverError?: unknown;
  readonly errors?: unknown;
}

function anyOf(error: unknown, seen: Set<unknown>): boolean {
  if (typeof error !== 'object' || error === null || seen.has(error)) {
    return false;
  }
  seen.add(error);
  const { name, message, code, cause, driverError, errors }: ErrorShape = error;
  const inner: unknown[] = Array.isArray(errors) ? errors : [];
  return (
    NETWORK_CODES.has(code) ||
    (typeof code === 'string' && SQLSTATE.test(code)) ||
    (typeof message === 'string' && MESSAGES.test(message)) ||
    (typeof name === 'string' && LOST_TRANSACTION.test(name)) ||
    [driverError, cause, ...inner].some((one) => anyOf(one, seen))
  );
}
