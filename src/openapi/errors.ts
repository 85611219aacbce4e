import { ERROR_STATUS, type ErrorCode } from '@/lib/admin/contract/errors';
import {
  AdminRequired,
  DomainError,
  IfMatchRequired,
  InvalidRequest,
  RateLimited,
  ServiceUnavailable,
  StaleVersion,
  Unauthorized,
} from '@/http/errors/errors';
import { errorEnvelope } from '@/http/errors/exception.filter';
import { headersOf, references } from './headers';
import { refTo, type Response } from './types';

const REQUEST_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

/** What each status says, whoever answers it. */
const MEANINGS: Partial<Record<ErrorCode, string>> = {
  BAD_REQUEST: 'The request is malformed or invalid; `details` has one entry for each fault.',
  UNAUTHORIZED: 'There is no valid session.',
  FORBIDDEN: 'The session is not that of an admin.',
  NOT_FOUND: 'There is no such resource.',
  CONFLICT: 'A unique value is taken, or a rule of the domain refuses.',
  PRECONDITION_FAILED: '`If-Match` is stale: get the resource again.',
  PRECONDITION_REQUIRED: 'The service asks for `If-Match` here: get the resource first.',
  PAYLOAD_TOO_LARGE: 'The body is larger than 1 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not `application/json` in UTF-8.',
  IDEMPOTENCY_KEY_REUSED: 'The `Idempotency-Key` was used for another request within 24 hours.',
  RATE_LIMITED: 'Too many requests: wait for `Retry-After`.',
  INTERNAL_ERROR: 'A fault of the service. The log has more under the request id.',
  SERVICE_UNAVAILABLE: 'The database cannot be reached just now, or more comes than can be served.',
};

const EXTRA_HEADERS: Partial<Record<ErrorCode, string[]>> = {
  UNAUTHORIZED: ['WWW-Authenticate'],
  RATE_LIMITED: ['Retry-After'],
  SERVICE_UNAVAILABLE: ['Retry-After'],
  CONFLICT: ['Retry-After'],
};

/** Of every change; a route that has conflicts of its own has it beside them. */
const KEY_IN_PROGRESS = new DomainError(
  'CONFLICT',
  'A request with this Idempotency-Key is under way: repeat it to get its answer',
  { reason: 'KEY_IN_PROGRESS' },
);

/** The answer of errors that share a code, each an example. */
function errorResponse(errors: readonly DomainError[], isApi = true): Response {
  const code = errors[0]?.code ?? 'INTERNAL_ERROR';
  return {
    description: MEANINGS[code] ?? code,
    headers: headersOf(isApi, { headers: references(EXTRA_HEADERS[code] ?? []) }),
    content: {
      'application/json': {
        schema: refTo('schemas', 'ErrorEnvelope'),
        examples: Object.fromEntries(errors.map((error, index) => [exampleName(error, index), example(error)])),
      },
    },
  };
}

/** The 409 of a change that has others of its own. */
export function withKeyInProgress(conflict: Response): Response {
  const media = conflict.content?.['application/json'];
  const examples = { ...media?.examples, IdempotencyKeyInProgress: example(KEY_IN_PROGRESS) };
  return { ...conflict, content: { 'application/json': { ...media, examples } } };
}

/** Errors by their status, as the answers of an operation. */
export function errorResponses(errors: readonly DomainError[], isApi: boolean): [status: number, response: Response][] {
  const codes = [...new Set(errors.map(({ code }) => code))];
  return codes.map((code) => [
    ERROR_STATUS[code],
    errorResponse(
      errors.filter((error) => error.code === code),
      isApi,
    ),
  ]);
}

function exampleName(error: DomainError, index: number): string {
  const { name, details } = error;
  // Errors of one class are told apart by what they say of a field, or by their number.
  return details?.[0] ? `${name}_${details[0].code}` : index === 0 ? name : `${name}${index + 1}`;
}

function example(error: DomainError) {
  return { summary: error.details?.[0]?.message ?? error.message, value: errorEnvelope(error, REQUEST_ID) };
}

const TWO_FAULTS = new InvalidRequest([
  { field: 'email', code: 'IS_EMAIL', message: 'email must be an email address with an ASCII local part' },
  { field: 'nickname', code: 'UNKNOWN_FIELD', message: 'nickname is not a known field' },
]);

/** The answers that many operations share; they are components of the document. */
export const SHARED_RESPONSES = {
  BadRequest: errorResponse([
    TWO_FAULTS,
    InvalidRequest.of('limit', 'MAX', 'limit must not be greater than 100'),
    InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON'),
  ]),
  Unauthorized: errorResponse([new Unauthorized()]),
  Forbidden: errorResponse([new AdminRequired()]),
  IdempotencyKeyInProgress: errorResponse([KEY_IN_PROGRESS]),
  NotModified: {
    description: 'It is what `If-None-Match` names: you have it already.',
    headers: headersOf(true, { headers: references(['ETag']) }),
  },
  PreconditionFailed: errorResponse([new StaleVersion()]),
  PayloadTooLarge: errorResponse([new DomainError('PAYLOAD_TOO_LARGE', 'The body is larger than 1 MiB')]),
  UnsupportedMediaType: errorResponse([
    new DomainError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8'),
  ]),
  IdempotencyKeyReused: errorResponse([
    new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key belongs to another request: take a new one'),
  ]),
  PreconditionRequired: errorResponse([new IfMatchRequired()]),
  RateLimited: errorResponse([new RateLimited(17_000)]),
  InternalError: errorResponse([new DomainError('INTERNAL_ERROR', 'Internal server error')]),
  ServiceUnavailable: errorResponse([new ServiceUnavailable()]),
};

export type SharedResponse = keyof typeof SHARED_RESPONSES;

/** The same outside `/api`, where nothing is counted. */
export const PROBE_RESPONSES: Record<string, Response> = {
  400: errorResponse([InvalidRequest.of('x', 'UNKNOWN_FIELD', 'x is not a known query parameter')], false),
  500: errorResponse([new DomainError('INTERNAL_ERROR', 'Internal server error')], false),
};
