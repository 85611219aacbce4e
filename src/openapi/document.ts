import type { OpenAPIObject } from '@nestjs/swagger';
import { isChangeRoute } from '@/http/routing/change-routes';
import { IS_PUBLIC, REQUIRED_PERMISSION } from '@/http/routing/markers';
import { CREATED } from './api-docs';
import { errorResponses, SHARED_RESPONSES } from './errors';
import { DRY_RUN, HEADERS, headersOf, IDEMPOTENCY_KEY, IF_NONE_MATCH } from './headers';
import { completeParameter, type SharedParameters } from './parameters';
import { NAMED_SCHEMAS } from './named-schemas';
import { close, complete, exampleOf } from './schemas';
import {
  ERRORS,
  mapValues,
  type MediaType,
  METHODS,
  nameOf,
  type Operation,
  type Parameter,
  type PathItem,
  refTo,
  type Response,
  type Route,
  type Schema,
  type Schemas,
} from './types';

/** The operation with which everybody begins. It is the first of its tag. */
const FIRST_PATH = '/api/auth/login';

/**
 * Adds to a document what follows from each route alone: the errors, headers and parameters that all routes share, the
 * schemas of ids in paths, and examples of whole responses. Tags give the order of the paths.
 */
export function completeDocument({ paths, components, tags = [], ...document }: OpenAPIObject): OpenAPIObject {
  const completion = new Completion(components?.schemas as Schemas);
  const rankOf = ([path, item]: [string, PathItem]) => {
    const [tag] = METHODS.flatMap((method) => item[method]?.tags ?? []);
    const place = path === FIRST_PATH ? '' : path;
    return `${100 + tags.findIndex(({ name }) => name === tag)} ${place}`;
  };
  const ordered = Object.entries(paths).sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  return {
    ...document,
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

/** Extensions that decorators leave for this file. The finished document does not have them. */
const INTERNAL = { [ERRORS]: undefined, [IS_PUBLIC]: undefined };

/** Completes operations, and collects the components that they refer to. */
class Completion {
  readonly parameters: SharedParameters = {};
  readonly schemas: Schemas;

  constructor(schemas: Schemas) {
    this.schemas = { ...mapValues(schemas, complete), ...NAMED_SCHEMAS };
  }

  path(path: string, item: PathItem): PathItem {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      const parameters = operation && [
        ...(operation.parameters ?? []),
        ...this.sharedParameters(path, method, operation),
      ];
      return parameters ? [[method, this.operation({ path, method, operation, parameters })]] : [];
    });
    return Object.fromEntries(operations) as PathItem;
  }

  private operation(route: Route): Operation {
    const { summary, description, requestBody, responses, ...operation } = route.operation;
    const parameters = route.parameters.map((parameter) => completeParameter(route.path, parameter, this.parameters));
    const content = requestBody && mapValues(requestBody.content, (media) => this.requestBody(media));
    return {
      ...operation,
      ...INTERNAL,
      summary: summary?.replace(/\.$/, ''),
      description: withPermission(description, operation[REQUIRED_PERMISSION]),
      ...(operation[IS_PUBLIC] && { security: [] }),
      parameters: parameters.length > 0 ? (parameters as Parameter[]) : undefined,
      ...(requestBody && content && { requestBody: { ...requestBody, content } }),
      responses: {
        ...errorResponses(route),
        ...mapValues(responses, (response) => this.success(route, response)),
      },
    };
  }

  /** Returns the parameters of every change, and of every read of a resource that has an `ETag`. */
  private sharedParameters(path: string, method: Route['method'], { responses }: Operation): Parameter[] {
    if (isChangeRoute(method.toUpperCase(), path)) {
      return [DRY_RUN, IDEMPOTENCY_KEY];
    }
    return method === 'get' && this.isVersioned(responses['200']) ? [IF_NONE_MATCH] : [];
  }

  private success({ path, method }: Route, response: Response): Response {
    const isChange = isChangeRoute(method.toUpperCase(), path);
    const headers = headersOf(path.startsWith('/api/'), [
      ...(response.description === CREATED ? ['Location'] : []),
      ...(isChange ? ['Idempotent-Replayed'] : []),
      ...(this.isVersioned(response) ? ['ETag'] : []),
    ]);
    const schema = response.content?.['application/json']?.schema;
    if (!schema) {
      return { ...response, headers: { ...headers, ...response.headers } };
    }
    const envelope = this.withExample({ schema: this.named(complete(schema)) });
    const media = isChange ? this.withDryRun(envelope, schema) : envelope;
    return { description: response.description, headers, content: { 'application/json': media } };
  }

  /** Adds the response of a dry run to that of a change. */
  private withDryRun(envelope: MediaType, { required = [], properties, ...rest }: Schema): MediaType {
    const meta = refTo('schemas', 'DryRunMeta');
    const dryRun = complete({ ...rest, required: [...required, 'meta'], properties: { ...properties, meta } });
    return { ...envelope, schema: { anyOf: [envelope.schema ?? {}, this.named(dryRun, 'DryRun')] } };
  }

  /** Returns whether a response contains a resource with a version, which is its `ETag`. */
  private isVersioned(response: Response | undefined): boolean {
    const envelope: Schema = response?.content?.['application/json']?.schema ?? {};
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

  private requestBody(media: MediaType): MediaType {
    close(media.schema ?? {}, this.schemas);
    return this.withExample(media);
  }

  private withExample(media: MediaType): MediaType {
    return media.examples || !media.schema ? media : { ...media, example: exampleOf(media.schema, this.schemas) };
  }
}

/** Names the permission in the text too, because Swagger UI shows no extensions. */
/** @param permissions Separated by spaces. */
function withPermission(description: string | undefined, permissions: string | undefined): string | undefined {
  if (permissions === undefined) {
    return description;
  }
  const names = permissions.split(' ').map((permission) => `\`${permission}\``);
  return `${description ?? ''}\n\n**${names.length > 1 ? 'Permissions' : 'Permission'}:** ${names.join(', ')}`.trim();
}

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
