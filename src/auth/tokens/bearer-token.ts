import type { IncomingMessage } from 'node:http';

/** Longest token that is accepted, in characters. A token of this service has fewer than 400. */
export const TOKEN_MAX_LENGTH = 1024;

const SCHEME = 'Bearer ';
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Returns the token of `Authorization: Bearer <token>`, or null for any other value. Its cost is bounded by
 * `TOKEN_MAX_LENGTH`, because it runs before the request is counted. The scheme is case-insensitive (RFC 9110, 11.1).
 */
export function bearerToken({ headers: { authorization = '' } }: Pick<IncomingMessage, 'headers'>): string | null {
  if (authorization.length > SCHEME.length + TOKEN_MAX_LENGTH) {
    return null;
  }
  const token = authorization.slice(SCHEME.length);
  const hasScheme = authorization.slice(0, SCHEME.length).toLowerCase() === SCHEME.toLowerCase();
  return hasScheme && JWT.test(token) ? token : null;
}
