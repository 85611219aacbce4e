import type { ErrorBody, ErrorCode, ErrorDetail, ErrorReason } from './contract/errors';

/** An error code of the API, or a code of the client if the API gave no answer. */
export type AdminApiErrorCode = ErrorCode | 'NETWORK_ERROR' | 'TIMEOUT' | 'ABORTED' | 'INVALID_RESPONSE';

/** Statuses after which a retry can succeed. A proxy sends 502 and 504 if the service is unavailable or slow. */
const RETRYABLE = [408, 429, 500, 502, 503, 504];

interface AdminApiErrorInit {
  status: number;
  code: AdminApiErrorCode;
  message: string;
  reason?: ErrorReason | null;
  details?: ErrorDetail[];
  requestId?: string | null;
  retryAfter?: number | null;
  cause?: unknown;
}

/** The error of every failed call. It never contains the token. */
export class AdminApiError extends Error {
  /** Always `AdminApiError`. */
  override readonly name = 'AdminApiError';
  /** HTTP status of the response. 0 if there was none. */
  readonly status: number;
  /** The stable code to branch on. `INVALID_RESPONSE`: the response is not from the Admin API, but for example from a proxy. */
  readonly code: AdminApiErrorCode;
  /** Distinguishes cases with the same code, such as `EMAIL_TAKEN`. Null if there is none. */
  readonly reason: ErrorReason | null;
  /** One item for each fault of the request. */
  readonly details: ErrorDetail[];
  /** Id of the request in the server's log and audit log, or null. */
  readonly requestId: string | null;
  /** Seconds to wait before a retry, or null. */
  readonly retryAfter: number | null;

  constructor(init: AdminApiErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.status = init.status;
    this.code = init.code;
    this.reason = init.reason ?? null;
    this.details = init.details ?? [];
    this.requestId = init.requestId ?? null;
    this.retryAfter = init.retryAfter ?? null;
  }

  /**
   * True if a later repetition can succeed: 408, 409 with `Retry-After`, 429, 500, 502, 503, 504, a time-out and a broken
   * connection. The client has already repeated the call as far as its options and the kind of call allow.
   */
  get isRetryable(): boolean {
    const { status, code, retryAfter } = this;
    if (code === 'NETWORK_ERROR' || code === 'TIMEOUT') return true;
    return RETRYABLE.includes(status) || (status === 409 && retryAfter !== null);
  }

  /** Returns the messages of `details` by their field, such as `{ email: ['email must be an email'] }`. */
  fieldErrors(): Record<string, string[]> {
    const fields = new Map<string, string[]>();
    for (const { field, message } of this.details) fields.set(field, [...(fields.get(field) ?? []), message]);
    return Object.fromEntries(fields);
  }
}

/** An error as it was received. An earlier version of the service sends no reason with some errors. */
type ReceivedError = Omit<ErrorBody, 'reason'> & Partial<Pick<ErrorBody, 'reason'>>;

/** Returns the `error` of an error envelope, or null. */
export function errorBodyOf(envelope: unknown): ReceivedError | null {
  if (!isObject(envelope) || envelope.success !== false || !isObject(envelope.error)) return null;
  const { code, message, requestId, reason, details } = envelope.error;
  if (typeof code !== 'string' || typeof message !== 'string') return null;
  return {
    code: code as ErrorCode,
    message,
    requestId: typeof requestId === 'string' ? requestId : '',
    ...(typeof reason === 'string' && { reason: reason as ErrorReason }),
    details: Array.isArray(details) ? (details as ErrorDetail[]) : [],
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Replaces the secret in a text. */
export function redact(text: string, secret: string | undefined): string {
  return secret ? text.replaceAll(secret, '[REDACTED]') : text;
}

/** Parses JSON and replaces the secret in its strings. Returns undefined if the text is not JSON. */
export function parseJson(text: string, secret: string | undefined): unknown {
  try {
    const clean = (_: string, value: unknown): unknown => (typeof value === 'string' ? redact(value, secret) : value);
    return JSON.parse(text, secret ? clean : undefined);
  } catch {
    return undefined;
  }
}

/** Returns the message of the innermost cause, because `fetch failed` alone explains nothing. */
export function reasonOf(error: unknown): string {
  const { cause, message, code } = isObject(error) ? error : {};
  return cause ? reasonOf(cause) : String(message || code || error);
}

/**
 * Copies an error of `fetch` (name, message, code, stack and causes) without the secret. Some implementations attach the
 * whole request with its headers to the error, so the original is not kept.
 */
export function copyOfCause(error: unknown, secret: string | undefined): unknown {
  const clean = (value: unknown): string => redact(String(value), secret);
  if (!isObject(error) || typeof error.message !== 'string') return clean(error);
  const cause = error.cause === undefined ? undefined : { cause: copyOfCause(error.cause, secret) };
  const copy = Object.assign(new Error(clean(error.message), cause), { name: clean(error.name) });
  copy.stack = clean(error.stack);
  return error.code === undefined ? copy : Object.assign(copy, { code: clean(error.code) });
}
