import type { Metadata, MetadataQuery, MetadataValue } from 'admin-api-client';
import { InvalidArgumentError } from 'commander';

/** Parses a whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}

export function positiveNumber(text: string): number {
  const number = wholeNumber(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('Give a whole number from 1.');
}

/** Parses a version, such as `3`, or an entity tag, such as `"3"`. */
export function versionOrTag(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

export function trueOrFalse(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidArgumentError('Give true or false.');
}

/** Returns null for an empty text, which removes a field. commander does not keep a null that a parser returns. */
export function orNull<T>(value: T): Exclude<T, ''> | null {
  return value === '' ? null : (value as Exclude<T, ''>);
}

/** Parses a number from 1 that can be removed with an empty text. */
export function numberOrEmpty(text: string): number | '' {
  return text === '' ? '' : positiveNumber(text);
}

export function jsonObject(text: string): Metadata {
  const value = jsonOf(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Metadata;
  throw new InvalidArgumentError(`Give a JSON object such as '{"tier":"gold"}'.`);
}

/** Adds the value of one use of an option that can be repeated. The value may have commas. */
export function listed(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

/** Adds the values of one use of an option, which may hold several with commas between. */
export function separated(text: string, earlier: readonly string[] = []): string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...earlier, ...values.filter((value) => value !== '')];
}

/** Returns a parser of lists that refuses other values. */
export function listOf(allowed: readonly string[]) {
  return (text: string, earlier?: readonly string[]): string[] => {
    const values = separated(text, earlier);
    const wrong = values.find((value) => !allowed.includes(value));
    if (wrong === undefined) return values;
    throw new InvalidArgumentError(`'${wrong}' is not one of ${allowed.join(', ')}.`);
  };
}

/** Adds a filter such as `tier=gold` or `crm.id=42`. The value is JSON, or else text. */
export function metadataFilter(text: string, earlier: MetadataQuery = {}): MetadataQuery {
  const [, path, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (path === undefined) throw new InvalidArgumentError('Give a path and a value, such as tier=gold or crm.id=42.');
  return { ...earlier, [path]: scalarOf(value) };
}

/** Returns the value of JSON, or the text itself if it is no JSON scalar. */
export function scalarOf(text: string): MetadataValue {
  const value = jsonOf(text);
  return value === undefined || typeof value === 'object' ? (value === null ? null : text) : (value as MetadataValue);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
