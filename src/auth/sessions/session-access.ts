import { Injectable } from '@nestjs/common';
import { AdminAccess } from '@/http/routing/admin-access';
import type { Principal } from '@/http/routing/principal';
import { SessionsService } from './sessions.service';

/** Reads session, status and role from the database at each call. */
@Injectable()
export class SessionAccess extends AdminAccess {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async isInForce({ sessionId, id }: Principal): Promise<boolean> {
    const principal = await this.sessions.authenticate(sessionId, id);
    return principal?.role === 'admin';
  }
}
