import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { Optional } from '@/http/validation/validators';

const DIGITS = /^\d{1,16}$/;

/** The number that a text writes in decimal digits; null where it is none, or no sequence can be so great. */
export function sequenceOf(text: string): number | null {
  return DIGITS.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** A place in the log, in a query: the sequence of an entry, or 0 for the beginning. It may be left out. */
export function IsSequence(): PropertyDecorator {
  return applyDecorators(
    Optional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (sequenceOf(value) ?? value) : value)),
    ValidateBy({
      name: 'isSequence',
      validator: {
        validate: Number.isSafeInteger,
        defaultMessage: () => `$property must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
      },
    }),
    ApiProperty({
      type: 'integer',
      format: 'int64',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      required: false,
      example: 42,
    }),
  );
}
