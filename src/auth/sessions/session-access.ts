import { Injectable } from '@nestjs/common';
import { AdminAccess } from '@/http/access/admin-access';
import type { Authority } from '@/http/access/authority';
import type { Principal } from '@/http/access/principal';
import { type DomainError, Unauthorized } from '@/http/errors/errors';
import { ApiKeyAccessService } from '@/api-keys/api-key-access.service';
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
    const now = await this.authorityOf(principal);
    return now ? principal.authority.refusalUnder(now) : new Unauthorized();
  }

  async assertInForce(principal: Principal): Promise<void> {
    await (principal.type === 'user' ? this.sessions.assertInForce(principal) : this.apiKeys.assertInForce(principal));
  }

  private async authorityOf(principal: Principal): Promise<Authority | null> {
    if (principal.type === 'api_key') {
      return this.apiKeys.authorityOf(principal);
    }
    return (await this.sessions.authenticate(principal.sessionId, principal.id, true))?.authority ?? null;
  }
}
