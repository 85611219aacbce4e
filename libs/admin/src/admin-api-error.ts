import type { ErrorBody, ErrorCode, ErrorDetail, ErrorReason } from './contract/errors';

/** A code of the contract, or what went wrong where the API itself gave no answer. */
export type AdminApiErrorCode = ErrorCode | 'NETWORK_ERROR' | 'TIMEOUT' | 'ABORTED' | 'INVALID_RESPONSE';

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

/** Every failed call rejects with it. It never holds the token. */
export class AdminApiError extends Error {
  override readonly name = 'AdminApiError';
  /** HTTP status of the answer; 0 where there was none. */
  readonly status: number;
  /** The part to branch on. `INVALID_RESPONSE`: something answered that is not the Admin API, e.g. a proxy. */
  readonly code: AdminApiErrorCode;
  /** Tells cases with the same code apart, e.g. `EMAIL_TAKEN`; null if the answer gives none. */
  readonly reason: ErrorReason | null;
  /** One per fault of the request; empty where the answer names none. */
  readonly details: ErrorDetail[];
  /** Finds the request in the server's log and audit log; null where the answer carried none. */
  readonly requestId: string | null;
  /** Seconds to wait before another try; null where the answer named none. */
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
}

/** The `error` of an error envelope; null for anything else. */
export function errorBodyOf(envelope: unknown): ErrorBody | null {
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

/** Removes the secret from a text. */
export function redact(text: string, secret: string | undefined): string {
  return secret ? text.replaceAll(secret, '[REDACTED]') : text;
}

/** Any JSON text with the secret removed from its strings; undefined where it is not JSON. */
export function parseJson(text: string, secret: string | undefined): unknown {
  try {
    const clean = (_: string, value: unknown): unknown => (typeof value === 'string' ? redact(value, secret) : value);
    return JSON.parse(text, secret ? clean : undefined);
  } catch {
    return undefined;
  }
}

/** `fetch failed` says little; what lies beneath it says why. */
export function reasonOf(error: unknown): string {
  const { cause, message, code } = isObject(error) ? error : {};
  return cause ? reasonOf(cause) : String(message || code || error);
}

/**
 * What a program reads of a failed `fetch` (name, message, code, stack and the causes beneath), without the secret. A
 * copy, since some fetches hang the whole request on their errors, headers and all.
 */
export function copyOfCause(error: unknown, secret: string | undefined): unknown {
  const clean = (value: unknown): string => redact(String(value), secret);
  if (!isObject(error) || typeof error.message !== 'string') return clean(error);
  const cause = error.cause === undefined ? undefined : { cause: copyOfCause(error.cause, secret) };
  const copy = Object.assign(new Error(clean(error.message), cause), { name: clean(error.name) });
  copy.stack = clean(error.stack);
  return error.code === undefined ? copy : Object.assign(copy, { code: clean(error.code) });
}
