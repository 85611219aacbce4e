import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ServiceSecret } from '@/encryption/service-secret';
import type { SessionEntity } from '../sessions/session.entity';
import { tokenParts } from './token-parts';

export const TOKEN_ISSUER = 'admin-api';
export const TOKEN_AUDIENCE = 'admin-api';
/** The only algorithm that is accepted, whatever the header of a token says (RFC 8725, 3.1). */
export const TOKEN_ALGORITHM = 'HS256';

/** Claims of a token: its user and its session. Role and status are read from the database. */
export interface TokenPayload {
  sub: string;
  sid: string;
  exp: number;
}

@Injectable()
export class TokenService {
  private readonly jwt: JwtService;

  constructor(private readonly secret: ServiceSecret) {
    this.jwt = new JwtService({ secret: secret.key, signOptions: { algorithm: TOKEN_ALGORITHM } });
  }

  sign(session: SessionEntity): string {
    const seconds = (time: Date) => Math.floor(time.getTime() / 1000);
    return this.jwt.sign({
      iss: TOKEN_ISSUER,
      aud: TOKEN_AUDIENCE,
      sub: session.userId,
      sid: session.id,
      iat: seconds(session.createdAt),
      exp: seconds(session.expiresAt),
    });
  }

  /** Returns the key to verify a token with, or null if the token must be refused without looking at its signature. */
  keyOf(token: string): KeyObject | null {
    return tokenParts(token) && (this.secret.olderKeys.find((key) => isSignedWith(key, token)) ?? this.secret.key);
  }
}

function isSignedWith(key: KeyObject, token: string): boolean {
  const end = token.lastIndexOf('.');
  const expected = createHmac('sha256', key).update(token.slice(0, end)).digest();
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
