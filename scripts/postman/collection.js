// Makes a Postman collection (format 2.1) of openapi.json and steps.js.
const { STEPS, WITHOUT_REQUEST } = require('./steps');

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Names of the variables that stand for the parameters of a path, by the segment before them. */
const VARIABLES = {
  users: 'userId',
  organizations: 'organizationId',
  roles: 'roleId',
  'api-keys': 'apiKeyId',
  'audit-logs': 'auditLogId',
  invitations: 'invitationId',
  members: 'userId',
  sessions: 'sessionId',
};

/** Sets what differs from run to run, so that runs do not collide. */
const BEFORE_FIRST = [
  "pm.collectionVariables.set('run', Date.now().toString(36));",
  "pm.collectionVariables.set('now', new Date().toISOString());",
  "pm.collectionVariables.set('inAMonth', new Date(Date.now() + 30 * 86_400_000).toISOString());",
];

/** Reads `data.0.id` from a response; `data.acceptUrl#token` is the token of the link there. */
const READ = [
  'const read = (path) => {',
  "  const [place, part] = path.split('#');",
  "  const value = place.split('.').reduce((object, key) => object?.[key], pm.response.json());",
  "  return part ? value?.split('#token=')[1] : value;",
  '};',
];

/** @returns a map from operation id to { method, path, operation } */
function operationsOf(document) {
  const found = new Map();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      found.set(item[method].operationId, { method, path, operation: item[method] });
    }
  }
  return found;
}

/**
 * @param {object} document openapi.json
 * @throws Error that names an operation without a step, or a step without an operation
 */
function collectionOf(document) {
  const operations = operationsOf(document);
  const steps = Object.values(STEPS).flat();
  const covered = new Set([...steps.map(({ id }) => id), ...Object.keys(WITHOUT_REQUEST)]);
  const missing = [...operations.keys()].filter((id) => !covered.has(id));
  const unknown = [...covered].filter((id) => !operations.has(id));
  if (missing.length > 0 || unknown.length > 0) {
    throw new Error(
      `scripts/postman/steps.js does not fit openapi.json. Without a step: ${missing.join(', ') || 'none'}. ` +
        `Unknown: ${unknown.join(', ') || 'none'}.`,
    );
  }
  const item = Object.entries(STEPS).map(([name, folder]) => ({
    name,
    item: folder.map((step) => requestOf(document, step, operations.get(step.id))),
  }));
  item[0].item[0].event.unshift(script('prerequest', BEFORE_FIRST));
  return {
    info: {
      name: `${document.info.title} ${document.info.version}`,
      description:
        'Run the whole collection, or log in and send single requests. Set the variables `baseUrl`, `email` and `password` first. ' +
        'Ids and tokens come from earlier responses. The run deletes what it creates. It needs a service without SMTP_URL, ' +
        'because only then do responses have the links of invitations and new passwords.\n\n' +
        Object.entries(WITHOUT_REQUEST)
          .map(([id, reason]) => `Without a request: ${id}. ${reason}`)
          .join('\n'),
      schema: SCHEMA,
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
      { key: 'email', value: 'admin@example.com' },
      { key: 'password', value: '', type: 'secret' },
      { key: 'token', value: '', type: 'secret' },
    ],
    item,
  };
}

function requestOf(document, step, { method, path, operation }) {
  const resolved = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
  const headers = resolved.filter((parameter) => parameter.in === 'header');
  const url = `{{baseUrl}}${path.replace(/\{(\w+)\}/g, (_, name) => step.path?.[name] ?? variableFor(path, name))}`;
  const query = resolved
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, description, schema }) => {
      const sent = step.query?.[name];
      return { key: name, value: String(sent ?? exampleOf(schema)), description, disabled: sent === undefined };
    });
  const body = bodyOf(document, step, operation);
  const sent = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return {
    name: step.name ?? operation.summary,
    request: {
      method: method.toUpperCase(),
      description: operation.description,
      ...(operation.security?.length === 0 && { auth: { type: 'noauth' } }),
      ...(step.as && { auth: { type: 'bearer', bearer: [{ key: 'token', value: `{{${step.as}}}`, type: 'string' }] } }),
      header: [
        ...(body ? [{ key: 'Content-Type', value: 'application/json' }] : []),
        ...headers.map(({ name, description }) => ({ key: name, value: '', description, disabled: true })),
      ],
      url: {
        raw: sent.length > 0 ? `${url}?${sent.join('&')}` : url,
        host: ['{{baseUrl}}'],
        path: url.split('/').slice(1),
        query,
      },
      ...(body && {
        body: { mode: 'raw', raw: JSON.stringify(body, null, 2), options: { raw: { language: 'json' } } },
      }),
    },
    event: [script('test', testOf(step, operation))],
  };
}

/** A test of the status, and the variables that later requests need. */
function testOf({ save = {} }, operation) {
  const [status] = Object.keys(operation.responses).filter((code) => code.startsWith('2'));
  const saves = Object.entries(save).map(([name, path]) => `pm.collectionVariables.set('${name}', read('${path}'));`);
  const names = Object.keys(save).map((name) => `'${name}'`);
  return [
    `pm.test('the status is ${status}', () => pm.response.to.have.status(${status}));`,
    ...(saves.length > 0 ? [...READ, ...saves] : []),
    ...(names.length > 0
      ? [
          `pm.test('the response has what later requests need', () => {`,
          `  for (const name of [${names.join(', ')}]) pm.expect(pm.collectionVariables.get(name), name).to.be.a('string');`,
          `});`,
        ]
      : []),
  ];
}

function bodyOf(document, { body = {} }, operation) {
  const content = operation.requestBody && resolve(document, operation.requestBody).content['application/json'];
  if (!content) {
    return null;
  }
  const examples = Object.values(content.examples ?? {});
  const example = examples[0]?.value ?? content.example ?? {};
  return { ...example, ...body };
}

function variableFor(path, name) {
  const segments = path.split('/');
  const before = segments[segments.indexOf(`{${name}}`) - 1];
  return `{{${VARIABLES[before] ?? name}}}`;
}

function exampleOf({ examples, example, default: fallback } = {}) {
  const first = examples?.[0] ?? example ?? fallback ?? '';
  return typeof first === 'object' ? JSON.stringify(first) : first;
}

function resolve(document, value) {
  return value.$ref
    ? value.$ref
        .split('/')
        .slice(1)
        .reduce((object, key) => object[key], document)
    : value;
}

function script(listen, exec) {
  return { listen, script: { type: 'text/javascript', exec } };
}

module.exports = { collectionOf };
