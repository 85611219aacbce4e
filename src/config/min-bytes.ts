import { ValidateBy, type ValidationOptions } from 'class-validator';

/** At least `min` bytes in UTF-8. A secret's strength is in its bytes, not in its characters (RFC 7518, 3.2). */
export function MinBytes(min: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'minBytes',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && Buffer.byteLength(value) >= min,
        defaultMessage: () => `$property must be at least ${min} bytes long`,
      },
    },
    options,
  );
}
