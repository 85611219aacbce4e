import { domainToASCII } from 'node:url';
import { isFQDN } from 'class-validator';

/** Longest domain in ASCII, without the dot at the end (RFC 1035, 2.3.4). */
export const DOMAIN_MAX_LENGTH = 253;

/**
 * Longest input in UTF-16 units. A decomposed character of a domain takes up to four. Unicode normalization and IDNA take
 * quadratic time, so longer input is rejected before them.
 */
const INPUT_MAX_LENGTH = 4 * DOMAIN_MAX_LENGTH;

// ASCII characters other than letters, digits, dots and hyphens. Checked before IDNA, which would decode `%61` to `a`.
const FOREIGN_TO_DOMAINS = /[\x00-\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/;

/**
 * Returns a domain in ASCII (UTS 46), in lower case. It may still lack a dot, or have an empty label.
 * @param domain Its length must be bounded, since IDNA takes quadratic time.
 * @returns an empty string if the domain has a character that no domain has
 */
export function asciiDomain(domain: string): string {
  return FOREIGN_TO_DOMAINS.test(domain) ? '' : domainToASCII(domain);
}

/**
 * Returns the canonical form of a domain: trimmed, NFKC, lower case, in ASCII (UTS 46), without a dot at the end. Domains are
 * stored and compared in this form.
 * @returns null if the input is not a domain with at least two labels. Addresses such as `192.0.2.1` are none.
 */
export function canonicalDomain(input: string): string | null {
  const trimmed = input.trim();
  const folded = isLookedAt(trimmed) ? trimmed.normalize('NFKC').toLowerCase() : '';
  const ascii = isLookedAt(folded) ? asciiDomain(folded).replace(/\.$/, '') : '';
  return ascii.length <= DOMAIN_MAX_LENGTH && isFQDN(ascii) ? ascii : null;
}

function isLookedAt(text: string): boolean {
  return text.length <= INPUT_MAX_LENGTH;
}
