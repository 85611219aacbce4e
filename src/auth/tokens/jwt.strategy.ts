import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { isUUID } from 'class-validator';
import { Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import type { Principal } from '@/http/routing/principal';
import { databaseClock } from '@/database/connection/database-clock';
import { bearerToken } from './bearer-token';
import { SessionsService } from '../sessions/sessions.service';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type TokenPayload, TokenService } from './token.service';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    tokens: TokenService,
    private readonly sessions: SessionsService,
  ) {
    super({
      jwtFromRequest: bearerToken,
      secretOrKeyProvider: keyProvider(tokens),
      algorithms: [TOKEN_ALGORITHM],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      // Checked below: jsonwebtoken goes by the clock of this machine, but the database gave the time.
      ignoreExpiration: true,
    });
  }

  /** The token is genuine; whether it still means anything is for the database to say. */
  async validate({ sub, sid, exp }: Partial<TokenPayload>): Promise<Principal | null> {
    // jsonwebtoken lets a token without `exp` live for ever; an id that is none would be an error of the database.
    if (!isAhead(exp) || !isId(sub) || !isId(sid)) {
      return null;
    }
    return this.sessions.authenticate(sid, sub);
  }
}

/** Refuses a token that must not be verified at all: an error of the provider is a 401. */
function keyProvider(tokens: TokenService): SecretOrKeyProvider {
  return (_request: unknown, token: string, done) => {
    const key = tokens.keyOf(token);
    // The type of passport-jwt knows strings and buffers; jsonwebtoken behind it takes key objects.
    done(key ? null : new Error('The token has no form that this service signs'), key as unknown as Buffer);
  };
}

/** The time of a token in seconds, which is that of its session and so of the database's clock. */
function isAhead(exp: unknown): boolean {
  return typeof exp === 'number' && Number.isSafeInteger(exp) && exp * 1000 > databaseClock.now().getTime();
}

function isId(value: unknown): value is string {
  return isUUID(value);
}
