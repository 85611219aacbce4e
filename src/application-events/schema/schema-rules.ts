import { isJsonObject, type JsonMembers } from '@/http/validation/json-object';
import { DATA_FORMATS } from './data-formats';
import { LinearPattern } from './linear-pattern';

/** Largest schema, in bytes of JSON. */
const SCHEMA_MAX_BYTES = 16 * 1024;
/**
 * Largest cost of a schema: the number of its subschemas and the sizes of its patterns, where a reference costs as much as
 * its target. It bounds the work for one event, because no part can be used in a loop.
 */
const COST_MAX = 2_000;
/** `uniqueItems` compares all pairs. */
const UNIQUE_ITEMS_MAX = 100;
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const REFERENCE = /^#\/\$defs\/([A-Za-z0-9._-]+)$/;

const ONE_SCHEMA = [
  ...['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SCHEMA_MAPS = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
const OTHERS = [
  ...[
    '$schema',
    '$comment',
    '$ref',
    'title',
    'description',
    'default',
    'deprecated',
    'readOnly',
    'writeOnly',
    'examples',
  ],
  ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...[
    'maxLength',
    'minLength',
    'pattern',
    'format',
    'maxItems',
    'minItems',
    'uniqueItems',
    'maxContains',
    'minContains',
  ],
  ...['maxProperties', 'minProperties', 'required', 'dependentRequired'],
];
const KEYWORDS = new Set([...ONE_SCHEMA, ...SCHEMA_LISTS, ...SCHEMA_MAPS, ...OTHERS]);

class SchemaRefused extends Error {}

/**
 * Returns why a schema is refused, or null. The list of keywords leaves out those that load other schemas (`$id`,
 * `$dynamicRef`) or change how a schema is compiled (`$async`). Ajv checks the rest of the form.
 */
export function schemaFault(schema: JsonMembers): string | null {
  if (Buffer.byteLength(JSON.stringify(schema)) > SCHEMA_MAX_BYTES) {
    return `must not be larger than ${SCHEMA_MAX_BYTES / 1024} KiB of JSON`;
  }
  try {
    const cost = new CostOfSchema(schema).total();
    return cost > COST_MAX ? `is too complex: it costs ${cost}, and may cost ${COST_MAX}` : null;
  } catch (error) {
    if (error instanceof SchemaRefused) {
      return error.message;
    }
    throw error;
  }
}

/** Adds up the cost of a schema. @throws SchemaRefused if a keyword may not be used */
class CostOfSchema {
  private readonly definitions: JsonMembers;
  /** The cost of each definition. Null while it is added up. */
  private readonly known = new Map<string, number | null>();

  constructor(private readonly schema: JsonMembers) {
    this.definitions = isJsonObject(schema.$defs) ? schema.$defs : {};
  }

  total(): number {
    Object.keys(this.definitions).forEach((name) => this.definition(name));
    return this.cost(this.schema, true);
  }

  private cost(schema: unknown, isRoot = false): number {
    if (typeof schema === 'boolean') {
      return 1;
    }
    if (!isJsonObject(schema)) {
      throw new SchemaRefused('has a part that is neither an object nor a Boolean');
    }
    return Object.entries(schema).reduce(
      (sum, [keyword, value]) => sum + this.keyword(keyword, value, schema, isRoot),
      1,
    );
  }

  private keyword(keyword: string, value: unknown, schema: JsonMembers, isRoot: boolean): number {
    if (!KEYWORDS.has(keyword)) {
      throw new SchemaRefused(`may not use the keyword ${JSON.stringify(keyword.slice(0, 50))}`);
    }
    if (keyword === '$ref') {
      return this.reference(value);
    }
    if (keyword === 'pattern') {
      return sizeOf(value);
    }
    if (ONE_SCHEMA.includes(keyword)) {
      return this.cost(value);
    }
    if (SCHEMA_LISTS.includes(keyword) && Array.isArray(value)) {
      return value.reduce((sum: number, part) => sum + this.cost(part), 0);
    }
    if (SCHEMA_MAPS.includes(keyword) && isJsonObject(value)) {
      return this.map(keyword, value, isRoot);
    }
    assertAllowed(keyword, value, schema);
    return 0;
  }

  private map(keyword: string, parts: JsonMembers, isRoot: boolean): number {
    if (keyword === '$defs') {
      if (!isRoot) {
        throw new SchemaRefused('may have $defs only at its root');
      }
      return 0;
    }
    const ofNames = keyword === 'patternProperties' ? Object.keys(parts).map(sizeOf) : [];
    const ofParts = Object.values(parts).map((part) => this.cost(part));
    return [...ofNames, ...ofParts].reduce((sum, cost) => sum + cost, 0);
  }

  private reference(value: unknown): number {
    const [, name] = REFERENCE.exec(typeof value === 'string' ? value : '') ?? [];
    if (name === undefined || !Object.hasOwn(this.definitions, name)) {
      throw new SchemaRefused('may refer only to #/$defs/<name> of its own');
    }
    return this.definition(name);
  }

  private definition(name: string): number {
    const known = this.known.get(name);
    if (known === null) {
      throw new SchemaRefused(`has a definition that refers to itself: ${name.slice(0, 50)}`);
    }
    if (known !== undefined) {
      return known;
    }
    this.known.set(name, null);
    const cost = this.cost(this.definitions[name]);
    this.known.set(name, cost);
    return cost;
  }
}

function assertAllowed(keyword: string, value: unknown, { maxItems }: JsonMembers): void {
  if (keyword === '$schema' && value !== DIALECT) {
    throw new SchemaRefused(`must have the $schema ${DIALECT}, or none`);
  }
  if (keyword === 'format' && !Object.hasOwn(DATA_FORMATS, String(value))) {
    throw new SchemaRefused(`may have these formats only: ${Object.keys(DATA_FORMATS).join(', ')}`);
  }
  if (keyword === 'uniqueItems' && value === true && !(typeof maxItems === 'number' && maxItems <= UNIQUE_ITEMS_MAX)) {
    throw new SchemaRefused(`may use uniqueItems only beside maxItems of at most ${UNIQUE_ITEMS_MAX}`);
  }
}

function sizeOf(pattern: unknown): number {
  try {
    return new LinearPattern(String(pattern)).size;
  } catch {
    throw new SchemaRefused('has a pattern that is not in the syntax of RE2, which has no lookarounds');
  }
}
