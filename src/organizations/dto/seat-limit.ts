import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

export const SEAT_LIMIT_MAX = 1_000_000;

/** Validates a number of seats, or null for no limit. The field is optional. */
export function IsSeatLimit(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_: object, value: unknown) => value !== undefined && value !== null),
    IsInt({ message: '$property must be a whole number, or null for no limit' }),
    Min(1),
    Max(SEAT_LIMIT_MAX),
    ApiProperty({
      type: 'integer',
      format: 'int32',
      nullable: true,
      required: false,
      minimum: 1,
      maximum: SEAT_LIMIT_MAX,
      example: 25,
    }),
  );
}
