import { Injectable } from '@nestjs/common';
import type { SessionEntity } from './session.entity';
import { SessionsService } from './sessions.service';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import type { Principal } from '@/http/access/principal';
import { PrivilegesService } from '@/roles/privileges.service';
import { AdminsService } from '@/users/admins.service';
import { UsersService } from '@/users/users.service';

/** The sessions of a user, for admins. Every method throws UserNotFound if there is no such user. */
@Injectable()
export class UserSessionsService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly admins: AdminsService,
    private readonly privileges: PrivilegesService,
  ) {}

  async list(userId: string, query: PageQueryDto): Promise<Page<SessionEntity>> {
    await this.users.get(userId);
    return this.sessions.list(userId, query);
  }

  /** @throws PrivilegeRequired, SessionNotFound */
  async end(userId: string, id: string, actor: Principal): Promise<void> {
    await this.lock(userId, actor);
    await this.sessions.endOne(userId, id);
  }

  /** @returns how many there were. @throws PrivilegeRequired */
  async endAll(userId: string, actor: Principal): Promise<number> {
    await this.lock(userId, actor);
    return this.sessions.endAll(userId);
  }

  /** No role changes while the lock is held. */
  private async lock(userId: string, actor: Principal): Promise<void> {
    await this.admins.lock();
    await this.privileges.assertCovers(actor, (await this.users.get(userId)).role);
  }
}
