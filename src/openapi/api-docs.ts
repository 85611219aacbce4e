import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PageMetaDto } from '@/http/envelope/page-meta.dto';
import type { DomainError } from '@/http/errors/errors';
import { ApiErrors } from './errors';
import { IF_MATCH } from './headers';
import { mapValues, refTo } from './types';

interface Documentation {
  /** Errors of this route alone. The document adds the errors that all routes share. */
  errors?: DomainError[];
}

/** Description of a response that has the `Location` of a new resource. */
export const CREATED = 'Created.';

interface ResourceDocumentation extends Documentation {
  created?: boolean;
  /** Whether a creation makes one resource, whose path is in `Location`. Default: true. */
  hasLocation?: boolean;
  /** Whether the route takes `If-Match`. */
  ifMatch?: boolean;
}

/** Documents the success envelope around one resource. */
export function ApiResource(
  model: Type,
  { created = false, hasLocation = true, ifMatch = false, errors = [] }: ResourceDocumentation = {},
): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(model),
    ApiResponse({
      status: created ? 201 : 200,
      description: created ? (hasLocation ? CREATED : 'Recorded.') : 'Success.',
      schema: envelope({ data: { $ref: getSchemaPath(model) } }),
    }),
    ...(ifMatch ? [ApiHeader(IF_MATCH)] : []),
    ApiErrors(errors),
  );
}

/** Documents the success envelope around one page of a list. */
export function ApiList(model: Type, { errors = [] }: Documentation = {}): MethodDecorator {
  const items = { $ref: getSchemaPath(model) };
  const schema = envelope({
    data: { type: 'array', maxItems: 100, items, description: 'The items of the page, in order.' },
    meta: { $ref: getSchemaPath(PageMetaDto) },
  });
  return applyDecorators(
    ApiExtraModels(model, PageMetaDto),
    ApiResponse({ status: 200, description: 'One page of the list.', schema }),
    ApiErrors(errors),
  );
}

/** Documents the success envelope without data. */
export function ApiDone(description: string, { errors = [] }: Documentation = {}): MethodDecorator {
  const schema = envelope({ data: { type: 'null', description: 'Always null.' } });
  return applyDecorators(ApiResponse({ status: 200, description, schema }), ApiErrors(errors));
}

/** Documents a response without the envelope. */
export function ApiNoEnvelope(model: Type, { errors = [] }: Documentation = {}): MethodDecorator {
  return applyDecorators(ApiResponse({ status: 200, description: 'Success.', type: model }), ApiErrors(errors));
}

interface StreamDocumentation extends Documentation {
  /** The models that the schemas refer to. */
  models?: Type[];
  /** Names of further headers of the response. */
  headers?: string[];
}

/** Documents a streamed response without the envelope. @param pieces The schema of a piece, by media type. */
export function ApiStream(
  pieces: Record<string, object>,
  { errors = [], models = [], headers = [] }: StreamDocumentation = {},
): MethodDecorator {
  const content = mapValues(pieces, (schema) => ({ schema }));
  return applyDecorators(
    ApiExtraModels(...models),
    ApiResponse({
      status: 200,
      description: 'A stream of the content.',
      headers: Object.fromEntries(headers.map((name) => [name, refTo('headers', name)])),
      content,
    }),
    ApiErrors(errors),
  );
}

function envelope(properties: Record<string, object>) {
  return {
    type: 'object',
    required: ['success', ...Object.keys(properties)],
    properties: { success: { type: 'boolean', enum: [true], description: 'Always true.' }, ...properties },
  };
}
