import { applyDecorators } from '@nestjs/common';
import { IsUUID, ValidateBy, ValidateIf, type ValidationOptions, isISO8601 } from 'class-validator';
import { Transform, Type } from 'class-transformer';
import { ToEach } from './one-or-many.decorator';
import { isJsonObject, jsonObjectFault } from './json-object';

export const METADATA_MAX_BYTES = 16 * 1024;
export const METADATA_MAX_DEPTH = 5;
export const NAME_MAX_LENGTH = 200;

/** Marks a member that may be missing, but not null. `IsOptional` of class-validator would accept null. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined);
}

/** Converts `true` and `false` to Booleans. The validator refuses other values. */
export function ToBoolean(): PropertyDecorator {
  const values: Record<string, boolean> = { true: true, false: false };
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : value,
  );
}

/** Removes blanks at both ends of a text. */
export function ToTrimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** Marks a member that may be missing or null. */
export function OptionalOrNull(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);
}

/** Refuses numbers between 0 and a floor. Use it with `IsInt`, `Min(0)` and `Max`. */
export function IsZeroOrAtLeast(floor: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isZeroOrAtLeast',
      validator: {
        validate: (value: unknown) => typeof value !== 'number' || value <= 0 || value >= floor,
        defaultMessage: () => `$property must be 0 or at least ${floor}`,
      },
    },
    options,
  );
}

/** Accepts an id in any spelling, and converts it to the spelling of the database. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    ToEach((id) => id.toLowerCase()),
    IsUUID(undefined, options),
  );
}

/** Checks the length in code points, as people count characters. `Length` counts UTF-16 units. */
export function CodePoints(min: number, max: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'length',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isWithin([...value].length, min, max),
        defaultMessage: () => `$property must be ${min} to ${max} characters long`,
      },
    },
    options,
  );
}

function isWithin(length: number, min: number, max: number): boolean {
  return length >= min && length <= max;
}

// A line that is shown and logged must not have control characters (Unicode category Cc).
const CONTROL = /\p{Cc}/u;
// At least one visible character: a name of blanks, format characters or fillers alone is refused.
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Returns whether a text is one visible line. */
export function isVisibleLine(text: string): boolean {
  return !CONTROL.test(text) && VISIBLE.test(text);
}

/** Accepts one visible line of text. It is stored as it is: not trimmed, not normalized. */
export function IsDisplayName(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isDisplayName',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isVisibleLine(value),
        defaultMessage: () => '$property must have a visible character and no control characters',
      },
    },
    options,
  );
}

/** Name of the rule for the only members that may be objects. */
export const METADATA_RULE = 'isMetadata';

/** Accepts a free-form JSON object within its limits. */
export function IsMetadata(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: METADATA_RULE,
      validator: {
        validate: (value: unknown) => metadataFault(value) === null,
        defaultMessage: (args) => `$property ${metadataFault(args?.value) ?? 'is not valid'}`,
      },
    },
    options,
  );
}

/** Name of the rule for lists of objects that code of their own checks. */
export const BATCH_RULE = 'isBatch';

/** Accepts a list of 1 to `max` items. The items are not looked at. */
export function IsBatch(max: number): PropertyDecorator {
  return ValidateBy({
    name: BATCH_RULE,
    validator: {
      validate: (value: unknown) => Array.isArray(value) && isWithin(value.length, 1, max),
      defaultMessage: () => `$property must be a list of 1 to ${max} items`,
    },
  });
}

/** Name of the rule for a JSON object that code of its own checks. */
export const OBJECT_RULE = 'isJsonObject';

/** Accepts a JSON object. Its members are not looked at. */
export function IsJsonObject(): PropertyDecorator {
  return ValidateBy({
    name: OBJECT_RULE,
    validator: {
      validate: isJsonObject,
      defaultMessage: () => '$property must be a JSON object',
    },
  });
}

/**
 * Passes the parsed JSON on unchanged. class-transformer would copy it, drop members, and take a member called `constructor`
 * for a class. With the type Boolean it does not look inside, and its result is not used.
 */
export function Verbatim(): PropertyDecorator {
  const original = Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]);
  return (target, property) => {
    Type(() => Boolean)(target, property);
    original(target, property);
  };
}

/** Returns why a value cannot be metadata, or null if it can. */
export function metadataFault(value: unknown): string | null {
  return jsonObjectFault(value, { maxBytes: METADATA_MAX_BYTES, maxDepth: METADATA_MAX_DEPTH })?.message ?? null;
}

// A date, or a date and a time with its offset. Without the offset the time would depend on the server.
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

/** Accepts a point in time in ISO 8601, e.g. `2026-01-31T12:00:00.000Z` or `2026-01-31` (its midnight in UTC). */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: (args) => `$property ${instantFault(args?.value)}`,
    },
  });
}

/** Returns whether a value is a point in time in ISO 8601, with its offset if it has a time of day. */
export function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    INSTANT.test(value) &&
    isISO8601(value, { strict: true }) &&
    !Number.isNaN(Date.parse(value))
  );
}

function instantFault(value: unknown): string {
  return typeof value === 'string' && isInstant(value.replace(/ (?=\d\d:\d\d$)/, '+'))
    ? 'has a blank in place of a +. Write + as %2B in a query'
    : 'must be a time in ISO 8601 with its offset, such as 2026-01-31T12:00:00.000Z';
}
