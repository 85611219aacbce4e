import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** Creates a token for a link, and the hash that is stored. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(BYTES).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** Hashes a token. A plain hash is enough, since nobody can guess the token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
