import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { ed25519PrivateKey } from './ed25519';

const DIGITS = /^\d{1,15}$/;

/** A variable in decimal digits, within bounds; it becomes a number. */
export function WholeNumber(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && DIGITS.test(value.trim()) ? Number(value) : value,
    ),
    ValidateBy({
      name: 'wholeNumber',
      validator: {
        validate: (value: unknown) => typeof value === 'number' && value >= min && value <= max,
        defaultMessage: () => `$property must be a whole number from ${min} to ${max}`,
      },
    }),
  );
}

/** At least `min` bytes in UTF-8. A secret's strength is in its bytes, not in its characters (RFC 7518, 3.2). */
export function MinBytes(min: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'minBytes',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && Buffer.byteLength(value) >= min,
      },
    },
    options,
  );
}

/** An Ed25519 private key; see `ed25519PrivateKey`. */
export function IsSigningKey(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isSigningKey',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && ed25519PrivateKey(value) !== null,
      },
    },
    options,
  );
}

/** A URL of a mail server, e.g. `smtps://user:password@mail.example.com`. */
export function IsSmtpUrl(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isSmtpUrl',
      validator: {
        validate: (value: unknown) => /^smtps?:$/.test(parsed(value)?.protocol ?? '') && parsed(value)?.hostname !== '',
      },
    },
    options,
  );
}

/** Where a web application is, e.g. `https://app.example.com`. */
export function IsPublicUrl(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPublicUrl',
      validator: {
        validate: (value: unknown) => {
          const url = parsed(value);
          return (
            url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(url.href)
          );
        },
      },
    },
    options,
  );
}

function parsed(value: unknown): URL | null {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
}
