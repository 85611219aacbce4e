import { Transform } from 'class-transformer';
import { isEmail, ValidateBy, type ValidationOptions } from 'class-validator';
import { asciiDomain } from './domain';

/** Longest address (RFC 5321, 4.5.3.1.3, minus the two angle brackets). */
export const EMAIL_MAX_LENGTH = 254;

/** Visible ASCII except the quotation mark. A quoted local part may hold `>` or `,`, which some mail programs misread. */
const LOCAL_PART = /^[\x21\x23-\x7e]+$/;

/**
 * Longest input in UTF-16 units. A decomposed character of a domain takes up to four. Unicode normalization and IDNA take
 * quadratic time, so longer input is rejected before them.
 */
const INPUT_MAX_LENGTH = 4 * EMAIL_MAX_LENGTH;

/**
 * Returns the canonical form of an address: trimmed, NFKC, lower case, and the domain in ASCII (UTS 46). Addresses are stored
 * and compared in this form. Source: contract section 3.
 * @returns null if the input is not an address, or if its local part is quoted or not ASCII
 */
export function canonicalEmail(input: string): string | null {
  const trimmed = input.trim();
  const folded = isLookedAt(trimmed) ? trimmed.normalize('NFKC').toLowerCase() : '';
  const at = folded.lastIndexOf('@');
  const local = folded.slice(0, at);
  if (at < 1 || !isLookedAt(folded) || !LOCAL_PART.test(local)) {
    return null;
  }
  const email = `${local}@${asciiDomain(folded.slice(at + 1))}`;
  return email.length <= EMAIL_MAX_LENGTH && isEmail(email) ? email : null;
}

function isLookedAt(text: string): boolean {
  return text.length <= INPUT_MAX_LENGTH;
}

/** Converts an address, or each of a list, to its canonical form. `IsCanonicalEmail` rejects any other input. */
export function ToCanonicalEmail(): PropertyDecorator {
  const canonical = (value: unknown): unknown => (typeof value === 'string' ? (canonicalEmail(value) ?? value) : value);
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(canonical) : canonical(value)));
}

export function IsCanonicalEmail(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isEmail',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && canonicalEmail(value) === value,
        defaultMessage: () => '$property must be an email address with an ASCII local part without quotation marks',
      },
    },
    options,
  );
}

/** Address of the first admin if none is configured. The service sends no mail to it. It can be changed later. */
export const PLACEHOLDER_EMAIL = 'admin@example.com';
