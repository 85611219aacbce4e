/**
 * SQLSTATE classes of errors that a request can cause by what it sends (PostgreSQL documentation, appendix A): cardinality,
 * data exceptions, constraints, WITH CHECK OPTION, syntax and access rules, program limits, and RAISE of our functions.
 * Every other class is the state of the database.
 */
const CAUSED_BY_REQUEST = /^(20|21|22|23|27|42|44|54|P0)/;

/**
 * Errors of those classes that are the state of the database all the same: a permission was taken away, a table or function
 * of our migrations is missing, or a pooler lost a prepared statement. A missing column stays an internal error, since a
 * wrong statement of ours looks the same.
 */
const STATE_OF_DATABASE: ReadonlySet<string> = new Set(['42501', '42P01', '42P05', '42704', '42883']);

/** Node.js has codes of five letters too, such as EPIPE: these begin with a digit, or are one of the rare F0, HV, P0 and XX. */
export const SQLSTATE = /^(\d[0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/;

/** Codes of Node.js: the server cannot be found or reached, or the connection broke. */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** Messages of pg 8 and pg-pool 3 that have no code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|Cannot use a pool after calling end on the pool)/;

/** Errors of TypeORM for a transaction whose connection broke between two of its statements. */
const LOST_TRANSACTION = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** SQLSTATE of a server that has no connection left for us, and the words of PgBouncer for the same. */
const TOO_MANY_CONNECTIONS = '53300';
const POOLER_IS_FULL = 'no more connections allowed';

/** The database cannot be used now. A retry may succeed. */
export class DatabaseUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnavailable';
  }

  /** Wraps what opening a connection failed with: no request can be the cause of it. */
  static from(error: unknown): DatabaseUnavailable {
    return error instanceof DatabaseUnavailable ? error : new DatabaseUnavailable(messageOf(error), { cause: error });
  }

  /** Whether the server answers and refuses one more connection. */
  get isConnectionLimit(): boolean {
    const { code } = (this.cause ?? {}) as { code?: unknown };
    return code === TOO_MANY_CONNECTIONS || this.message.includes(POOLER_IS_FULL);
  }
}

/** The server answers, and it is not one that we may use: it is read-only, or has another schema. */
export class UnsuitableDatabase extends DatabaseUnavailable {}

/** Returns the message of an error. A connection that several addresses refuse is an AggregateError without one. */
export function messageOf(error: unknown): string {
  const { message, errors } = error as ErrorShape;
  return Array.isArray(errors) && errors.length > 0 ? messageOf(errors[0]) : String(message);
}

/**
 * Tells whether an error is the state of the database: the same request may succeed later. The rule is that no request of
 * ours can cause it. Looks into the errors of TypeORM (`driverError`), into causes and into AggregateError.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return anyOf(error, new Set());
}

/** Read by shape, not by class: errors of Node.js come from another realm if code runs in a sandbox, as in Jest. */
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
    name === 'DatabaseUnavailable' ||
    NETWORK_CODES.has(code) ||
    (typeof code === 'string' && SQLSTATE.test(code) && isState(code)) ||
    (typeof message === 'string' && MESSAGES.test(message)) ||
    (typeof name === 'string' && LOST_TRANSACTION.test(name)) ||
    [driverError, cause, ...inner].some((one) => anyOf(one, seen))
  );
}

function isState(sqlState: string): boolean {
  return !CAUSED_BY_REQUEST.test(sqlState) || STATE_OF_DATABASE.has(sqlState);
}
