import { randomBytes } from 'node:crypto';
import { Matches } from 'class-validator';

export const SLUG = /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;
const SLUG_MAX_LENGTH = 63;

/** A name for URLs. Source: contract section 4. */
export function IsSlug(): PropertyDecorator {
  return Matches(SLUG, { message: '$property must be 2 to 63 of a-z, 0-9 and -, with no hyphen at an end' });
}

/**
 * A slug from a name: accents dropped, lower case, everything else a hyphen.
 * @param prefix Of the random one, such as `org-4f1c09ab`, for a name without a Latin letter or digit.
 */
export function slugOf(name: string, prefix: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/-$/, '');
  return SLUG.test(slug) ? slug : `${prefix}-${randomBytes(4).toString('hex')}`;
}
