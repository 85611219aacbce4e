import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** What a link holds, and what is kept of it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(BYTES).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** A plain hash is enough for what nobody can guess. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
