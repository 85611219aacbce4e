import type { OpenAPIObject } from '@nestjs/swagger';
import { isChangeRoute } from '@/http/routing/change-routes';
import { IS_PUBLIC, REQUIRED_PERMISSION } from '@/http/routing/markers';
import { PROBE_RESPONSES, SHARED_RESPONSES, withKeyInProgress, withSharedErrors } from './errors';
import { DRY_RUN, HEADERS, headersOf, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers';
import { completeParameter, type SharedParameters } from './parameters';
import { complete, exampleOf, SHARED_SCHEMAS } from './schemas';
import {
  mapValues,
  type MediaType,
  nameOf,
  type Operation,
  type Parameter,
  type PathItem,
  refTo,
  type Response,
  type Schema,
  type Schemas,
} from './types';

const METHODS = ['get', 'post', 'patch', 'delete'] as const;

interface Route {
  path: string;
  method: (typeof METHODS)[number];
  operation: Operation & { [IS_PUBLIC]?: boolean; [REQUIRED_PERMISSION]?: string };
}

/**
 * Adds to a document what follows from each route alone: the errors, headers and parameters that all routes share, the
 * schemas of ids in paths, and examples of whole responses. Tags give the order of the paths.
 */
export function completeDocument({ openapi, info, servers, security, ...rest }: OpenAPIObject): OpenAPIObject {
  const { tags = [], paths, components } = rest;
  const completion = new Completion({ ...components?.schemas, ...SHARED_SCHEMAS });
  const rankOf = ([path, item]: [string, PathItem]) => {
    const [tag] = METHODS.flatMap((method) => item[method]?.tags ?? []);
    return `${100 + tags.findIndex(({ name }) => name === tag)} ${path}`;
  };
  const ordered = Object.entries(paths).sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  return {
    openapi,
    info,
    servers,
    security,
    tags,
    paths: mapValues(Object.fromEntries(ordered), (item, path) => completion.path(path, item)),
    components: {
      securitySchemes: components?.securitySchemes,
      parameters: byName(completion.parameters),
      headers: HEADERS,
      responses: SHARED_RESPONSES,
      schemas: byName(completion.schemas),
    },
  };
}

/** Completes operations, and collects the components that they refer to. */
class Completion {
  readonly parameters: SharedParameters = {};
  readonly schemas: Schemas;

  constructor(schemas: Schemas) {
    this.schemas = mapValues(schemas, complete);
  }

  path(path: string, item: PathItem): PathItem {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [[method, this.operation({ path, method, operation })]] : [];
    });
    return Object.fromEntries(operations) as PathItem;
  }

  private operation(route: Route): Operation {
    const { tags, summary, description, operationId, requestBody, responses, ...operation } = route.operation;
    const taken = [...(operation.parameters ?? []), ...this.sharedParameters(route)];
    const parameters = taken.map((parameter) => completeParameter(route.path, parameter, this.parameters));
    const content = requestBody && mapValues(requestBody.content, (media) => this.withExample(media));
    return {
      tags,
      operationId,
      summary: summary?.replace(/\.$/, ''),
      description: withPermission(description, operation[REQUIRED_PERMISSION]),
      ...(operation[REQUIRED_PERMISSION] && { [REQUIRED_PERMISSION]: operation[REQUIRED_PERMISSION] }),
      ...(operation[IS_PUBLIC] && { security: [] }),
      ...(parameters.length > 0 && { parameters: parameters as Parameter[] }),
      ...(requestBody && content && { requestBody: { ...requestBody, content } }),
      responses: {
        ...sharedResponses(route, taken),
        ...mapValues(responses, (response, status) => this.response(route, status, response)),
      },
    };
  }

  /** Returns the parameters of every change, and of every read of a resource that has an `ETag`. */
  private sharedParameters(route: Route): Parameter[] {
    if (isChange(route)) {
      return [DRY_RUN, IDEMPOTENCY_KEY];
    }
    const schema = route.operation.responses['200']?.content?.['application/json']?.schema;
    return route.method === 'get' && schema && this.isVersioned(schema) ? [IF_NONE_MATCH] : [];
  }

  private response(route: Route, status: string, response: Response): Response {
    const schema = response.content?.['application/json']?.schema;
    if (!schema || !status.startsWith('2')) {
      return status === '409' && isChange(route) ? withKeyInProgress(response) : withSharedErrors(status, response);
    }
    const headers = headersOf(route.path.startsWith('/api/'), [
      ...(status === '201' ? ['Location'] : []),
      ...(isChange(route) ? ['Idempotent-Replayed'] : []),
      ...(this.isVersioned(schema) ? ['ETag'] : []),
    ]);
    const envelope = this.withExample({ schema: this.named(complete(schema)) });
    const media = isChange(route) ? this.withDryRun(envelope, schema) : envelope;
    return { description: response.description, headers, content: { 'application/json': media } };
  }

  /** Adds the response of a dry run to that of a change. */
  private withDryRun(envelope: MediaType, { required = [], properties, ...rest }: Schema): MediaType {
    const meta = refTo('schemas', 'DryRunMeta');
    const dryRun = complete({ ...rest, required: [...required, 'meta'], properties: { ...properties, meta } });
    return { ...envelope, schema: { anyOf: [envelope.schema ?? {}, this.named(dryRun, 'DryRun')] } };
  }

  /** Returns whether an envelope contains a resource with a version, which is its `ETag`. */
  private isVersioned(envelope: Schema): boolean {
    const { $ref }: Schema = envelope.properties?.data ?? {};
    return $ref !== undefined && this.schemas[nameOf($ref)]?.properties?.version !== undefined;
  }

  /** Makes an envelope a component that is named after its content: `UserEnvelope`, `UserPage`, `UserDryRun`. */
  private named(envelope: Schema, kind = 'Envelope'): Schema {
    const data: Schema = envelope.properties?.data ?? {};
    const item: Schema = data.items ?? {};
    const $ref = data.$ref ?? item.$ref;
    if ($ref === undefined) {
      return envelope;
    }
    const name = `${nameOf($ref)}${data.$ref ? kind : 'Page'}`;
    this.schemas[name] = envelope;
    return refTo('schemas', name);
  }

  private withExample(media: MediaType): MediaType {
    return media.examples || !media.schema ? media : { ...media, example: exampleOf(media.schema, this.schemas) };
  }
}

/** Names the permission in the text too, because Swagger UI shows no extensions. */
function withPermission(description: string | undefined, permission: string | undefined): string | undefined {
  return permission === undefined ? description : `${description ?? ''}\n\n**Permission:** \`${permission}\``.trim();
}

/** Returns the responses of the stages that a request passes before its handler. */
function sharedResponses({ path, method, operation }: Route, parameters: Parameter[]) {
  if (!path.startsWith('/api/')) {
    return PROBE_RESPONSES;
  }
  const takes = ({ name }: Parameter) => parameters.some((parameter) => parameter.name === name);
  const takesBody = method !== 'get';
  const shared: [status: number, name: keyof typeof SHARED_RESPONSES, applies: boolean][] = [
    [304, 'NotModified', takes(IF_NONE_MATCH)],
    [400, 'BadRequest', true],
    [401, 'Unauthorized', !operation[IS_PUBLIC]],
    [403, 'Forbidden', path.startsWith('/api/admin/')],
    [409, 'IdempotencyKeyInProgress', takes(IDEMPOTENCY_KEY)],
    [412, 'PreconditionFailed', takes(IF_MATCH)],
    [413, 'PayloadTooLarge', takesBody],
    [415, 'UnsupportedMediaType', takesBody],
    [422, 'IdempotencyKeyReused', takes(IDEMPOTENCY_KEY)],
    [428, 'PreconditionRequired', takes(IF_MATCH)],
    [429, 'RateLimited', true],
    [500, 'InternalError', true],
    [503, 'ServiceUnavailable', true],
  ];
  const applying = shared.filter(([, , applies]) => applies);
  const references = applying.map(([status, name]) => [status, refTo('responses', name)]);
  return Object.fromEntries(references) as Record<string, Response>;
}

function isChange({ path, method }: Route): boolean {
  return isChangeRoute(method.toUpperCase(), path);
}

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
