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
