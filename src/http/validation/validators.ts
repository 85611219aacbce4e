import { applyDecorators } from '@nestjs/common';
import { IsUUID, ValidateBy, ValidateIf, type ValidationOptions, isISO8601 } from 'class-validator';
import { Transform, Type } from 'class-transformer';

export const METADATA_MAX_BYTES = 16 * 1024;
export const METADATA_MAX_DEPTH = 5;
export const NAME_MAX_LENGTH = 200;

/** May be left out, but not be null: `IsOptional` of class-validator would let null through to the database. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined);
}

/** A parameter that says `true` or `false`; anything else is left for the validator to refuse. */
export function ToBoolean(): PropertyDecorator {
  const values: Record<string, boolean> = { true: true, false: false };
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : value,
  );
}

/** May be left out, and be null where that means something. */
export function OptionalOrNull(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);
}

/** An id in any spelling of it; it becomes the one that the database gives back. */
export function IsId(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsUUID(),
  );
}

/** Length in code points, as a person counts characters; `Length` counts UTF-16 units. */
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

// Control characters (Unicode category Cc) have no place in a line of text that others will show and log.
const CONTROL = /\p{Cc}/u;
// At least one character that leaves a mark: no name of blanks, format characters or fillers alone.
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text is one line that can be seen. */
export function isVisibleLine(text: string): boolean {
  return !CONTROL.test(text) && VISIBLE.test(text);
}

/** One line of text that can be seen. It is kept byte for byte: not trimmed, not normalized. */
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

/** Name of the rule of the only members that may be objects. */
export const METADATA_RULE = 'isMetadata';

/** A JSON object of the client's own, within its bounds. */
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

/**
 * Hands the parsed JSON on as it is; class-transformer would copy it, drop members on the way, and take a member called
 * `constructor` for a class. A Boolean is what it makes of anything without a look inside; that result is not used.
 */
export function Verbatim(): PropertyDecorator {
  const original = Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]);
  return (target, property) => {
    Type(() => Boolean)(target, property);
    original(target, property);
  };
}

function metadataFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be a JSON object';
  }
  if (Buffer.byteLength(JSON.stringify(value)) > METADATA_MAX_BYTES) {
    return `must not be larger than ${METADATA_MAX_BYTES / 1024} KiB of JSON`;
  }
  return depth(value) > METADATA_MAX_DEPTH ? `must not be nested more than ${METADATA_MAX_DEPTH} levels deep` : null;
}

/** Levels of objects and arrays: 1 for `{}`. Recursion is safe: depth and size have been bounded by now. */
function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

// A date, or a date and a time with its offset: without one, the same text would be another time on every server.
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A point in time in ISO 8601, e.g. `2026-01-31T12:00:00.000Z` or `2026-01-31` (its midnight in UTC). */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: (args) => `$property ${instantFault(args?.value)}`,
    },
  });
}

function isInstant(value: unknown): boolean {
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
