import { AUDIT_ACTIONS, AUDIT_RESOURCE_TYPES } from '@/lib/admin/contract/audit-logs';
import { ERROR_REASONS, ERROR_STATUS } from '@/lib/admin/contract/errors';
import { PLANNED_CHANGES_MAX } from '@/http/envelope/dry-run';
import { DETAIL_TEXT_MAX_LENGTH, DETAILS_MAX } from '@/http/errors/errors';
import { EXTERNAL_ID_MAX_LENGTH } from '@/http/validation/external-id';
import { HTTPS_URL_MAX_LENGTH } from '@/http/validation/https-url';
import { METADATA_MAX_BYTES } from '@/http/validation/validators';
import { mapValues, nameOf, refTo, type Schema, type Schemas, type WithExample } from './types';

/** Text without NUL, which PostgreSQL cannot hold. */
export const TEXT_PATTERN = '^[^\\u0000]*$';
/** One line of text without control characters. */
export const LINE_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** A streamed response, which nothing bounds. */
export const ENDLESS_TEXT = { type: 'string', format: 'binary', maxLength: Number.MAX_SAFE_INTEGER } as const;

/**
 * Free-form JSON object. The shortest member, `"a":0,`, has six bytes. Its values are not described, because
 * openapi-typescript cannot express a schema that refers to itself.
 */
export const METADATA = {
  type: 'object',
  additionalProperties: true,
  maxProperties: Math.floor(METADATA_MAX_BYTES / 6),
} as const;

/** A point in time as `IsInstant` accepts it: a date, or a date and a time with its offset. */
export const INSTANT = { type: 'string', format: 'date-time', minLength: 10, maxLength: 35 } as const;

/** The id of a resource in another system; see `IsExternalId`. */
export const EXTERNAL_ID = {
  type: String,
  minLength: 1,
  maxLength: EXTERNAL_ID_MAX_LENGTH,
  pattern: LINE_PATTERN,
  example: 'cus_9s6XKzkNRiz8i3',
} as const;

/** A URL with `https:` and without credentials; see `IsHttpsUrl`. */
export const HTTPS_URL = { type: String, format: 'uri', maxLength: HTTPS_URL_MAX_LENGTH } as const;

function text(description: string, maxLength: number, pattern: string): Schema {
  return { type: 'string', maxLength, pattern, description };
}

function oneOf(values: readonly string[], description: string): Schema {
  return { type: 'string', enum: [...values], description };
}

function always(value: boolean, description: string): Schema {
  return { type: 'boolean', enum: [value], description };
}

function count(description: string): Schema {
  return { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description };
}

function list(name: string, maxItems: number, description: string): Schema {
  return { type: 'array', maxItems, items: refTo('schemas', name), description };
}

function object(description: string | undefined, properties: Schemas, optional: string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', ...(description !== undefined && { description }), required, properties };
}

/** Schemas without a DTO. */
export const SHARED_SCHEMAS: Schemas = {
  ErrorEnvelope: object('Body of every error response.', {
    success: always(false, 'Always false.'),
    error: refTo('schemas', 'Error'),
  }),
  Error: object(
    'An error.',
    {
      code: oneOf(
        Object.keys(ERROR_STATUS),
        'Stable code for programs. Each code has one status; BAD_REQUEST is also used with 408.',
      ),
      message: text('A sentence for people. It may be reworded.', 512, LINE_PATTERN),
      requestId: text(
        'The `X-Request-Id` of the response. It is also in the log and the audit log.',
        128,
        '^[A-Za-z0-9._-]{1,128}$',
      ),
      reason: oneOf(
        ERROR_REASONS,
        'Stable constant that tells cases with the same code apart. Absent if the code has only one case.',
      ),
      details: list(
        'ErrorDetail',
        DETAILS_MAX,
        'With BAD_REQUEST: one entry per fault, 100 at most. With PERMISSION_REQUIRED and PRIVILEGE_REQUIRED: the permission.',
      ),
    },
    ['reason', 'details'],
  ),
  ErrorDetail: object('One fault of a request.', {
    field: text(
      'Path of the faulty member, e.g. `email` or `page`. `body` is the whole body.',
      DETAIL_TEXT_MAX_LENGTH,
      TEXT_PATTERN,
    ),
    code: text('Kind of fault, e.g. `REQUIRED`, `UNKNOWN_FIELD`, `MAX_LENGTH`.', 64, '^[A-Z][A-Z0-9_]*$'),
    message: text('A sentence about the fault.', DETAIL_TEXT_MAX_LENGTH, TEXT_PATTERN),
  }),
  DryRunMeta: object('Effect of a change with `dryRun=true`.', {
    dryRun: always(true, 'Always true: nothing was stored.'),
    changes: list(
      'PlannedChange',
      PLANNED_CHANGES_MAX,
      'The first 100 audit entries that the change would write, in order.',
    ),
    counts: list(
      'PlannedCount',
      AUDIT_ACTIONS.length * AUDIT_RESOURCE_TYPES.length,
      'Numbers of all audit entries that the change would write, by kind.',
    ),
    totalChanges: count('Number of audit entries that the change would write.'),
  }),
  PlannedCount: object('Number of audit entries of one kind that the change would write.', {
    action: oneOf(AUDIT_ACTIONS, 'Action on the resources.'),
    resourceType: oneOf(AUDIT_RESOURCE_TYPES, 'Type of the resources.'),
    count: count('Number of resources.'),
  }),
  PlannedChange: object(
    'Content of an audit entry that the change would write. A created resource gets another id in the real change.',
    {
      action: oneOf(AUDIT_ACTIONS, 'Action on the resource.'),
      resource: refTo('schemas', 'AuditResource'),
      changes: {
        type: 'object',
        description: 'The audited fields that would change, as in an audit entry. Passwords are shown as `[REDACTED]`.',
        additionalProperties: object(undefined, {
          from: { description: 'Value before, any JSON. Null for a new resource.' },
          to: { description: 'Value after, any JSON. Null for a deleted resource.' },
        }),
      },
    },
  ),
};

/** The bounds that a format implies, for tools that do not know the format. */
const FORMAT_BOUNDS: Record<string, Pick<Schema, 'minLength' | 'maxLength'>> = {
  uuid: { minLength: 36, maxLength: 36 },
  'date-time': { minLength: 24, maxLength: 24 },
};

/** Makes a schema strict: no unknown members, the bounds of its formats, `examples` instead of `example`. */
export function complete(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    return schema;
  }
  const { example, properties, items, additionalProperties, allOf, anyOf, ...rest } = schema as WithExample<Schema>;
  return {
    ...FORMAT_BOUNDS[rest.format ?? ''],
    ...rest,
    ...(properties && { properties: mapValues(properties, complete) }),
    ...(rest.type === 'object' && { additionalProperties: additionalProperties ?? false }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: complete(additionalProperties) }),
    ...(items && { items: complete(items) }),
    ...(allOf && { allOf: allOf.map(complete) }),
    ...(anyOf && { anyOf: anyOf.map(complete) }),
    ...(example !== undefined && { examples: [example] }),
  };
}

/** Composes an example of a whole from the examples of its parts. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const target = schema.$ref === undefined ? schema.allOf?.[0] : schemas[nameOf(schema.$ref)];
  if (target || schema.$ref !== undefined) {
    return target && exampleOf(target, schemas);
  }
  if (Array.isArray(schema.examples)) {
    return schema.examples[0];
  }
  if (schema.properties) {
    return mapValues(schema.properties, (member) => exampleOf(member, schemas));
  }
  return schema.items ? [exampleOf(schema.items, schemas)] : (schema.enum?.[0] ?? null);
}
