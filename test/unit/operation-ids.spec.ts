import { readFileSync } from 'node:fs';
import { createAdminClient } from '@/lib/admin/client';

/** Returns the names of all methods of an object, such as `users.sessions.list`. */
function methodsOf(resource: object, prefix = ''): string[] {
  return Object.entries(resource).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member === 'function') {
      return [`${prefix}${name}`];
    }
    return typeof member === 'object' && member !== null ? methodsOf(member, `${prefix}${name}.`) : [];
  });
}

describe('The operations of the document', () => {
  it('have the names of the methods of the client, except the probes', () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    const methods = methodsOf(createAdminClient({ baseUrl: 'http://api.test' }));
    expect(ids.filter((id) => !methods.includes(id))).toEqual(['health.live', 'health.ready']);
  });

  it('have no filter by an object that Swagger UI fills with its example', () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, { get?: { parameters: { name: string; schema?: { type: string; default?: object } }[] } }>;
    };
    const parameters = Object.values(paths).flatMap(({ get }) => get?.parameters ?? []);
    const objects = parameters.filter(({ schema }) => schema?.type === 'object');
    expect(objects.map(({ name, schema }) => [name, schema?.default])).toEqual([
      ['metadata', {}],
      ['metadata', {}],
    ]);
  });
});

interface NamedSchema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, NamedSchema>;
  items?: NamedSchema;
  additionalProperties?: unknown;
  required?: string[];
}

interface Bodies {
  requestBody?: { content: Record<string, { schema: NamedSchema }> };
  responses: Record<string, { content?: Record<string, { schema: NamedSchema }> }>;
}

describe('The schemas of the document', () => {
  const { paths, components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, Bodies>>;
    components: { schemas: Record<string, NamedSchema> };
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));

  /** Returns the names of the schemas that others refer to, at any depth. */
  function reachable(from: unknown): string[] {
    const found = new Set<string>();
    const visit = (value: unknown): void => {
      JSON.stringify(value, (_, part: NamedSchema | null) => {
        const name = part?.$ref?.replace('#/components/schemas/', '');
        if (name !== undefined && name in components.schemas && !found.has(name)) {
          found.add(name);
          visit(components.schemas[name]);
        }
        return part;
      });
    };
    visit(from);
    return [...found];
  }

  const isObject = (name: string) => components.schemas[name]!.properties !== undefined;
  const ofRequests = reachable(operations.map(({ requestBody }) => requestBody ?? null)).filter(isObject);
  const ofResponses = reachable(operations.map(({ responses }) => responses)).filter(isObject);

  it('refuse unknown members in requests, and are open to new ones in responses', () => {
    expect(ofRequests.length).toBeGreaterThan(20);
    expect(ofResponses.length).toBeGreaterThan(60);
    expect(ofRequests.filter((name) => components.schemas[name]!.additionalProperties !== false)).toEqual([]);
    expect(ofResponses.filter((name) => components.schemas[name]!.additionalProperties === false)).toEqual([]);
  });

  it('have a name if they are a list of values, and a reference wherever it is used', () => {
    const named = Object.entries(components.schemas).filter(([, schema]) => schema.enum !== undefined);
    expect(named.map(([name]) => name)).toEqual(
      expect.arrayContaining(['ErrorCode', 'ErrorReason', 'MemberRole', 'Permission', 'Plan', 'UserStatus']),
    );
    const lists = new Set(named.map(([, schema]) => JSON.stringify(schema.enum)));
    const others = { ...components, schemas: {} };
    const repeated: unknown[] = [];
    JSON.stringify([paths, others, Object.values(components.schemas).map((schema) => schema.properties)], (_, part) => {
      const values = (part as NamedSchema | null)?.enum;
      if (lists.has(JSON.stringify(values))) {
        repeated.push(values);
      }
      return part as unknown;
    });
    expect(repeated).toEqual([]);
  });
});
