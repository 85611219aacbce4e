import { isDeepStrictEqual } from 'node:util';
import { complete, EXTERNAL_ID } from './schemas';
import { type Components, type Parameter, type Reference, refTo, type Schema, type WithExample } from './types';

export type SharedParameters = NonNullable<Components['parameters']>;

/** Parameters of many operations. They become components of the document. */
const SHARED = new Set('page limit cursor dryRun If-Match If-None-Match Idempotency-Key X-Audit-Reason'.split(' '));

/** Follows the description of a parameter that may have several values. */
const REPEATED = 'Repeat the parameter to match any of several values.';

/** Completes the schema of a parameter. A parameter that others have too becomes a component of the document. */
export function completeParameter(path: string, parameter: Parameter, shared: SharedParameters): Parameter | Reference {
  const isInPath = parameter.in === 'path' && parameter.name !== 'externalId';
  const { example, ...rest } = (isInPath ? idInPath(path, parameter) : parameter) as WithExample<Parameter>;
  // The example goes into the schema: beside it, Swagger UI would fill the form with it and filter by it.
  const schema = { ...(rest.schema as Schema), ...(example !== undefined && { example }) };
  const isRepeatable = rest.in === 'query' && schema.type === 'array';
  const isDeep = rest.in === 'query' && schema.type === 'object';
  const completed = {
    ...rest,
    ...(isRepeatable && { style: 'form' as const, explode: true, description: `${rest.description} ${REPEATED}` }),
    ...(isDeep && { style: 'deepObject' as const, explode: true }),
    schema: complete(schema),
  };
  const name = isInPath ? nameInPath(path, rest.name) : pascal(rest.name.replace(/^X-/, ''));
  // A route may describe its own variant, as an export does with its cursor.
  if (!(isInPath || SHARED.has(rest.name)) || !isDeepStrictEqual(shared[name] ?? completed, completed)) {
    return completed;
  }
  shared[name] = completed;
  return refTo('parameters', name);
}

/** Describes an id in a path by the path: `/users/{id}` has the id of a user. */
function idInPath(path: string, parameter: Parameter): Parameter {
  if (parameter.name === 'externalId') {
    return { ...parameter, description: 'Id in another system.', schema: { ...EXTERNAL_ID, type: 'string' } };
  }
  const noun = nounBefore(path, parameter.name).replace('-', ' ');
  return {
    ...parameter,
    description: parameter.name === 'id' ? `Id of the ${noun}.` : `Id of the user who is the ${noun}.`,
    schema: { type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' },
  };
}

function nameInPath(path: string, name: string): string {
  return name === 'externalId' ? 'ExternalId' : `${pascal(nounBefore(path, name))}Id`;
}

function nounBefore(path: string, name: string): string {
  const segments = path.split('/');
  return segments[segments.indexOf(`{${name}}`) - 1]?.replace(/s$/, '') ?? '';
}

function pascal(words: string): string {
  return words.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
