import { Injectable } from '@nestjs/common';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import { type DomainError, Unauthorized } from '@/http/errors/errors';
import { ApiKeyAccessService } from '@/api-keys/api-key-access.service';
import { PasswordChangeRequired } from '../auth.errors';
import { SessionsService } from './sessions.service';

/** Reads the session or the API key, and its permissions, from the database at each call. */
@Injectable()
export class SessionAccess extends AdminAccess {
  constructor(
    private readonly sessions: SessionsService,
    private readonly apiKeys: ApiKeyAccessService,
  ) {
    super();
  }

  async refusalOf(principal: Principal): Promise<DomainError | null> {
    if (principal.type === 'api_key') {
      const authority = await this.apiKeys.authorityOf(principal);
      return authority ? principal.authority.refusalUnder(authority) : new Unauthorized();
    }
    const now = await this.sessions.authenticate(principal.sessionId, principal.id, true);
    if (!now) {
      return new Unauthorized();
    }
    // A route that uses no permission is about the own session.
    const isBarred = now.mustChangePassword && principal.authority.exercised.length > 0;
    return isBarred ? new PasswordChangeRequired() : principal.authority.refusalUnder(now.authority);
  }

  async assertInForce(principal: Principal): Promise<void> {
    await (principal.type === 'user' ? this.sessions.assertInForce(principal) : this.apiKeys.assertInForce(principal));
  }
}
