import { ERROR_STATUS, type ErrorCode } from '@/lib/admin/contract/errors';
import {
  AdminRequired,
  PermissionRequired,
  DomainError,
  IfMatchRequired,
  InvalidRequest,
  RateLimited,
  ServiceUnavailable,
  StaleVersion,
  Unauthorized,
} from '@/http/errors/errors';
import { errorEnvelope } from '@/http/errors/exception.filter';
import { headersOf } from './headers';
import { refTo, type Response } from './types';

const REQUEST_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

const DESCRIPTIONS: Partial<Record<ErrorCode, string>> = {
  BAD_REQUEST: 'The request is malformed or invalid. `details` has one entry per fault.',
  UNAUTHORIZED: 'There is no valid session.',
  FORBIDDEN: 'The caller lacks the permission of the operation, or has none at all.',
  NOT_FOUND: 'The resource does not exist.',
  CONFLICT: 'A unique value is taken, or a domain rule refuses.',
  PRECONDITION_FAILED: '`If-Match` is stale. Get the resource again.',
  PRECONDITION_REQUIRED: 'The service requires `If-Match`. Get the resource first.',
  PAYLOAD_TOO_LARGE: 'The body is larger than 1 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not `application/json` in UTF-8.',
  IDEMPOTENCY_KEY_REUSED: 'The `Idempotency-Key` was used for another request within 24 hours.',
  RATE_LIMITED: 'Too many requests. Wait for `Retry-After`.',
  INTERNAL_ERROR: 'A fault of the service. Its log has the details under the request id.',
  SERVICE_UNAVAILABLE: 'The database is unavailable, or the server is overloaded. Wait for `Retry-After`.',
};

const EXTRA_HEADERS: Partial<Record<ErrorCode, string[]>> = {
  UNAUTHORIZED: ['WWW-Authenticate'],
  RATE_LIMITED: ['Retry-After'],
  SERVICE_UNAVAILABLE: ['Retry-After'],
  CONFLICT: ['Retry-After'],
};

/** Documents errors that share a code. Each error is an example. */
function errorResponse(errors: readonly DomainError[], isApi = true): Response {
  const code = errors[0]?.code ?? 'INTERNAL_ERROR';
  const examples = examplesOf(errors);
  return {
    description: DESCRIPTIONS[code] ?? code,
    headers: headersOf(isApi, EXTRA_HEADERS[code]),
    content: { 'application/json': { schema: refTo('schemas', 'ErrorEnvelope'), examples } },
  };
}

/** @param taken How many examples the response has already. */
export function examplesOf(errors: readonly DomainError[], taken = 0) {
  return Object.fromEntries(errors.map((error, index) => [exampleName(error, taken + index), example(error)]));
}

function exampleName({ name, details }: DomainError, index: number): string {
  // Errors of one class are told apart by the code of their first detail, or by their number.
  return details?.[0] ? `${name}_${details[0].code}` : index === 0 ? name : `${name}${index + 1}`;
}

function example(error: DomainError) {
  return { summary: error.details?.[0]?.message ?? error.message, value: errorEnvelope(error, REQUEST_ID) };
}

/** Returns the responses of an operation that can fail with these errors, with their status. */
export function errorResponses(errors: readonly DomainError[], isApi: boolean): [status: number, response: Response][] {
  return [...new Set(errors.map(({ code }) => code))].map((code) => {
    const alike = errors.filter((error) => error.code === code);
    return [ERROR_STATUS[code], errorResponse(alike, isApi)];
  });
}

/** The 409 of every change. */
const KEY_IN_PROGRESS = new DomainError(
  'CONFLICT',
  'A request with this Idempotency-Key is still running. Retry to get its response.',
  { reason: 'KEY_IN_PROGRESS' },
);

/** Adds the 409 of every change to the conflicts that a route declares. */
export function withKeyInProgress(conflict: Response): Response {
  const media = conflict.content?.['application/json'];
  const examples = { ...media?.examples, IdempotencyKeyInProgress: example(KEY_IN_PROGRESS) };
  return { ...conflict, content: { 'application/json': { ...media, examples } } };
}

/** The responses that operations share. They are components of the document. */
export const SHARED_RESPONSES = {
  NotModified: {
    description: 'The resource is unchanged: it still has a tag in `If-None-Match`.',
    headers: headersOf(true, ['ETag']),
  },
  BadRequest: errorResponse([
    new InvalidRequest([
      { field: 'email', code: 'IS_EMAIL', message: 'email must be an email address with an ASCII local part' },
      { field: 'nickname', code: 'UNKNOWN_FIELD', message: 'nickname is not a known field' },
    ]),
    InvalidRequest.of('limit', 'MAX', 'limit must not be greater than 100'),
    InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON'),
  ]),
  Unauthorized: errorResponse([new Unauthorized()]),
  Forbidden: errorResponse([new AdminRequired(), new PermissionRequired('users:write')]),
  IdempotencyKeyInProgress: errorResponse([KEY_IN_PROGRESS]),
  PreconditionFailed: errorResponse([new StaleVersion()]),
  PayloadTooLarge: errorResponse([new DomainError('PAYLOAD_TOO_LARGE', 'The body is larger than 1 MiB')]),
  UnsupportedMediaType: errorResponse([
    new DomainError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8'),
  ]),
  IdempotencyKeyReused: errorResponse([
    new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new key.'),
  ]),
  PreconditionRequired: errorResponse([new IfMatchRequired()]),
  RateLimited: errorResponse([new RateLimited(17_000)]),
  InternalError: errorResponse([new DomainError('INTERNAL_ERROR', 'Internal server error')]),
  ServiceUnavailable: errorResponse([new ServiceUnavailable()]),
};

/** Adds the shared errors with the same status to those that a route declares. */
export function withSharedErrors(status: string, response: Response): Response {
  const shared = { 400: SHARED_RESPONSES.BadRequest, 403: SHARED_RESPONSES.Forbidden }[status];
  const media = response.content?.['application/json'];
  const examples = { ...media?.examples, ...shared?.content?.['application/json']?.examples };
  return shared ? { ...response, content: { 'application/json': { ...media, examples } } } : response;
}

/** The responses of routes outside `/api`. */
export const PROBE_RESPONSES = Object.fromEntries(
  errorResponses(
    [
      InvalidRequest.of('x', 'UNKNOWN_FIELD', 'x is not a known query parameter'),
      new DomainError('INTERNAL_ERROR', 'Internal server error'),
    ],
    false,
  ),
);
