import type { IncomingMessage } from 'node:http';

/** Longest token that is accepted, in characters. A token of this service has fewer than 400. */
export const TOKEN_MAX_LENGTH = 1024;

const SCHEME = 'Bearer ';
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** A token of another form than a JWT. */
const WORD = /^\w+$/;

type Headers = Pick<IncomingMessage, 'headers'>;

/** Returns the session token of `Authorization: Bearer <token>`, or null for any other value. */
export function bearerToken(request: Headers): string | null {
  return credentialOf(request, JWT);
}

/** Returns what may be the API key of `Authorization: Bearer <key>`, or null for any other value. */
export function bearerApiKey(request: Headers): string | null {
  return credentialOf(request, WORD);
}

/**
 * Its cost is bounded by `TOKEN_MAX_LENGTH`, because it runs before the request is counted. The scheme is case-insensitive
 * (RFC 9110, 11.1).
 */
function credentialOf({ headers: { authorization = '' } }: Headers, form: RegExp): string | null {
  if (authorization.length > SCHEME.length + TOKEN_MAX_LENGTH) {
    return null;
  }
  const token = authorization.slice(SCHEME.length);
  const hasScheme = authorization.slice(0, SCHEME.length).toLowerCase() === SCHEME.toLowerCase();
  return hasScheme && form.test(token) ? token : null;
}
