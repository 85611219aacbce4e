// Compares the API with the last release. Fails if a change breaks clients and the CHANGELOG does not say so.
// Usage: diff.mjs [<released.json> [<openapi.json> [<CHANGELOG.md>]]], or `diff.mjs --release`, which makes openapi.json the release.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const RELEASED = `${root}test/openapi/released.json`;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Limits that a request must keep, and whether the new one is tighter. */
const LIMITS = {
  minLength: (before = 0, now = 0) => now > before,
  minItems: (before = 0, now = 0) => now > before,
  minimum: (before = -Infinity, now = -Infinity) => now > before,
  maxLength: (before = Infinity, now = Infinity) => now < before,
  maxItems: (before = Infinity, now = Infinity) => now < before,
  maxProperties: (before = Infinity, now = Infinity) => now < before,
  maximum: (before = Infinity, now = Infinity) => now < before,
  pattern: (before, now) => now !== undefined && now !== before,
};

/** Returns the changes that break clients: the place that the CHANGELOG has to name, and a sentence. */
export function breakingChanges(released, current) {
  const found = new Map();
  const compared = new Set();
  const report = (place, sentence) => found.set(`${place}: ${sentence}`, { place, sentence });
  const target = (document, { $ref }) =>
    $ref
      .split('/')
      .slice(1)
      .reduce((part, name) => part?.[name], document) ?? {};
  const resolve = (document, value = {}) => (value.$ref ? target(document, value) : value);

  /** Returns a schema without references and without `allOf`. */
  function flat(document, schema) {
    const { allOf = [], ...rest } = resolve(document, schema);
    return allOf
      .map((part) => flat(document, part))
      .reduceRight(
        (whole, part) => ({
          ...part,
          ...whole,
          properties: { ...part.properties, ...whole.properties },
          required: [...(part.required ?? []), ...(whole.required ?? [])],
        }),
        rest,
      );
  }

  function compareSchemas(one, other, place, isRequest) {
    const [before, now] = [one, other].map((schema) => (schema?.allOf?.length === 1 ? schema.allOf[0] : schema));
    const name = before?.$ref !== undefined && before.$ref === now?.$ref ? before.$ref.split('/').at(-1) : undefined;
    if (name !== undefined && compared.has(`${name} ${isRequest}`)) return;
    if (name !== undefined) compared.add(`${name} ${isRequest}`);
    compareFlat(flat(released, before), flat(current, now), name ?? place, isRequest);
  }

  function compareFlat(before, now, place, isRequest) {
    compareTypes(before, now, place, isRequest);
    if (isRequest) compareLimits(before, now, place);
    const [old, fresh] = [before.properties ?? {}, now.properties ?? {}];
    for (const [name, schema] of Object.entries(old)) {
      const member = `${place}.${name}`;
      if (fresh[name] === undefined) {
        if (!isRequest || now.additionalProperties === false) report(member, 'the field is removed');
        continue;
      }
      if (!isRequest && before.required?.includes(name) && !now.required?.includes(name)) {
        report(member, 'the field may be missing in a response');
      }
      compareSchemas(schema, fresh[name], member, isRequest);
    }
    for (const name of isRequest ? (now.required ?? []) : []) {
      if (!before.required?.includes(name)) report(`${place}.${name}`, 'the field is required now');
    }
    if (before.items && now.items) compareSchemas(before.items, now.items, `${place}[]`, isRequest);
    for (const [index, part] of (before.anyOf ?? []).entries()) {
      if (now.anyOf?.[index]) compareSchemas(part, now.anyOf[index], place, isRequest);
    }
  }

  function compareTypes({ type: before }, { type: now }, place, isRequest) {
    const typesOf = (type) => (type === undefined ? [] : [type].flat());
    const accepts = (types, type) => types.includes(type) || (type === 'integer' && types.includes('number'));
    const [given, taken] = isRequest ? [before, now] : [now, before];
    const lost = typesOf(taken).length === 0 ? [] : typesOf(given).filter((type) => !accepts(typesOf(taken), type));
    if (lost.length > 0 || (isRequest && typesOf(given).length === 0 && typesOf(taken).length > 0)) {
      report(
        place,
        `the type changes from ${typesOf(before).join(' or ') || 'any'} to ${typesOf(now).join(' or ') || 'any'}`,
      );
    }
  }

  function compareLimits(before, now, place) {
    for (const value of now.enum ? (before.enum ?? []) : []) {
      if (!now.enum.includes(value)) report(place, `the value ${JSON.stringify(value)} is refused now`);
    }
    if (now.enum && !before.enum) report(place, 'only listed values are accepted now');
    for (const [limit, isTighter] of Object.entries(LIMITS)) {
      if (isTighter(before[limit], now[limit])) {
        report(place, `${limit} changes from ${before[limit] ?? 'none'} to ${now[limit]}`);
      }
    }
  }

  function compareParameters(before, now, place) {
    const listOf = (document, { parameters = [] }) => parameters.map((parameter) => resolve(document, parameter));
    const [old, fresh] = [listOf(released, before), listOf(current, now)];
    for (const parameter of old) {
      const same = fresh.find(({ name, in: where }) => name === parameter.name && where === parameter.in);
      if (same) compareSchemas(parameter.schema, same.schema, `${place} ${parameter.name}`, true);
      else report(`${place} ${parameter.name}`, 'the parameter is removed');
    }
    for (const { name, required } of fresh.filter((parameter) => parameter.required)) {
      const known = old.find((parameter) => parameter.name === name);
      if (required && !known?.required) report(`${place} ${name}`, 'the parameter is required now');
    }
  }

  function compareContent(before, now, place, isRequest) {
    for (const [type, { schema }] of Object.entries(before.content ?? {})) {
      const media = now.content?.[type];
      if (media) compareSchemas(schema, media.schema, place, isRequest);
      else report(place, `the media type ${type} is removed`);
    }
  }

  function compareOperations(before, now, place) {
    compareParameters(before, now, place);
    const needed = now['x-required-permission'];
    if (before['x-required-permission'] !== needed) report(place, `the operation needs ${needed ?? 'no permission'}`);
    const body = resolve(current, now.requestBody);
    if (before.requestBody) compareContent(resolve(released, before.requestBody), body, place, true);
    if (body.required && !resolve(released, before.requestBody).required) report(place, 'the body is required now');
    for (const [status, response] of Object.entries(before.responses)) {
      const same = now.responses[status];
      if (same) compareContent(resolve(released, response), resolve(current, same), place, false);
      else if (status < 400) report(place, `the response ${status} is removed`);
    }
  }

  for (const [path, item] of Object.entries(released.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const place = `${method.toUpperCase()} ${path}`;
      const same = current.paths[path]?.[method];
      if (same) compareOperations(item[method], same, place);
      else report(place, 'the operation is removed');
    }
  }
  return [...found.values()];
}

/** Returns the changes whose place the section "Breaking" of the next release does not have in backticks. */
export function undeclared(changes, changelog) {
  const [, unreleased = ''] = changelog.split(/^## Unreleased$/m);
  const [, breaking = ''] = (unreleased.split(/^## /m)[0] ?? '').split(/^### Breaking$/m);
  const section = breaking.split(/^###? /m)[0] ?? '';
  return changes.filter(({ place }) => !section.includes(`\`${place}\``));
}

/** Returns a document without texts and examples: what is compared, in few lines. */
function essence(value, key = '') {
  if (Array.isArray(value)) return value.map((part) => essence(part));
  if (typeof value !== 'object' || value === null) return value;
  const isSchemaMap = ['properties', 'schemas', 'headers', 'parameters', 'responses', 'paths'].includes(key);
  const dropped = isSchemaMap
    ? []
    : ['description', 'example', 'examples', 'summary', 'tags', 'info', 'servers', 'headers'];
  const kept = Object.entries(value).filter(([name]) => !dropped.includes(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, essence(part, name)]));
}

/** @throws Error with one line for each breaking change that the CHANGELOG does not have */
export function assertCompatible(
  released = RELEASED,
  current = `${root}openapi.json`,
  changelog = `${root}CHANGELOG.md`,
) {
  const [before, now] = [released, current].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const missing = undeclared(breakingChanges(before, now), readFileSync(changelog, 'utf8'));
  if (missing.length > 0) {
    const lines = missing.map(({ place, sentence }) => `\`${place}\`: ${sentence}`);
    throw new Error(
      `Clients of the last release break. Undo the changes, or name each place in CHANGELOG.md under "### Breaking":\n${lines.join('\n')}`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === '--release') {
    const document = essence(JSON.parse(readFileSync(`${root}openapi.json`, 'utf8')));
    writeFileSync(RELEASED, `${JSON.stringify(document)}\n`);
  } else {
    try {
      assertCompatible(...process.argv.slice(2));
      console.log('No change breaks clients of the last release, or the CHANGELOG has it.');
    } catch (error) {
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}
