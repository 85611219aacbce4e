import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { Optional } from '@/http/validation/validators';

const DIGITS = /^\d{1,16}$/;

/** Parses a sequence in decimal digits. Returns null for any other text, and for numbers beyond the safe integers. */
export function sequenceOf(text: string): number | null {
  return DIGITS.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** Validates an optional query parameter that is the sequence of an entry, or 0 for the beginning of the log. */
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
