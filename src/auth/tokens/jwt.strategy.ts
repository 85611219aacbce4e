import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { isUUID } from 'class-validator';
import { Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import type { UserPrincipal } from '@/http/access/principal';
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
      // `validate` checks the expiry by the clock of the database. jsonwebtoken would use the clock of this machine.
      ignoreExpiration: true,
    });
  }

  /** Runs after the signature was verified. The database decides whether the session is in force. */
  async validate({ sub, sid, exp }: Partial<TokenPayload>): Promise<UserPrincipal | null> {
    // jsonwebtoken accepts a token without `exp` for ever. A malformed id would cause an error of the database.
    if (!isAhead(exp) || !isId(sub) || !isId(sid)) {
      return null;
    }
    return this.sessions.authenticate(sid, sub);
  }
}

/** Refuses tokens that must not be verified at all. An error of the provider becomes a 401. */
function keyProvider(tokens: TokenService): SecretOrKeyProvider {
  return (_request: unknown, token: string, done) => {
    const key = tokens.keyOf(token);
    // passport-jwt declares strings and buffers only, but passes key objects on to jsonwebtoken.
    done(key ? null : new Error('This service does not sign tokens of this form'), key as unknown as Buffer);
  };
}

/** Returns whether the expiry of a token, in seconds of the database's clock, is in the future. */
function isAhead(exp: unknown): boolean {
  return typeof exp === 'number' && Number.isSafeInteger(exp) && exp * 1000 > databaseClock.now().getTime();
}

function isId(value: unknown): value is string {
  return isUUID(value);
}
