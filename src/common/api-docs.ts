import { applyDecorators, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { PageMetaDto } from './page-meta.dto';

/** Documents the success envelope around one resource. */
export function ApiResource(model: Type, { created = false } = {}): MethodDecorator {
  const options = {
    description: created ? 'Created' : 'OK',
    schema: envelope({ data: { $ref: getSchemaPath(model) } }),
  };
  return applyDecorators(ApiExtraModels(model), created ? ApiCreatedResponse(options) : ApiOkResponse(options));
}

/** Documents the success envelope around one page of a list. */
export function ApiList(model: Type): MethodDecorator {
  const items = { $ref: getSchemaPath(model) };
  return applyDecorators(
    ApiExtraModels(model, PageMetaDto),
    ApiOkResponse({
      description: 'One page',
      schema: envelope({
        data: { type: 'array', maxItems: 100, items },
        meta: { $ref: getSchemaPath(PageMetaDto) },
      }),
    }),
  );
}

/** Documents the success envelope around no data. */
export function ApiDone(description: string): MethodDecorator {
  return applyDecorators(ApiOkResponse({ description, schema: envelope({ data: { type: 'null' } }) }));
}

function envelope(properties: Record<string, object>) {
  return {
    type: 'object',
    required: ['success', ...Object.keys(properties)],
    properties: { success: { type: 'boolean', enum: [true] }, ...properties },
    additionalProperties: false,
  };
}
