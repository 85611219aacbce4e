import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type OpenAPIObject } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** How often a query parameter may be repeated. */
export const VALUES_MAX = 100;

/** Name of the rule for the only query parameters that may be lists. */
export const ONE_OR_MANY_RULE = 'arrayMaxSize';

type Items = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/**
 * Takes a query parameter that may be repeated, 1 to 100 times. The property is a list even if there is one value. Validators
 * of the values need `each: true`.
 * @param items Schema of one value
 */
export function OneOrMany(items: Items): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value)),
    ValidateBy({
      name: ONE_OR_MANY_RULE,
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.length <= VALUES_MAX,
        defaultMessage: () => tooMany('$property'),
      },
    }),
    ApiProperty({ type: 'array', items, minItems: 1, maxItems: VALUES_MAX, required: false }),
  );
}

/** Returns the message about a parameter that is repeated too often. */
export function tooMany(parameter: string): string {
  return `${parameter} may be given at most ${VALUES_MAX} times`;
}

/** Converts a text, or each text of a list. The validator refuses anything else. */
export function ToEach(convert: (text: string) => string): PropertyDecorator {
  const converted = (value: unknown): unknown => (typeof value === 'string' ? convert(value) : value);
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(converted) : converted(value)));
}
