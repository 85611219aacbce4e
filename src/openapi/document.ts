import type { OpenAPIObject } from '@nestjs/swagger';
import { isChangeRoute } from '@/http/routing/change-routes';
import { IS_PUBLIC } from '@/http/routing/markers';
import { PROBE_RESPONSES, SHARED_RESPONSES, withKeyInProgress } from './errors';
import { DRY_RUN, HEADERS, headersOf, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers';
import { completeParameter, type SharedParameters } from './parameters';
import { complete, exampleOf, SHARED_SCHEMAS } from './schemas';
import * as spec from './types';

const METHODS = ['get', 'post', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

interface Route {
  path: string;
  method: Method;
  operation: spec.Operation & { [IS_PUBLIC]?: boolean };
}

/**
 * Adds to a document what follows from each route alone: the errors, headers and parameters that all routes share, the
 * schemas of ids in paths, and examples of whole responses. Tags give the order of the paths.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const completion = new Completion({ ...document.components?.schemas, ...SHARED_SCHEMAS });
  const tags = document.tags?.map(({ name }) => name) ?? [];
  const rankOf = (path: string, item: spec.PathItem) => {
    const first = METHODS.map((method) => item[method]).find(Boolean);
    return `${100 + tags.indexOf(first?.tags?.[0] ?? '')} ${path}`;
  };
  const paths = Object.entries(document.paths)
    .sort((a, b) => (rankOf(...a) < rankOf(...b) ? -1 : 1))
    .map(([path, item]): [string, spec.PathItem] => [path, completion.path(path, item)]);
  const { openapi, info, servers, security } = document;
  const components = {
    securitySchemes: document.components?.securitySchemes,
    parameters: byName(completion.parameters),
    headers: HEADERS,
    responses: SHARED_RESPONSES,
    schemas: byName(completion.schemas),
  };
  return {
    openapi,
    info,
    servers,
    security,
    tags: document.tags,
    paths: Object.fromEntries(paths),
    components,
  };
}

/** Completes operations, and collects the components that they refer to. */
class Completion {
  readonly parameters: SharedParameters = {};
  readonly schemas: spec.Schemas;

  constructor(schemas: spec.Schemas) {
    this.schemas = spec.mapValues(schemas, complete);
  }

  path(path: string, item: spec.PathItem): spec.PathItem {
    return Object.fromEntries(
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation ? [[method, this.operation({ path, method, operation })]] : [];
      }),
    );
  }

  private operation(route: Route): spec.Operation {
    const { tags, summary, description, operationId, requestBody, ...operation } = route.operation;
    const parameters = [...(operation.parameters ?? []), ...this.sharedParameters(route)];
    const own = spec.mapValues(operation.responses, (response, status) =>
      response && !spec.isReference(response) ? this.response(route, status, response) : response,
    );
    return {
      tags,
      operationId,
      summary: summary?.replace(/\.$/, ''),
      description,
      ...(operation[IS_PUBLIC] && { security: [] }),
      ...(parameters.length > 0 && {
        parameters: parameters.map((parameter) =>
          spec.isReference(parameter) ? parameter : completeParameter(route.path, parameter, this.parameters),
        ),
      }),
      ...(requestBody &&
        !spec.isReference(requestBody) && {
          requestBody: { ...requestBody, content: spec.mapValues(requestBody.content, (it) => this.withExample(it)) },
        }),
      responses: { ...sharedResponses(route, parameters), ...own },
    };
  }

  /** Returns what every change takes, and every read of a resource that has an `ETag`. */
  private sharedParameters(route: Route): spec.Parameter[] {
    if (isChange(route)) {
      return [DRY_RUN, IDEMPOTENCY_KEY];
    }
    const success = route.operation.responses['200'];
    const schema = success && !spec.isReference(success) ? success.content?.['application/json']?.schema : undefined;
    return route.method === 'get' && schema && this.isVersioned(schema) ? [IF_NONE_MATCH] : [];
  }

  private response(route: Route, status: string, response: spec.Response): spec.Response {
    const schema = response.content?.['application/json']?.schema;
    if (!schema || !status.startsWith('2')) {
      return status === '409' && isChange(route) ? withKeyInProgress(response) : response;
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
  private withDryRun(envelope: spec.MediaType, schema: spec.Schema | spec.Reference): spec.MediaType {
    const { required = [], properties, ...rest } = schema as spec.Schema;
    const meta = spec.refTo('schemas', 'DryRunMeta');
    const dryRun = complete({ ...rest, required: [...required, 'meta'], properties: { ...properties, meta } });
    return { ...envelope, schema: { anyOf: [envelope.schema ?? {}, this.named(dryRun, 'DryRun')] } };
  }

  /** Returns whether an envelope contains a resource with a version, which is its `ETag`. */
  private isVersioned(envelope: spec.Schema | spec.Reference): boolean {
    const data = dataOf(envelope);
    const resource = data && spec.isReference(data) ? this.schemas[spec.nameOf(data)] : undefined;
    return resource !== undefined && !spec.isReference(resource) && resource.properties?.version !== undefined;
  }

  /** Makes an envelope a component that is named after its content: `UserEnvelope`, `UserPage`, `UserDryRun`. */
  private named(envelope: spec.Schema | spec.Reference, kind = 'Envelope'): spec.Schema | spec.Reference {
    const data = dataOf(envelope);
    const content = data && (spec.isReference(data) ? data : data.items);
    if (!data || !content || !spec.isReference(content)) {
      return envelope;
    }
    const name = `${spec.nameOf(content)}${spec.isReference(data) ? kind : 'Page'}`;
    this.schemas[name] = envelope;
    return spec.refTo('schemas', name);
  }

  private withExample(media: spec.MediaType): spec.MediaType {
    return media.examples || !media.schema ? media : { ...media, example: exampleOf(media.schema, this.schemas) };
  }
}

/** Returns the responses of the stages that a request passes before its handler. */
function sharedResponses({ path, method, operation }: Route, parameters: (spec.Parameter | spec.Reference)[]) {
  if (!path.startsWith('/api/')) {
    return PROBE_RESPONSES;
  }
  const takes = ({ name }: spec.Parameter) => parameters.some((it) => !spec.isReference(it) && it.name === name);
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
  return Object.fromEntries(applying.map(([status, name]) => [status, spec.refTo('responses', name)]));
}

function isChange({ path, method }: Route): boolean {
  return isChangeRoute(method.toUpperCase(), path);
}

function dataOf(envelope: spec.Schema | spec.Reference): spec.Schema | spec.Reference | undefined {
  return spec.isReference(envelope) ? undefined : envelope.properties?.data;
}

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
