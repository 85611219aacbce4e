import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '@/lib/admin/contract/errors';
import { PayloadTooLarge } from '@/http/body/arriving-body';
import { BODY_MAX_BYTES } from '@/http/body/body-limits';
import { UnsupportedMediaType } from '@/http/body/json-body';
import { JSON_TYPE } from '@/http/body/merge-patch';
import {
  AdminRequired,
  DomainError,
  IfMatchRequired,
  InternalError,
  InvalidRequest,
  Overloaded,
  PermissionRequired,
  RateLimited,
  ServiceUnavailable,
  StaleVersion,
  Unauthorized,
} from '@/http/errors/errors';
import { errorEnvelope } from '@/http/errors/exception.filter';
import { headersOf, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers';
import { IS_PUBLIC } from '@/http/routing/markers';
import { ERRORS, mapValues, type Parameter, refTo, type Response, type Route } from './types';

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
  UNSUPPORTED_MEDIA_TYPE: 'The operation does not accept the media type of the body, or the body is not in UTF-8.',
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
  UNSUPPORTED_MEDIA_TYPE: ['Accept-Patch'],
};

type Applies = (route: Route) => boolean;
const always: Applies = () => true;
const hasBody: Applies = ({ method }) => method !== 'get';
const takes =
  ({ name }: Parameter): Applies =>
  ({ parameters }) =>
    parameters.some((parameter) => parameter.name === name);

/** The errors of the stages that a request passes before its handler, by the name of their component. */
const SHARED: Record<string, [applies: Applies, first: DomainError, ...further: DomainError[]]> = {
  BadRequest: [
    always,
    new InvalidRequest([
      { field: 'email', code: 'IS_EMAIL', message: 'email must be an email address with an ASCII local part' },
      { field: 'nickname', code: 'UNKNOWN_FIELD', message: 'nickname is not a known field' },
    ]),
    InvalidRequest.of('limit', 'MAX', 'limit must not be greater than 100'),
    InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON', 'MALFORMED_JSON'),
  ],
  Unauthorized: [
    ({ operation }) => !operation[IS_PUBLIC],
    new Unauthorized('MISSING_TOKEN'),
    new Unauthorized('INVALID_TOKEN'),
  ],
  Forbidden: [({ path }) => path.startsWith('/api/admin/'), new AdminRequired(), new PermissionRequired('users:write')],
  IdempotencyKeyInProgress: [
    takes(IDEMPOTENCY_KEY),
    new DomainError('CONFLICT', 'A request with this Idempotency-Key is still running. Retry to get its response.', {
      reason: 'KEY_IN_PROGRESS',
    }),
  ],
  PreconditionFailed: [takes(IF_MATCH), new StaleVersion()],
  PayloadTooLarge: [hasBody, new PayloadTooLarge(BODY_MAX_BYTES)],
  UnsupportedMediaType: [
    hasBody,
    new UnsupportedMediaType('MEDIA_TYPE_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
    new UnsupportedMediaType('CHARSET_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
    new UnsupportedMediaType('CONTENT_ENCODING_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
  ],
  IdempotencyKeyReused: [
    takes(IDEMPOTENCY_KEY),
    new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new key.', {
      reason: 'IDEMPOTENCY_KEY_REUSED',
    }),
  ],
  PreconditionRequired: [takes(IF_MATCH), new IfMatchRequired()],
  RateLimited: [
    always,
    new RateLimited('MINUTE_LIMIT_REACHED', 17_000),
    new RateLimited('HOUR_LIMIT_REACHED', 1_800_000),
    new RateLimited('ADDRESS_LIMIT_REACHED', 17_000),
  ],
  InternalError: [always, new InternalError()],
  ServiceUnavailable: [always, new ServiceUnavailable(), new Overloaded()],
};

/** The errors of routes outside `/api`. */
const PROBE_ERRORS = [InvalidRequest.of('x', 'UNKNOWN_FIELD', 'x is not a known query parameter'), new InternalError()];

const further = new Map<string, readonly DomainError[]>();

/** Documents the errors of one route. The document adds those that all routes share. */
export const ApiErrors = (errors: readonly DomainError[]): MethodDecorator => ApiExtension(ERRORS, errors);

/** Documents errors that a listener adds to an operation of a module that does not know it. */
export const AlsoRefuses =
  (operationId: string, errors: readonly DomainError[]): ClassDecorator =>
  () => {
    further.set(operationId, [...(further.get(operationId) ?? []), ...errors]);
  };

/** Components of the document: the responses that operations share. */
export const SHARED_RESPONSES = {
  NotModified: {
    description: 'The resource is unchanged: it still has a tag in `If-None-Match`.',
    headers: headersOf(true, ['ETag']),
  },
  ...mapValues(SHARED, ([, ...errors]) => errorResponse(errors, true)),
};

/** Returns the responses of a route but its success, by status: a shared one, or one with the errors of the route too. */
export function errorResponses(route: Route): Record<string, Response> {
  const isApi = route.path.startsWith('/api/');
  const { operationId = '', [ERRORS]: declared = [] } = route.operation;
  const own = [...(isApi ? [] : PROBE_ERRORS), ...declared, ...(further.get(operationId) ?? [])];
  const shared = Object.entries(SHARED).filter(([, [applies]]) => isApi && applies(route));
  const responses = new Map<number, object>(shared.map(([name, [, { status }]]) => [status, refTo('responses', name)]));
  for (const status of new Set(own.map((error) => error.status))) {
    const common = shared.flatMap(([, [, ...errors]]) => errors);
    const errors = [...own, ...common].filter((error) => error.status === status);
    responses.set(status, errorResponse(errors, isApi));
  }
  if (takes(IF_NONE_MATCH)(route)) {
    responses.set(304, refTo('responses', 'NotModified'));
  }
  return Object.fromEntries(responses) as Record<string, Response>;
}

/** Documents errors of one status. Each is an example under its most specific constant. */
function errorResponse(errors: readonly DomainError[], isApi: boolean): Response {
  const code = errors[0]?.code ?? 'INTERNAL_ERROR';
  const examples: Record<string, { summary: string; value: object }> = {};
  for (const error of errors) {
    const detail = error.details?.[0];
    const name = detail?.code ?? error.reason;
    const alike = Object.keys(examples).filter((taken) => taken.replace(/_\d+$/, '') === name).length;
    examples[alike ? `${name}_${alike + 1}` : name] = {
      summary: detail?.message ?? error.message,
      value: errorEnvelope(error, REQUEST_ID),
    };
  }
  return {
    description: DESCRIPTIONS[code] ?? code,
    headers: headersOf(isApi, EXTRA_HEADERS[code]),
    content: { 'application/json': { schema: refTo('schemas', 'ErrorEnvelope'), examples } },
  };
}
