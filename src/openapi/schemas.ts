import { EXTERNAL_ID_MAX_LENGTH } from '@/http/validation/external-id';
import { HTTPS_URL_MAX_LENGTH } from '@/http/validation/https-url';
import { METADATA_MAX_BYTES } from '@/http/validation/validators';
import { withName } from './named-schemas';
import { LINE_PATTERN } from './patterns';
import { mapValues, nameOf, type Schema, type Schemas, type WithExample } from './types';

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

/** The external id in a path, for `@ApiParam`. */
export const EXTERNAL_ID_PARAMETER = { name: 'externalId', description: 'The external id.', ...EXTERNAL_ID } as const;

/** A URL with `https:` and without credentials; see `IsHttpsUrl`. */
export const HTTPS_URL = { type: String, format: 'uri', maxLength: HTTPS_URL_MAX_LENGTH } as const;

/** The bounds that a format implies, for tools that do not know the format. */
const FORMAT_BOUNDS: Record<string, Pick<Schema, 'minLength' | 'maxLength'>> = {
  uuid: { minLength: 36, maxLength: 36 },
  'date-time': { minLength: 24, maxLength: 24 },
};

/** Completes a schema: the bounds of its formats, references to named schemas, `examples` instead of `example`. */
export function complete(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    return schema;
  }
  const { example, properties, items, additionalProperties, allOf, anyOf, ...rest } = schema as WithExample<Schema>;
  return withName({
    ...FORMAT_BOUNDS[rest.format ?? ''],
    ...rest,
    ...(properties && { properties: mapValues(properties, complete) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? complete(additionalProperties) : additionalProperties,
    }),
    ...(items && { items: complete(items) }),
    ...(allOf && { allOf: allOf.map(complete) }),
    ...(anyOf && { anyOf: anyOf.map(complete) }),
    ...(example !== undefined && { examples: [example] }),
  });
}

/**
 * Makes the schema of a request refuse unknown members, as the service does, and every schema that it refers to. Those of responses
 * stay open: later versions add members.
 */
export function close(schema: Schema, schemas: Schemas): void {
  const target = schema.$ref === undefined ? schema : (schemas[nameOf(schema.$ref)] ?? schema);
  if (target.additionalProperties !== undefined) {
    return;
  }
  if (target.type === 'object') {
    target.additionalProperties = false;
  }
  const { properties = {}, items, allOf = [], anyOf = [] } = target;
  const parts: Schema[] = [...Object.values(properties), ...(items ? [items] : []), ...allOf, ...anyOf];
  parts.forEach((part) => close(part, schemas));
}

/** Composes an example of a whole from the examples of its parts. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (Array.isArray(schema.examples)) {
    return schema.examples[0];
  }
  const target = schema.$ref === undefined ? schema.allOf?.[0] : schemas[nameOf(schema.$ref)];
  if (target || schema.$ref !== undefined) {
    return target && exampleOf(target, schemas);
  }
  if (schema.properties) {
    return mapValues(schema.properties, (member) => exampleOf(member, schemas));
  }
  return schema.items ? [exampleOf(schema.items, schemas)] : (schema.enum?.[0] ?? null);
}
