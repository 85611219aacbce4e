import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { parseIpAddress } from '../ip-address';

/** Accepts an IP address in any spelling, and converts it to the canonical form, in which addresses are stored. */
export function IsIpAddress(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (parseIpAddress(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'isIp',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && parseIpAddress(value) !== null,
        defaultMessage: () => '$property must be an IP address',
      },
    }),
  );
}
