import { IsCanonical } from './canonical-text';

/** A number in E.164: a plus sign, the country code and the subscriber, 15 digits at most. */
export const PHONE = /^\+[1-9]\d{1,14}$/;

/** Longest input, in UTF-16 units. */
const INPUT_MAX_LENGTH = 64;
const SEPARATORS = /[\s.()[\]\p{Pd}]/gu;
/** A prefix for calls within a country, as in `+44 (0)20`. It is no part of the international number. */
const TRUNK_PREFIX = /\(\s*0\s*\)/;

/**
 * Returns a phone number in E.164. Blanks, hyphens, dots and brackets are removed.
 * @returns null if it is not an international number, or holds a national prefix in brackets
 */
export function canonicalPhone(text: string): string | null {
  if (text.length > INPUT_MAX_LENGTH || TRUNK_PREFIX.test(text)) {
    return null;
  }
  const number = text.replace(SEPARATORS, '');
  return PHONE.test(number) ? number : null;
}

/** Accepts an international phone number in common spellings, and converts it to E.164. */
export function IsPhone(): PropertyDecorator {
  return IsCanonical({
    name: 'isPhone',
    canonical: canonicalPhone,
    fault: 'must be a phone number with + and the country code, such as +442079460000',
  });
}
