import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import type { MetadataValue } from '@/lib/admin/contract/envelope';
import { jsonFaults } from '../body/json-faults';
import { InvalidRequest } from '../errors/errors';
import { tooMany, VALUES_MAX } from './one-or-many.decorator';
import { textFaults } from './text-faults';
import { METADATA_MAX_DEPTH, Verbatim } from './validators';

/** Most paths in one request. */
const PATHS_MAX = 10;
/** Longest path and longest value, in UTF-16 units. */
const PATH_MAX_LENGTH = 255;
const VALUE_MAX_LENGTH = 1_024;

/** Name of the rule for the only query parameter with names in brackets. */
export const METADATA_FILTER_RULE = 'isMetadataFilter';

const BRACKETS = /^metadata\[(.*)\]$/s;

/** Values by path. Its prototype is null, because a client chooses the paths. */
export type MetadataFilter = Record<string, MetadataValue[]>;

/** Takes `metadata[path]=value`. `gatherMetadata` has checked paths and values by now. */
export function IsMetadataFilter(): PropertyDecorator {
  return applyDecorators(
    Verbatim(),
    ValidateBy({ name: METADATA_FILTER_RULE, validator: { validate: () => true } }),
    ApiProperty({
      type: 'object',
      additionalProperties: true,
      maxProperties: PATHS_MAX,
      // Swagger UI would fill the form with the example and filter by it.
      default: {},
      example: { tier: 'gold', 'crm.id': 42 },
    }),
  );
}

/**
 * Makes one member of all parameters `metadata[path]`.
 * @throws InvalidRequest that names each faulty parameter
 */
export function gatherMetadata(query: object): object {
  const given = new Map(Object.entries(query) as [string, string | string[]][]);
  const found: [path: string, texts: string[]][] = [];
  const faults: ErrorDetail[] = [];
  for (const [name, value] of given) {
    const path = BRACKETS.exec(name)?.[1];
    if (path !== undefined) {
      given.delete(name);
      const texts = [value].flat();
      found.push([path, texts]);
      faults.push(...faultsOf(name, path, texts));
    } else if (name === 'metadata') {
      faults.push({ field: name, code: 'UNKNOWN_FIELD', message: 'metadata needs a path: metadata[name]=value' });
    }
  }
  if (found.length > PATHS_MAX) {
    const message = `metadata may have at most ${PATHS_MAX} paths`;
    throw InvalidRequest.of('metadata', 'ARRAY_MAX_SIZE', message);
  }
  if (faults.length > 0) {
    throw new InvalidRequest(faults);
  }
  if (found.length === 0) {
    return query;
  }
  const metadata = Object.create(null) as MetadataFilter;
  for (const [path, texts] of found) {
    metadata[path] = texts.map(valueOf);
  }
  // The names of parameters are data here: fromEntries defines members, also one called __proto__.
  return Object.fromEntries<unknown>([...given, ['metadata', metadata]]);
}

function faultsOf(field: string, path: string, texts: string[]): ErrorDetail[] {
  const names = path.split('.');
  const isPath = names.length <= METADATA_MAX_DEPTH && !names.includes('') && !/[[\]]/.test(path);
  // No metadata has a name __proto__.
  if (!isPath || path.length > PATH_MAX_LENGTH || names.includes('__proto__')) {
    const message = `${field} must have a path of 1 to ${METADATA_MAX_DEPTH} names, with dots between them`;
    return [{ field, code: 'INVALID_PATH', message }];
  }
  if (texts.length > VALUES_MAX) {
    return [{ field, code: 'ARRAY_MAX_SIZE', message: tooMany(field) }];
  }
  if (texts.some((text) => text.length > VALUE_MAX_LENGTH)) {
    return [{ field, code: 'LENGTH', message: `${field} must be at most ${VALUE_MAX_LENGTH} characters long` }];
  }
  if (textFaults([path, ...texts]).length > 0) {
    const shown = field.replaceAll('\0', '\u2400').toWellFormed();
    return [{ field: shown, code: 'INVALID_CHARACTER', message: `${shown} holds a NUL or a lone surrogate` }];
  }
  return [];
}

/** Returns a scalar of JSON, or the text itself. A number that a double cannot hold is text, as metadata stores it. */
function valueOf(text: string): MetadataValue {
  try {
    const value: unknown = JSON.parse(text);
    return isScalar(value) && jsonFaults(text).length === 0 ? value : text;
  } catch {
    return text;
  }
}

function isScalar(value: unknown): value is MetadataValue {
  return typeof value !== 'object' || value === null;
}
