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
  RequestTimeout,
  ServiceUnavailable,
  SessionRequired,
  StaleVersion,
  Unauthorized,
} from '@/http/errors/errors';
import { errorEnvelope } from '@/http/errors/exception.filter';
import { AUDIT_REASON, headersOf, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers';
import { IS_PUBLIC } from '@/http/routing/markers';
import { ERRORS, mapValues, refTo, type Response, type Route, type Schema } from './types';

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
const isClosed: Applies = ({ operation }) => !operation[IS_PUBLIC];
const takes =
  (name: string): Applies =>
  ({ parameters }) =>
    parameters.some((parameter) => parameter.name === name);

const SYNTAX = [
  new InvalidRequest([
    { field: 'email', code: 'IS_EMAIL', message: 'email must be an email address with an ASCII local part' },
    { field: 'nickname', code: 'UNKNOWN_FIELD', message: 'nickname is not a known field' },
  ]),
  InvalidRequest.of('limit', 'MAX', 'limit must not be greater than 100'),
  InvalidRequest.of('url', 'INVALID_ENCODING', 'The URL has a percent sign that begins no character', 'MALFORMED_URL'),
  InvalidRequest.of('Host', 'REQUIRED', 'An HTTP/1.1 request must name its host (RFC 9112, 3.2)', 'HOST_REQUIRED'),
  new DomainError('BAD_REQUEST', 'Malformed request', { reason: 'MALFORMED_REQUEST' }),
  new DomainError('BAD_REQUEST', 'The header of the request is too large', { reason: 'HEADERS_TOO_LARGE' }),
] as const;

const BAD_HEADER = InvalidRequest.of(
  'If-Match',
  'MALFORMED',
  'If-Match must be * or a list of entity tags such as "3"',
  'MALFORMED_HEADER',
);

const BAD_BODY = [
  InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON', 'MALFORMED_JSON'),
  InvalidRequest.of('body', 'INCOMPLETE', 'The body ended before its announced length', 'BODY_INCOMPLETE'),
  InvalidRequest.of('body', 'TOO_MANY_PIECES', 'The body comes in too many small pieces', 'TOO_MANY_PIECES'),
];

const PASSWORD_CHANGE_REQUIRED = new DomainError(
  'FORBIDDEN',
  'Change your password first, with POST /api/auth/password',
  {
    reason: 'PASSWORD_CHANGE_REQUIRED',
  },
);

/**
 * The errors of the stages that a request passes before its handler, by the name of their component. If several have
 * one status, the last one that applies counts.
 */
const SHARED: Record<string, [applies: Applies, first: DomainError, ...further: DomainError[]]> = {
  BadRequest: [always, ...SYNTAX, BAD_HEADER],
  BadListRequest: [
    takes('cursor'),
    ...SYNTAX,
    InvalidRequest.of('cursor', 'INVALID_CURSOR', 'cursor was not issued by this API', 'INVALID_CURSOR'),
    InvalidRequest.of('cursor', 'FOREIGN_CURSOR', 'cursor belongs to another list, filter or sort', 'FOREIGN_CURSOR'),
  ],
  BadChangeRequest: [
    hasBody,
    ...SYNTAX,
    BAD_HEADER,
    ...BAD_BODY,
    InvalidRequest.of(
      AUDIT_REASON.name,
      'REQUIRED',
      'X-Audit-Reason is required for this change. Repeat the request with this header.',
      'AUDIT_REASON_REQUIRED',
    ),
  ],
  Unauthorized: [isClosed, new Unauthorized('MISSING_TOKEN'), new Unauthorized('INVALID_TOKEN')],
  Forbidden: [
    ({ path }) => path.startsWith('/api/admin/'),
    new AdminRequired(),
    new PermissionRequired('users:write'),
    PASSWORD_CHANGE_REQUIRED,
  ],
  SessionForbidden: [
    (route) => route.path.startsWith('/api/auth/') && isClosed(route),
    new SessionRequired(),
    PASSWORD_CHANGE_REQUIRED,
  ],
  RequestTimeout: [hasBody, new RequestTimeout()],
  IdempotencyKeyInProgress: [
    takes(IDEMPOTENCY_KEY.name),
    new DomainError('CONFLICT', 'A request with this Idempotency-Key is still running. Retry to get its response.', {
      reason: 'KEY_IN_PROGRESS',
    }),
  ],
  PreconditionFailed: [takes(IF_MATCH.name), new StaleVersion()],
  PayloadTooLarge: [hasBody, new PayloadTooLarge(BODY_MAX_BYTES)],
  UnsupportedMediaType: [
    hasBody,
    new UnsupportedMediaType('MEDIA_TYPE_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
    new UnsupportedMediaType('CHARSET_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
    new UnsupportedMediaType('CONTENT_ENCODING_NOT_SUPPORTED', [JSON_TYPE], 'POST'),
  ],
  IdempotencyKeyReused: [
    takes(IDEMPOTENCY_KEY.name),
    new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new key.', {
      reason: 'IDEMPOTENCY_KEY_REUSED',
    }),
  ],
  PreconditionRequired: [takes(IF_MATCH.name), new IfMatchRequired()],
  AddressRateLimited: [always, new RateLimited('ADDRESS_LIMIT_REACHED', 17_000)],
  RateLimited: [
    isClosed,
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
  const responses = new Map<number, object>();
  const common = new Map<number, readonly DomainError[]>();
  for (const [name, [applies, first, ...others]] of Object.entries(SHARED)) {
    if (isApi && applies(route)) {
      responses.set(first.status, refTo('responses', name));
      common.set(first.status, [first, ...others]);
    }
  }
  for (const status of new Set(own.map((error) => error.status))) {
    const errors = own.filter((error) => error.status === status);
    responses.set(status, errorResponse(errors, isApi, common.get(status)));
  }
  if (takes(IF_NONE_MATCH.name)(route)) {
    responses.set(304, refTo('responses', 'NotModified'));
  }
  return Object.fromEntries(responses) as Record<string, Response>;
}

/**
 * Documents errors of one status. Each is an example under its most specific constant.
 * @param common Errors whose reasons are named too. Their examples are in a shared response.
 */
function errorResponse(errors: readonly DomainError[], isApi: boolean, common: readonly DomainError[] = []): Response {
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
    content: { 'application/json': { schema: envelopeOf([...errors, ...common]), examples } },
  };
}

/** Returns the schema of errors of one status, which names their reasons. */
function envelopeOf(errors: readonly DomainError[]): Schema {
  const enumOf = (values: string[]): Schema => ({ type: 'string', enum: [...new Set(values)] });
  const error: Schema = {
    type: 'object',
    required: ['code', 'reason'],
    properties: { code: enumOf(errors.map(({ code }) => code)), reason: enumOf(errors.map(({ reason }) => reason)) },
  };
  return {
    allOf: [refTo('schemas', 'ErrorEnvelope'), { type: 'object', required: ['error'], properties: { error } }],
  };
}
