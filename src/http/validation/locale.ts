import { IsCanonical } from './canonical-text';

/** Longest language tag, in characters. RFC 5646 (4.4.1) asks for at least 35. */
export const LOCALE_MAX_LENGTH = 100;

/**
 * Returns a BCP 47 language tag as `Intl.getCanonicalLocales` does: `zh-hant-tw` becomes `zh-Hant-TW`.
 * @returns null if it is not a well-formed tag
 */
export function canonicalLocale(text: string): string | null {
  if (text.length > LOCALE_MAX_LENGTH) {
    return null;
  }
  try {
    const [locale = null] = Intl.getCanonicalLocales(text);
    return locale !== null && locale.length <= LOCALE_MAX_LENGTH ? locale : null;
  } catch {
    return null;
  }
}

/** Accepts a BCP 47 language tag, and converts it to its canonical form. */
export function IsLocale(): PropertyDecorator {
  return IsCanonical({
    name: 'isLocale',
    canonical: canonicalLocale,
    fault: 'must be a BCP 47 language tag, such as en-GB',
  });
}
