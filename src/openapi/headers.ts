import { LINE_PATTERN } from './patterns';
import { type Components, type Headers, type Parameter, refTo, type Schema } from './types';

/** Maximum length of `X-Audit-Reason`, in code points. Source: contract section 5. */
export const REASON_MAX_LENGTH = 500;

/** Maximum length of `X-Audit-Reason` as an extended value: up to 4 bytes for each code point, 3 characters for each byte. */
const EXTENDED_REASON_MAX_LENGTH = "UTF-8''".length + REASON_MAX_LENGTH * 4 * 3;

const ETAG_EXAMPLE = '"3-Zb1xk0Q9w_E"';

function text(minLength: number | undefined, maxLength: number, pattern: string, example: string): Schema {
  return { type: 'string', ...(minLength !== undefined && { minLength }), maxLength, pattern, examples: [example] };
}

const ENTITY_TAGS = text(1, 1024, '^\\s*(\\*|(W/)?"[^"]*"(\\s*,\\s*(W/)?"[^"]*")*)\\s*$', ETAG_EXAMPLE);

/** Every header that a response may have, by name: its description and its schema. */
const HEADER_TABLE: Record<string, [description: string, schema: Schema]> = {
  'X-Request-Id': [
    'Id of this request: your `X-Request-Id` if it is valid, or a new one.',
    text(1, 128, '^[A-Za-z0-9._-]{1,128}$', '01890a5d-ac96-774b-bcce-b302099a8057'),
  ],
  'RateLimit-Policy': [
    'Your limits: `q` requests in a window of `w` seconds, for each named window.',
    text(
      undefined,
      256,
      '^"[a-z]+";q=[0-9]+;w=[0-9]+(, "[a-z]+";q=[0-9]+;w=[0-9]+)*$',
      '"minute";q=500;w=60, "hour";q=5000;w=3600',
    ),
  ],
  RateLimit: [
    'Your remaining requests: `r` until the window ends in `t` seconds.',
    text(
      undefined,
      256,
      '^"[a-z]+";r=[0-9]+;t=[0-9]+(, "[a-z]+";r=[0-9]+;t=[0-9]+)*$',
      '"minute";r=499;t=42, "hour";r=4871;t=1820',
    ),
  ],
  'Access-Control-Allow-Origin': [
    'Set for cross-origin requests from an origin that the service is configured to allow.',
    { type: 'string', format: 'uri', maxLength: 2048, examples: ['https://admin.example.com'] },
  ],
  'Retry-After': [
    'Whole seconds until a retry makes sense.',
    { type: 'integer', format: 'int32', minimum: 1, maximum: 3600, examples: [17] },
  ],
  'WWW-Authenticate': ['How to authenticate (RFC 6750).', { type: 'string', enum: ['Bearer'] }],
  Location: [
    'Path of the new resource.',
    {
      type: 'string',
      format: 'uri-reference',
      maxLength: 2048,
      examples: ['/api/admin/users/01890a5d-ac96-774b-bcce-b302099a8057'],
    },
  ],
  'Idempotent-Replayed': [
    '`true` if the `Idempotency-Key` was used before. This is the stored response. Nothing was changed.',
    { type: 'string', enum: ['true'] },
  ],
  'Accept-Patch': [
    'With PATCH: the media types that the operation accepts.',
    {
      type: 'string',
      enum: ['application/json', 'application/json, application/merge-patch+json'],
    },
  ],
  'Audit-Export-Up-To': [
    'The export has every matching entry up to this sequence.',
    { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [4711] },
  ],
  'Audit-Export-Complete': [
    '`false` if entries written before the request could not be sealed in time and are missing at the end.',
    { type: 'string', enum: ['true', 'false'] },
  ],
  ETag: [
    'Tag of this representation, for `If-None-Match`. It begins with the `version`. `If-Match` compares only that.',
    text(15, 24, '^"[1-9][0-9]*-[A-Za-z0-9_-]{11}"$', ETAG_EXAMPLE),
  ],
};

export const HEADERS = Object.fromEntries(
  Object.entries(HEADER_TABLE).map(([name, [description, schema]]) => [name, { description, schema }]),
) as NonNullable<Components['headers']>;

function optional(place: 'header' | 'query', name: string, schema: Schema, description: string): Parameter {
  return { name, in: place, required: false, description, schema };
}

export const IF_MATCH = optional(
  'header',
  'If-Match',
  ENTITY_TAGS,
  'Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a ' +
    'list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response ' +
    'is 412. Without the header the last writer wins. If the service requires the header, the response is 428.',
);

export const IF_NONE_MATCH = optional(
  'header',
  'If-None-Match',
  ENTITY_TAGS,
  'The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a ' +
    '304 without a body. Ignored with `at`.',
);

export const DRY_RUN = optional(
  'query',
  'dryRun',
  { type: 'boolean', default: false },
  'With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists ' +
    'its effects.',
);

export const IDEMPOTENCY_KEY = optional(
  'header',
  'Idempotency-Key',
  text(1, 255, '^[\\x21-\\x7e]{1,255}$', '0e4c7a52-3f1b-4f0c-9a59-6c7a1f0f6d3e'),
  'Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the ' +
    'stored response. The change happens once.',
);

export const AUDIT_REASON = optional(
  'header',
  'X-Audit-Reason',
  text(1, EXTENDED_REASON_MAX_LENGTH, LINE_PATTERN, 'Ticket 4711: has left the company'),
  'Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use ' +
    "an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the " +
    'response is 400.',
);

/** Returns the headers of a response: those of every response, and further ones. */
export function headersOf(isApi: boolean, further: readonly string[] = []): Headers {
  const limits = isApi ? ['RateLimit-Policy', 'RateLimit'] : [];
  const names = ['X-Request-Id', ...limits, 'Access-Control-Allow-Origin', ...further];
  return Object.fromEntries(names.map((name) => [name, refTo('headers', name)]));
}
