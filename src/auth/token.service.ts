import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { jwtSecret } from './jwt-secret';
import type { SessionEntity } from './session.entity';

export const TOKEN_ISSUER = 'admin-api';
export const TOKEN_AUDIENCE = 'admin-api';
/** Nothing else is accepted, whatever a token's header says (RFC 8725, 3.1). */
export const TOKEN_ALGORITHM = 'HS256';

/** What a token says: whose it is and which session backs it. Role and status are the database's to say. */
export interface TokenPayload {
  sub: string;
  sid: string;
  exp: number;
}

@Injectable()
export class TokenService {
  /** As a `KeyObject`: with a string, verifying costs thirty times as much on Node 20. */
  readonly key: KeyObject;
  private readonly jwt: JwtService;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.key = createSecretKey(jwtSecret(config), 'utf8');
    this.jwt = new JwtService({ secret: this.key, signOptions: { algorithm: TOKEN_ALGORITHM } });
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
}
