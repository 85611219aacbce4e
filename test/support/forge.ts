import { createHmac } from 'node:crypto';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '@/auth/tokens/token.service';

export interface Claims {
  iss?: unknown;
  aud?: unknown;
  sub?: unknown;
  sid?: unknown;
  iat?: unknown;
  exp?: unknown;
  [claim: string]: unknown;
}

type Signer = (input: string) => string;

/** A JWT by hand, so that nothing keeps a test from writing a wrong one. */
export function forge(
  claims: unknown,
  sign: Signer,
  header: Record<string, unknown> | null = { alg: 'HS256' },
): string {
  const input = `${encode(header && { typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${input}.${sign(input)}`;
}

export function hmac(secret: string, digest = 'sha256'): Signer {
  return (input) => createHmac(digest, secret).update(input).digest('base64url');
}

/** The claims of a token, unverified. */
export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Claims;
}

/** Claims that the service would sign for this session now. */
export function claimsFor(userId: unknown, sessionId: unknown): Claims {
  const iat = Math.floor(Date.now() / 1000);
  return { iss: TOKEN_ISSUER, aud: TOKEN_AUDIENCE, sub: userId, sid: sessionId, iat, exp: iat + 600 };
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
