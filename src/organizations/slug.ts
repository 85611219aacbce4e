import { randomBytes } from 'node:crypto';

export const SLUG = /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;
const SLUG_MAX_LENGTH = 63;

/**
 * A slug from a name: accents dropped, lower case, everything else a hyphen.
 * A name without a Latin letter or digit gives a random one, such as `org-4f1c09ab`.
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/-$/, '');
  return SLUG.test(slug) ? slug : `org-${randomBytes(4).toString('hex')}`;
}
