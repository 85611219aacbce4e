import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

const BEARER = 'Bearer ';

/** @returns a function that returns the claims of an `Authorization` header, or null if the token is not valid */
export function verifier(secret) {
  const key = createSecretKey(secret, 'utf8');
  return (authorization) => {
    if (!authorization?.startsWith(BEARER)) return null;
    const token = authorization.slice(BEARER.length);
    const [dot, last] = [token.indexOf('.'), token.lastIndexOf('.')];
    const expected = createHmac('sha256', key).update(token.slice(0, last)).digest();
    const given = Buffer.from(token.slice(last + 1), 'base64url');
    if (dot === last || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const { alg } = decode(token.slice(0, dot));
    const { iss, aud, sub, sid, exp } = decode(token.slice(dot + 1, last));
    const isOurs = alg === 'HS256' && iss === 'admin-api' && aud === 'admin-api';
    return isOurs && exp * 1000 > Date.now() ? { sub, sid } : null;
  };
}

function decode(part) {
  return JSON.parse(Buffer.from(part, 'base64url').latin1Slice());
}
