import { Injectable } from '@nestjs/common';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import { type DomainError, Unauthorized } from '@/http/errors/errors';
import { SessionsService } from './sessions.service';

/** Reads session, status and permissions from the database at each call. */
@Injectable()
export class SessionAccess extends AdminAccess {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async refusalOf(principal: Principal): Promise<DomainError | null> {
    if (principal.type !== 'user') {
      return new Unauthorized();
    }
    const now = await this.sessions.authenticate(principal.sessionId, principal.id);
    return now ? principal.authority.refusalUnder(now.authority) : new Unauthorized();
  }

  async assertInForce(principal: Principal): Promise<void> {
    if (principal.type !== 'user') {
      throw new Unauthorized();
    }
    await this.sessions.assertInForce(principal);
  }
}
