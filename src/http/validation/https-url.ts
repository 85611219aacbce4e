import { IsCanonical } from './canonical-text';

/** Longest URL, in characters of its canonical form. */
export const HTTPS_URL_MAX_LENGTH = 2_048;

/**
 * Returns a URL as `new URL(text).href`.
 * @returns null if it is not an absolute URL with `https:`, is longer than 2,048 characters, or holds a user name or a password
 */
export function canonicalHttpsUrl(text: string): string | null {
  if (text.length > HTTPS_URL_MAX_LENGTH || !URL.canParse(text)) {
    return null;
  }
  const { protocol, username, password, href } = new URL(text);
  const isAccepted = protocol === 'https:' && username === '' && password === '' && href.length <= HTTPS_URL_MAX_LENGTH;
  return isAccepted ? href : null;
}

/** Accepts an `https:` URL without credentials, and converts it to its canonical form. */
export function IsHttpsUrl(): PropertyDecorator {
  return IsCanonical({
    name: 'isHttpsUrl',
    canonical: canonicalHttpsUrl,
    fault: `must be a URL with https and without a user name or password, at most ${HTTPS_URL_MAX_LENGTH} characters long`,
  });
}
