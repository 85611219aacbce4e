import type { OpenAPIObject } from '@nestjs/swagger';
import { IS_PUBLIC } from '@/http/routing/markers';
import { isChangeRoute } from '@/http/routing/change-routes';
import { DRY_RUN, HEADERS, headersOf, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, references } from './headers';
import { PROBE_RESPONSES, SHARED_RESPONSES, type SharedResponse, withKeyInProgress } from './errors';
import { completeParameter, type SharedParameters } from './parameters';
import { complete, completeAll, exampleOf, SHARED_SCHEMAS } from './schemas';
import {
  isReference,
  type MediaType,
  nameOf,
  type Operation,
  type Parameter,
  type PathItem,
  type Reference,
  refTo,
  type Response,
  type Schema,
} from './types';

type Schemas = Record<string, Schema | Reference>;

const METHODS = ['get', 'post', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/**
 * Adds what follows from a route alone, and so is not written at any of them: the errors and headers that every route
 * has, the schema of ids in paths, examples of whole answers. Tags give the order of the paths.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const schemas = completeAll({ ...document.components?.schemas, ...SHARED_SCHEMAS });
  const components = {
    securitySchemes: document.components?.securitySchemes,
    parameters: {} as SharedParameters,
    headers: HEADERS,
    responses: SHARED_RESPONSES,
    schemas,
  };
  const tags = document.tags?.map(({ name }) => name) ?? [];
  const rank = ([path, item]: [string, PathItem]) =>
    `${100 + tags.indexOf(operationsOf(item)[0]?.[1].tags?.[0] ?? '')} ${path}`;
  const paths = Object.entries(document.paths)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(([path, item]) => [path, completePath(path, item, components)]);
  return {
    openapi: document.openapi,
    info: document.info,
    servers: document.servers,
    security: document.security,
    tags: document.tags,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: { ...components, parameters: byName(components.parameters), schemas: byName(schemas) },
  };
}

/** What operations share; it grows as they are completed. */
interface Context {
  parameters: SharedParameters;
  schemas: Schemas;
}

function operationsOf(item: PathItem): [Method, Operation][] {
  return METHODS.flatMap((method) => (item[method] ? [[method, item[method]] as [Method, Operation]] : []));
}

function completePath(path: string, item: PathItem, context: Context): PathItem {
  const operations = operationsOf(item).map(([method, operation]) => [
    method,
    completeOperation({ path, method, operation }, context),
  ]);
  return Object.fromEntries(operations) as PathItem;
}

interface Route {
  path: string;
  method: Method;
  operation: Operation & { [IS_PUBLIC]?: boolean };
}

function completeOperation(route: Route, { parameters, schemas }: Context): Operation {
  const { path, operation } = route;
  const { tags, summary, description, operationId, requestBody } = operation;
  const own = Object.entries(operation.responses).map(([status, response]) => [
    status,
    response && !isReference(response) ? completeResponse(route, status, response, schemas) : response,
  ]);
  const ofAll = commonParameters(route, schemas);
  const taken = [...(operation.parameters ?? []), ...ofAll];
  const responses = {
    ...commonResponses({ ...route, operation: { ...operation, parameters: taken } }),
    ...(Object.fromEntries(own) as Operation['responses']),
  };
  return {
    tags,
    operationId,
    summary: summary?.replace(/\.$/, ''),
    description,
    ...(operation[IS_PUBLIC] && { security: [] }),
    ...(taken.length > 0 && {
      parameters: taken.map((it) => (isReference(it) ? it : completeParameter(path, it, parameters))),
    }),
    ...(requestBody && !isReference(requestBody) && { requestBody: completeBody(requestBody, schemas) }),
    responses,
  };
}

/** What every change takes, and every read of one resource that has an `ETag`. */
function commonParameters({ path, method, operation }: Route, schemas: Schemas): Parameter[] {
  if (isChange({ path, method })) {
    return [DRY_RUN, IDEMPOTENCY_KEY];
  }
  const success = operation.responses['200'];
  const schema = success && !isReference(success) ? success.content?.['application/json']?.schema : undefined;
  return method === 'get' && schema && isVersioned(schema, schemas) ? [IF_NONE_MATCH] : [];
}

function isChange({ path, method }: Pick<Route, 'path' | 'method'>): boolean {
  return isChangeRoute(method.toUpperCase(), path);
}

/** The errors of the road that every request takes before its handler, and of what the route declares. */
function commonResponses({ path, method, operation }: Route): Operation['responses'] {
  if (!path.startsWith('/api/')) {
    return PROBE_RESPONSES;
  }
  const takesBody = method !== 'get';
  const takes = ({ name }: Parameter) => operation.parameters?.some((it) => !isReference(it) && it.name === name);
  const shared: [number, SharedResponse, boolean | undefined][] = [
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
  return Object.fromEntries(
    shared.filter(([, , applies]) => applies).map(([status, name]) => [status, refTo('responses', name)]),
  );
}

function completeResponse({ path, method }: Route, status: string, response: Response, schemas: Schemas): Response {
  const media = response.content?.['application/json'];
  const schema = media?.schema;
  if (!media || !schema || !status.startsWith('2')) {
    return status === '409' && isChange({ path, method }) ? withKeyInProgress(response) : response;
  }
  const extra = [
    ...(status === '201' ? ['Location'] : []),
    ...(isChange({ path, method }) ? ['Idempotent-Replayed'] : []),
    ...(isVersioned(schema, schemas) ? ['ETag'] : []),
  ];
  const envelope = withExample({ schema: named(complete(schema), schemas) }, schemas);
  return {
    description: response.description,
    headers: headersOf(path.startsWith('/api/'), { headers: references(extra) }),
    content: { 'application/json': isChange({ path, method }) ? withDryRun(envelope, schema, schemas) : envelope },
  };
}

/** Of a change the answer can be that of a dry run too. */
function withDryRun(envelope: MediaType, schema: Schema | Reference, schemas: Schemas): MediaType {
  const { required = [], properties, ...rest } = schema as Schema;
  const meta = refTo('schemas', 'DryRunMeta');
  const dryRun = complete({ ...rest, required: [...required, 'meta'], properties: { ...properties, meta } });
  return { ...envelope, schema: { anyOf: [envelope.schema ?? {}, named(dryRun, schemas, 'DryRun')] } };
}

/** Whether the envelope is around a resource with a version, which is then its `ETag`. */
function isVersioned(envelope: Schema | Reference, schemas: Schemas): boolean {
  const data = isReference(envelope) ? undefined : envelope.properties?.data;
  const resource = data && isReference(data) ? schemas[nameOf(data)] : undefined;
  return resource !== undefined && !isReference(resource) && resource.properties?.version !== undefined;
}

/** Makes an envelope a schema of its own, named for what it is around: `UserEnvelope`, `UserPage`, `UserDryRun`. */
function named(envelope: Schema | Reference, schemas: Schemas, kind = 'Envelope'): Schema | Reference {
  const data = isReference(envelope) ? undefined : envelope.properties?.data;
  const content = data && (isReference(data) ? data : data.items);
  if (!data || !content || !isReference(content)) {
    return envelope;
  }
  const name = `${nameOf(content)}${isReference(data) ? kind : 'Page'}`;
  schemas[name] = envelope;
  return refTo('schemas', name);
}

function completeBody(body: Exclude<Operation['requestBody'], Reference | undefined>, schemas: Schemas) {
  const content = Object.entries(body.content).map(([type, media]) => [type, withExample(media, schemas)]);
  return { ...body, content: Object.fromEntries(content) as Record<string, MediaType> };
}

function withExample(media: MediaType, schemas: Schemas): MediaType {
  return media.examples || !media.schema ? media : { ...media, example: exampleOf(media.schema, schemas) };
}

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
