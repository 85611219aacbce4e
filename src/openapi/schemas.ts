import { AUDIT_ACTIONS, AUDIT_RESOURCE_TYPES } from '@/lib/admin/contract/audit-logs';
import { ERROR_REASONS, ERROR_STATUS } from '@/lib/admin/contract/errors';
import { PLANNED_CHANGES_MAX } from '@/http/envelope/dry-run';
import { DETAIL_TEXT_MAX_LENGTH, DETAILS_MAX } from '@/http/errors/errors';
import { METADATA_MAX_BYTES } from '@/http/validation/validators';
import { isReference, nameOf, type Reference, refTo, type Schema, type WithExample } from './types';

type Schemas = Record<string, Schema | Reference>;

/** Text without NUL, which PostgreSQL cannot hold. */
export const TEXT_PATTERN = '^[^\\u0000]*$';
/** One line of text without control characters. */
export const LINE_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** A streamed answer, which nothing bounds. */
export const ENDLESS_TEXT = { type: 'string', format: 'binary', maxLength: Number.MAX_SAFE_INTEGER } as const;

/**
 * Free-form JSON object. The shortest member, `"a":0,`, has six bytes. Its values are not described: a schema that refers
 * to itself is one that openapi-typescript cannot express.
 */
export const METADATA = {
  type: 'object',
  additionalProperties: true,
  maxProperties: Math.floor(METADATA_MAX_BYTES / 6),
} as const;

/** A point in time as `IsInstant` takes it: a date, or a date and a time with its offset. */
export const INSTANT = { type: 'string', format: 'date-time', minLength: 10, maxLength: 35 } as const;

/** A number of rows. */
const COUNT = { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

/** Schemas that no DTO stands for. */
export const SHARED_SCHEMAS: Schemas = {
  ErrorEnvelope: {
    type: 'object',
    description: 'Every answer that is not a success.',
    required: ['success', 'error'],
    properties: {
      success: { type: 'boolean', enum: [false], description: 'Always false.' },
      error: refTo('schemas', 'Error'),
    },
  },
  Error: {
    type: 'object',
    description: 'What went wrong.',
    required: ['code', 'message', 'requestId'],
    properties: {
      code: {
        type: 'string',
        enum: Object.keys(ERROR_STATUS),
        description: 'The stable part: programs decide by it. Each code always comes with the same status.',
      },
      message: {
        type: 'string',
        maxLength: 512,
        pattern: LINE_PATTERN,
        description: 'A sentence for people; it may be reworded.',
      },
      requestId: {
        type: 'string',
        maxLength: 128,
        pattern: '^[A-Za-z0-9._-]{1,128}$',
        description: 'The `X-Request-Id` of the answer; the same id is in the log and the audit log.',
      },
      reason: {
        type: 'string',
        enum: [...ERROR_REASONS],
        description: 'Tells cases with the same code apart. It is stable; absent if the code has only one case.',
      },
      details: {
        type: 'array',
        maxItems: DETAILS_MAX,
        items: refTo('schemas', 'ErrorDetail'),
        description: 'With BAD_REQUEST: one entry for each fault, 100 at most.',
      },
    },
  },
  DryRunMeta: {
    type: 'object',
    description: 'What a change with `dryRun=true` would do.',
    required: ['dryRun', 'changes', 'counts', 'totalChanges'],
    properties: {
      dryRun: { type: 'boolean', enum: [true], description: 'Always true: nothing was done.' },
      changes: {
        type: 'array',
        maxItems: PLANNED_CHANGES_MAX,
        items: refTo('schemas', 'PlannedChange'),
        description: 'The first 100 of the audit entries that would be written, in their order.',
      },
      counts: {
        type: 'array',
        maxItems: AUDIT_ACTIONS.length * AUDIT_RESOURCE_TYPES.length,
        items: refTo('schemas', 'PlannedCount'),
        description: 'All audit entries that would be written, counted by kind.',
      },
      totalChanges: { ...COUNT, description: 'How many audit entries would be written.' },
    },
  },
  PlannedCount: {
    type: 'object',
    description: 'How many audit entries of one kind would be written.',
    required: ['action', 'resourceType', 'count'],
    properties: {
      action: { type: 'string', enum: [...AUDIT_ACTIONS], description: 'What would be done to the resources.' },
      resourceType: { type: 'string', enum: [...AUDIT_RESOURCE_TYPES], description: 'Type of the resources.' },
      count: { ...COUNT, description: 'How many resources.' },
    },
  },
  PlannedChange: {
    type: 'object',
    description: 'What would be in an audit entry. What would be created gets another id when it really is.',
    required: ['action', 'resource', 'changes'],
    properties: {
      action: { type: 'string', enum: [...AUDIT_ACTIONS], description: 'What would be done to the resource.' },
      resource: refTo('schemas', 'AuditResource'),
      changes: {
        type: 'object',
        description: 'The audited fields that would change, as an audit entry has them. Passwords read `[REDACTED]`.',
        additionalProperties: {
          type: 'object',
          required: ['from', 'to'],
          properties: {
            from: { description: 'Value before, any JSON; null of a new resource.' },
            to: { description: 'Value after, any JSON; null of a deleted resource.' },
          },
        },
      },
    },
  },
  ErrorDetail: {
    type: 'object',
    description: 'One fault of a request.',
    required: ['field', 'code', 'message'],
    properties: {
      field: {
        type: 'string',
        maxLength: DETAIL_TEXT_MAX_LENGTH,
        pattern: TEXT_PATTERN,
        description: 'Path of the faulty member, e.g. `email` or `page`; `body` for the body as a whole.',
      },
      code: {
        type: 'string',
        maxLength: 64,
        pattern: '^[A-Z][A-Z0-9_]*$',
        description: 'Kind of fault, e.g. `REQUIRED`, `UNKNOWN_FIELD`, `MAX_LENGTH`.',
      },
      message: {
        type: 'string',
        maxLength: DETAIL_TEXT_MAX_LENGTH,
        pattern: TEXT_PATTERN,
        description: 'A sentence about it.',
      },
    },
  },
};

/** The bounds that a format implies, said as such for tools that do not know it. */
const FORMAT_BOUNDS: Record<string, Pick<Schema, 'minLength' | 'maxLength'>> = {
  uuid: { minLength: 36, maxLength: 36 },
  'date-time': { minLength: 24, maxLength: 24 },
};

/** Makes a schema say all that holds: no unknown members, the bounds of its formats, examples as JSON Schema has them. */
export function complete(schema: Schema | Reference): Schema | Reference {
  if (isReference(schema)) {
    return schema;
  }
  const { example, properties, items, additionalProperties, allOf, anyOf, ...rest } = schema as WithExample<Schema>;
  const isObject = rest.type === 'object';
  return {
    ...FORMAT_BOUNDS[rest.format ?? ''],
    ...rest,
    ...(properties && { properties: completeAll(properties) }),
    ...(isObject && { additionalProperties: additionalProperties ?? false }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: complete(additionalProperties) }),
    ...(items && { items: complete(items) }),
    ...(allOf && { allOf: allOf.map(complete) }),
    ...(anyOf && { anyOf: anyOf.map(complete) }),
    ...(example !== undefined && { examples: [example] }),
  };
}

export function completeAll(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, complete(schema)]));
}

/** An example of a whole from the examples of its parts. */
export function exampleOf(schema: Schema | Reference, schemas: Schemas): unknown {
  const target = isReference(schema) ? schemas[nameOf(schema)] : (schema.allOf?.[0] ?? schema);
  if (!target) {
    return undefined;
  }
  if (isReference(target)) {
    return exampleOf(target, schemas);
  }
  if (Array.isArray(target.examples)) {
    return target.examples[0];
  }
  if (target.properties) {
    const members = Object.entries(target.properties).map(([name, member]) => [name, exampleOf(member, schemas)]);
    return Object.fromEntries(members) as unknown;
  }
  if (target.items) {
    return [exampleOf(target.items, schemas)];
  }
  return target.enum?.[0] ?? null;
}
