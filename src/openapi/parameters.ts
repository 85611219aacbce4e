import { isDeepStrictEqual } from 'node:util';
import { AUDIT_REASON, DRY_RUN, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers';
import { complete } from './schemas';
import { type Components, type Parameter, type Reference, refTo, type Schema, type WithExample } from './types';

export type SharedParameters = NonNullable<Components['parameters']>;

/** Parameters of many operations by their name, and their names as components of the document. */
const SHARED: Partial<Record<string, string>> = {
  page: 'Page',
  limit: 'Limit',
  cursor: 'Cursor',
  [IF_MATCH.name]: 'IfMatch',
  [IF_NONE_MATCH.name]: 'IfNoneMatch',
  [DRY_RUN.name]: 'DryRun',
  [IDEMPOTENCY_KEY.name]: 'IdempotencyKey',
  [AUDIT_REASON.name]: 'AuditReason',
};

/** Says all that holds of a parameter; one that others have too becomes a component of the document. */
export function completeParameter(path: string, parameter: Parameter, shared: SharedParameters): Parameter | Reference {
  const isInPath = parameter.in === 'path';
  const { example, ...rest } = (isInPath ? idInPath(path, parameter) : parameter) as WithExample<Parameter>;
  // The example goes into the schema: beside it, Swagger UI would fill the form with it and filter by it.
  const schema = { ...(rest.schema as Schema), ...(example !== undefined && { example }) };
  const completed = { ...rest, schema: complete(schema) };
  const name = isInPath ? `${pascal(nounBefore(path, parameter.name))}Id` : SHARED[parameter.name];
  // One route may say more of it than the others, as an export does of its cursor.
  if (name === undefined || !isDeepStrictEqual(shared[name] ?? completed, completed)) {
    return completed;
  }
  shared[name] = completed;
  return refTo('parameters', name);
}

/** An id in a path is one of what its path lists: `/users/{id}` of a user. */
function idInPath(path: string, parameter: Parameter): Parameter {
  const noun = nounBefore(path, parameter.name).replace('-', ' ');
  return {
    ...parameter,
    description: parameter.name === 'id' ? `Id of the ${noun}.` : `Id of the user who is the ${noun}.`,
    schema: { type: 'string', format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' },
  };
}

function nounBefore(path: string, name: string): string {
  const segments = path.split('/');
  return segments[segments.indexOf(`{${name}}`) - 1]?.replace(/s$/, '') ?? '';
}

function pascal(words: string): string {
  return words.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
