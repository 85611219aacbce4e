import { randomBytes } from 'node:crypto';
import anyAscii from 'any-ascii';
import { Matches, type ValidationOptions } from 'class-validator';

export const SLUG = /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;
const SLUG_MAX_LENGTH = 63;

/** Validates a slug. Source: contract section 4. */
export function IsSlug(options?: ValidationOptions): PropertyDecorator {
  const message = '$property must be 2 to 63 of a-z, 0-9 and -, with no hyphen at an end';
  return Matches(SLUG, { message, ...options });
}

/**
 * Derives a slug from a name: transliterated to Latin letters without accents, in lower case, with hyphens for all other
 * characters.
 * @returns null if no letter or digit of the name can be transliterated
 */
export function slugOf(name: string): string | null {
  const latin = anyAscii(name.normalize('NFKD').replace(/\p{M}/gu, ''));
  const slug = shortened(
    latin
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, ''),
    SLUG_MAX_LENGTH,
  );
  return SLUG.test(slug) ? slug : null;
}

/** Returns the slug with a suffix behind a hyphen, cut so that the whole is a slug. */
export function withSuffix(slug: string, suffix: string): string {
  return `${shortened(slug, SLUG_MAX_LENGTH - suffix.length - 1)}-${suffix}`;
}

/** Returns a random suffix, such as `4f1c09ab`. */
export function randomSuffix(): string {
  return randomBytes(4).toString('hex');
}

function shortened(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-+$/, '');
}
