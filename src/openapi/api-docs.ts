import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { DomainError } from '@/http/errors/errors';
import { errorResponses } from './errors';
import { headersOf, IF_MATCH, references } from './headers';
import { PageMetaDto } from '@/http/envelope/page-meta.dto';

interface Documentation {
  /** The errors of this route alone; those that all routes have are added to the document. */
  errors?: DomainError[];
}

interface ResourceDocumentation extends Documentation {
  created?: boolean;
  /** The route takes `If-Match`. */
  ifMatch?: boolean;
}

/** Documents the success envelope around one resource. */
export function ApiResource(
  model: Type,
  { created = false, ifMatch = false, errors = [] }: ResourceDocumentation = {},
): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(model),
    ApiResponse({
      status: created ? 201 : 200,
      description: created ? 'It has been created.' : 'Success.',
      schema: envelope({ data: { $ref: getSchemaPath(model) } }),
    }),
    ...(ifMatch ? [ApiHeader(IF_MATCH)] : []),
    ApiErrors(errors),
  );
}

/** Documents the success envelope around one page of a list. */
export function ApiList(model: Type, { errors = [] }: Documentation = {}): MethodDecorator {
  const items = { $ref: getSchemaPath(model) };
  return applyDecorators(
    ApiExtraModels(model, PageMetaDto),
    ApiResponse({
      status: 200,
      description: 'One page of the list.',
      schema: envelope({
        data: { type: 'array', maxItems: 100, items, description: 'The entries of the page, in order.' },
        meta: { $ref: getSchemaPath(PageMetaDto) },
      }),
    }),
    ApiErrors(errors),
  );
}

/** Documents the success envelope around no data. */
export function ApiDone(description: string, { errors = [] }: Documentation = {}): MethodDecorator {
  const data = { type: 'null', description: 'Nothing to tell.' };
  return applyDecorators(ApiResponse({ status: 200, description, schema: envelope({ data }) }), ApiErrors(errors));
}

/** Documents an answer without the envelope. */
export function ApiBare(model: Type, { errors = [] }: Documentation = {}): MethodDecorator {
  return applyDecorators(ApiResponse({ status: 200, description: 'Success.', type: model }), ApiErrors(errors, false));
}

interface StreamDocumentation extends Documentation {
  /** What the schemas refer to. */
  models?: Type[];
  /** Names of further headers of the answer. */
  headers?: string[];
}

/** Documents an answer without the envelope that comes in pieces: the schema of a piece, by media type. */
export function ApiStream(
  pieces: Record<string, object>,
  { errors = [], models = [], headers: further = [] }: StreamDocumentation = {},
): MethodDecorator {
  const content = Object.fromEntries(Object.entries(pieces).map(([type, schema]) => [type, { schema }]));
  const headers = headersOf(true, { headers: references(further) });
  return applyDecorators(
    ApiExtraModels(...models),
    ApiResponse({ status: 200, description: 'What there is, piece by piece.', headers, content }),
    ApiErrors(errors),
  );
}

function ApiErrors(errors: DomainError[], isApi = true): MethodDecorator {
  return applyDecorators(
    ...errorResponses(errors, isApi).map(([status, response]) => ApiResponse({ status, ...response })),
  );
}

function envelope(properties: Record<string, object>) {
  return {
    type: 'object',
    required: ['success', ...Object.keys(properties)],
    properties: { success: { type: 'boolean', enum: [true], description: 'Always true.' }, ...properties },
  };
}
