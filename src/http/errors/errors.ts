import type { Permission } from '@/lib/admin/contract/permissions';
import type { AuditDenial } from '@/lib/admin/contract/audit-logs';
import {
  type DetailCode,
  ERROR_STATUS,
  type ErrorCode,
  type ErrorDetail,
  type ErrorReason,
  type ReasonOf,
} from '@/lib/admin/contract/errors';

/** An account that a refusal is about. */
export interface RefusedAccount {
  id: string;
  email: string;
}

/** The part of a refusal that the audit log records. */
export interface Refusal {
  code: AuditDenial;
  /** The account that a login tried; null if no account has that email. */
  account?: RefusedAccount | null;
  /** The API key that was refused, if the request had a right one. */
  apiKey?: { id: string; name: string; organizationId: string | null };
  /** Set if the refusal began a block of further attempts, which has an entry of its own. */
  block?: { account: RefusedAccount | null; scope: string; until: Date };
}

interface DomainErrorOptions<Code extends ErrorCode> {
  /** Tells cases with the same code apart. */
  reason: ReasonOf<Code>;
  details?: ErrorDetail[];
  /** Whole seconds until a retry makes sense. Becomes `Retry-After`. */
  retryAfter?: number;
  /** Further headers of the response, e.g. `Allow`. */
  headers?: Record<string, string>;
  /** Set if the audit log records the refusal. */
  denial?: Refusal;
  /** HTTP status, if it is not that of the code. Only for RequestTimeout. */
  status?: number;
  cause?: unknown;
}

/** The arguments of DomainError: the reason must be one of its code. */
type DomainErrorArguments = {
  [Code in ErrorCode]: [code: Code, message: string, options: DomainErrorOptions<Code>];
}[ErrorCode];

/**
 * A refusal by a service: a code and a reason of the contract, and a sentence for the client. Only the exception filter uses the
 * status.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  readonly details?: ErrorDetail[];
  readonly retryAfter?: number;
  readonly headers?: Record<string, string>;
  readonly denial?: Refusal;
  readonly status: number;

  constructor(...[code, message, options]: DomainErrorArguments) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.reason = options.reason;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
    this.headers = options.headers;
    this.denial = options.denial;
    this.status = options.status ?? ERROR_STATUS[code];
  }
}

/** Bounds of the details. Without them, the response to a hostile body could be many times larger than the body. */
export const DETAILS_MAX = 100;
export const DETAIL_TEXT_MAX_LENGTH = 512;

/** 400 with one detail per fault, 100 at most. */
export class InvalidRequest extends DomainError {
  constructor(
    details: ErrorDetail[],
    override readonly reason: ReasonOf<'BAD_REQUEST'> = 'VALIDATION_FAILED',
    denial?: Refusal,
  ) {
    super('BAD_REQUEST', 'Invalid request', { reason, details: details.slice(0, DETAILS_MAX).map(clip), denial });
  }

  withDetails(details: ErrorDetail[]): InvalidRequest {
    return new InvalidRequest(details, this.reason, this.denial);
  }

  static of(field: string, code: DetailCode, message: string, reason?: ReasonOf<'BAD_REQUEST'>): InvalidRequest {
    return new InvalidRequest([{ field, code, message }], reason);
  }
}

function clip({ field, code, message }: ErrorDetail): ErrorDetail {
  // A cut through a surrogate pair leaves text that is not well formed.
  const cut = (text: string) => text.slice(0, DETAIL_TEXT_MAX_LENGTH).toWellFormed();
  return { field: cut(field), code, message: cut(message) };
}

/**
 * The reason never tells why a token is refused: a stranger could otherwise find out which stolen or guessed token was once
 * right. MISSING_TOKEN depends on the request alone.
 */
export class Unauthorized extends DomainError {
  constructor(
    reason: ReasonOf<'UNAUTHORIZED'> = 'INVALID_TOKEN',
    message = 'Missing or invalid authentication',
    denial?: Refusal,
  ) {
    super('UNAUTHORIZED', message, { reason, headers: { 'WWW-Authenticate': 'Bearer' }, denial });
  }
}

export class AdminRequired extends DomainError {
  constructor() {
    super('FORBIDDEN', 'Admin access required', { reason: 'ADMIN_REQUIRED', denial: { code: 'FORBIDDEN' } });
  }
}

/** The caller has some permissions, but not this one. */
export class PermissionRequired extends DomainError {
  constructor(permission: Permission) {
    const message = `The permission ${permission} is required. Ask an admin for a role or an API key that has it`;
    super('FORBIDDEN', message, {
      reason: 'PERMISSION_REQUIRED',
      details: [
        { field: 'permission', code: 'PERMISSION_REQUIRED', message: `The permission ${permission} is required` },
      ],
      denial: { code: 'FORBIDDEN' },
    });
  }
}

/** The route is about the caller's own session, and an API key has none. */
export class SessionRequired extends DomainError {
  constructor() {
    super('FORBIDDEN', 'This needs a session, and an API key has none. Log in with a password', {
      reason: 'SESSION_REQUIRED',
      denial: { code: 'FORBIDDEN' },
    });
  }
}

/** The caller lacks a permission that the account has, or that the change would grant. */
export class PrivilegeRequired extends DomainError {
  constructor(permission: Permission) {
    const message = `You lack ${permission}, a permission of the account or role that you change. Ask an admin who has it`;
    super('FORBIDDEN', message, {
      reason: 'PRIVILEGE_REQUIRED',
      details: [{ field: 'permission', code: 'PRIVILEGE_REQUIRED', message: `You lack the permission ${permission}` }],
      denial: { code: 'FORBIDDEN' },
    });
  }
}

export class NotFound extends DomainError {
  /** @param what What is missing, e.g. `User`. */
  constructor(reason: ReasonOf<'NOT_FOUND'> = 'ROUTE_NOT_FOUND', what = 'Resource') {
    super('NOT_FOUND', `${what} not found`, { reason });
  }
}

export class StaleVersion extends DomainError {
  constructor() {
    const message =
      'The resource has changed since the version in If-Match. Get it again, and repeat with its new ETag';
    super('PRECONDITION_FAILED', message, { reason: 'STALE_VERSION' });
  }
}

export class IfMatchRequired extends DomainError {
  constructor() {
    super(
      'PRECONDITION_REQUIRED',
      'If-Match is required for this change: get the resource, and repeat the request with its ETag',
      { reason: 'IF_MATCH_REQUIRED' },
    );
  }
}

export class RateLimited extends DomainError {
  /**
   * @param reason Tells which limit was exceeded.
   * @param msToReset Milliseconds until the window ends. Rounded up, so that a retry is never early.
   * @param denial Given for the first refusal of a window. The audit log records only this one.
   * @param what Names what was exceeded.
   */
  constructor(reason: ReasonOf<'RATE_LIMITED'>, msToReset: number, denial?: Refusal, what = 'Too many requests') {
    const retryAfter = Math.max(1, Math.ceil(msToReset / 1000));
    super('RATE_LIMITED', `${what}. Retry in ${durationOf(retryAfter)}.`, { reason, retryAfter, denial });
  }
}

/** Formats a duration: seconds up to two minutes, minutes up to two hours, then hours. It is rounded up. */
function durationOf(seconds: number): string {
  if (seconds <= 120) {
    return seconds === 1 ? '1 second' : `${seconds} seconds`;
  }
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** The database does not respond, or refuses connections. */
export class ServiceUnavailable extends DomainError {
  constructor(cause?: unknown) {
    super('SERVICE_UNAVAILABLE', 'The service is temporarily unavailable. Retry later.', {
      reason: 'DATABASE_UNAVAILABLE',
      retryAfter: 1,
      cause,
    });
  }
}

/** This instance is about to end. Another one, or its successor, handles the next request. */
export class ShuttingDown extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'The service is temporarily unavailable. Retry later.', {
      reason: 'SHUTTING_DOWN',
      retryAfter: 1,
    });
  }
}

export class InternalError extends DomainError {
  constructor() {
    super('INTERNAL_ERROR', 'Internal server error', { reason: 'INTERNAL_ERROR' });
  }
}

/** More requests arrive than the server can handle in time. */
export class Overloaded extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'The server has more requests than it can handle. Retry later.', {
      reason: 'OVERLOADED',
      retryAfter: 1,
    });
  }
}

/**
 * The only error whose status is not that of its code. HTTP has 408 for it (RFC 9110, 15.5.9); the contract has no such
 * code, and a client that stopped sending hardly ever reads the response. See ADR 6.
 */
export class RequestTimeout extends DomainError {
  constructor() {
    super('BAD_REQUEST', 'The request took too long to arrive. Send it again without a pause.', {
      reason: 'REQUEST_TIMEOUT',
      status: 408,
      headers: { Connection: 'close' },
    });
  }
}
