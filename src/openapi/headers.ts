import type { Components, Headers, Parameter, Response } from './types';
import { LINE_PATTERN } from './schemas';
import { refTo } from './types';

/** Of `X-Audit-Reason`, in code points. Source: contract section 5. */
export const REASON_MAX_LENGTH = 500;

const REQUEST_ID = { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._-]{1,128}$' };
const SECONDS = { type: 'integer', format: 'int32', minimum: 0, maximum: 3600 };
const ETAG_PATTERN = '^"[1-9][0-9]*-[A-Za-z0-9_-]{11}"$';
const ETAG_EXAMPLE = '"3-Zb1xk0Q9w_E"';
/** A header that names entity tags. */
const ENTITY_TAGS = {
  type: 'string',
  minLength: 1,
  maxLength: 1024,
  pattern: '^\\s*(\\*|(W/)?"[^"]*"(\\s*,\\s*(W/)?"[^"]*")*)\\s*$',
} as const;

/** Every header that an answer may have, by its name. */
export const HEADERS: NonNullable<Components['headers']> = {
  'X-Request-Id': {
    description: 'Id of this request: your own `X-Request-Id` if you sent a sane one, else a new one.',
    schema: { ...REQUEST_ID, examples: ['01890a5d-ac96-774b-bcce-b302099a8057'] },
  },
  'RateLimit-Policy': {
    description: 'Your limits: `q` requests in a window of `w` seconds, for each named window.',
    schema: {
      type: 'string',
      maxLength: 256,
      pattern: '^"[a-z]+";q=[0-9]+;w=[0-9]+(, "[a-z]+";q=[0-9]+;w=[0-9]+)*$',
      examples: ['"minute";q=500;w=60, "hour";q=5000;w=3600'],
    },
  },
  RateLimit: {
    description: 'What is left of them: `r` requests until the window ends in `t` seconds.',
    schema: {
      type: 'string',
      maxLength: 256,
      pattern: '^"[a-z]+";r=[0-9]+;t=[0-9]+(, "[a-z]+";r=[0-9]+;t=[0-9]+)*$',
      examples: ['"minute";r=499;t=42, "hour";r=4871;t=1820'],
    },
  },
  'Access-Control-Allow-Origin': {
    description: 'Only for a cross-origin request from one of the origins that the service is configured to allow.',
    schema: { type: 'string', format: 'uri', maxLength: 2048, examples: ['https://admin.example.com'] },
  },
  'Retry-After': {
    description: 'Whole seconds until another try makes sense.',
    schema: { ...SECONDS, minimum: 1, examples: [17] },
  },
  'WWW-Authenticate': {
    description: 'How to authenticate (RFC 6750).',
    schema: { type: 'string', enum: ['Bearer'] },
  },
  Location: {
    description: 'Path of what was created.',
    schema: {
      type: 'string',
      format: 'uri-reference',
      maxLength: 2048,
      examples: ['/api/admin/users/01890a5d-ac96-774b-bcce-b302099a8057'],
    },
  },
  'Idempotent-Replayed': {
    description: '`true` where the `Idempotency-Key` had been used: this is the answer of then, and nothing was done.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Audit-Export-Up-To': {
    description: 'Every entry that matches, up to this sequence, is in the export.',
    schema: { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [4711] },
  },
  'Audit-Export-Complete': {
    description:
      '`false` if entries written before the request could not be sealed in time and are missing at the end.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
  ETag: {
    description:
      'Of this very representation, for `If-None-Match`; it begins with the `version`, which is all that `If-Match` compares.',
    schema: { type: 'string', minLength: 15, maxLength: 24, pattern: ETAG_PATTERN, examples: [ETAG_EXAMPLE] },
  },
};

/** The precondition of a change. */
export const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'Do it only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. ' +
    'A tag matches if the service has given it for this version, also if a proxy has made it weak. A stale one is answered with 412. Without the header the last writer wins, or, where the service asks for it, the ' +
    'answer is 428.',
  schema: { ...ENTITY_TAGS, examples: [ETAG_EXAMPLE] },
};

/** Asks for a resource only if it is another by now. */
export const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of what you have, a list of such tags, or `*`: while it is the same, the answer is a 304 without a body. Not ' +
    'looked at with `at`.',
  schema: { ...ENTITY_TAGS, examples: [ETAG_EXAMPLE] },
};

/** Asks what a change would do. */
export const DRY_RUN: Parameter = {
  name: 'dryRun',
  in: 'query',
  required: false,
  description:
    '`true`: everything is done in a transaction that is undone. The answer is the one that it would be, with what would ' +
    'change in `meta.changes`, and nothing is written.',
  schema: { type: 'boolean', default: false },
};

/** Makes a change safe to repeat. */
export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes the change safe to repeat: for 24 hours the same request with the same key gets the same answer and does nothing. ' +
    'Take a new random one for each change.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]{1,255}$',
    examples: ['0e4c7a52-3f1b-4f0c-9a59-6c7a1f0f6d3e'],
  },
};

/** Why a change is made. */
export const AUDIT_REASON: Parameter = {
  name: 'X-Audit-Reason',
  in: 'header',
  required: false,
  description:
    'Why you do it, in 1 to 500 characters of UTF-8: the audit log keeps it with what changes. The service can be ' +
    'configured to require it for some changes; without it they are answered with 400.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: REASON_MAX_LENGTH,
    pattern: LINE_PATTERN,
    examples: ['Ticket 4711: has left the company'],
  },
};

/** Headers of an answer under `/api`, whatever its status; the probes beside it have the request id alone. */
export function headersOf(isApi: boolean, { headers = {} }: Pick<Response, 'headers'> = {}): Headers {
  const common = isApi
    ? ['X-Request-Id', 'RateLimit-Policy', 'RateLimit', 'Access-Control-Allow-Origin']
    : ['X-Request-Id', 'Access-Control-Allow-Origin'];
  return { ...references(common), ...headers };
}

export function references(names: string[]): Headers {
  return Object.fromEntries(names.map((name) => [name, refTo('headers', name)]));
}
