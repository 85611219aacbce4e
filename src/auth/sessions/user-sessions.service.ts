import { Injectable } from '@nestjs/common';
import type { SessionEntity } from './session.entity';
import { SessionsService } from './sessions.service';
import type { AllSessionsEnded } from '@/lib/admin/contract/sessions';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import type { Principal } from '@/http/access/principal';
import { PrivilegesService } from '@/roles/privileges.service';
import { AdminsService } from '@/users/admins.service';
import { UsersService } from '@/users/users.service';

/** In one order, because the rows of roles that can change are locked. */
const SIGNED_IN_ROLES = `
  SELECT DISTINCT u.role FROM sessions s JOIN users u ON u.id = s.user_id ORDER BY u.role`;

/** The sessions of a user, for admins. A method about one user throws UserNotFound if there is no such user. */
@Injectable()
export class UserSessionsService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly admins: AdminsService,
    private readonly privileges: PrivilegesService,
    private readonly unitOfWork: UnitOfWork,
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

  /**
   * Ends the sessions of everybody except the caller's current one. Accounts with a permission that the caller lacks stay signed
   * in.
   */
  async endOfEverybody(actor: Principal): Promise<AllSessionsEnded> {
    await this.admins.lock();
    const covered: string[] = [];
    for (const { role } of await this.unitOfWork.query<{ role: string }>(SIGNED_IN_ROLES)) {
      const permissions = await this.privileges.permissionsOf(role);
      if (permissions.every((permission) => actor.authority.has(permission))) {
        actor.authority.cover(permissions);
        covered.push(role);
      }
    }
    return this.sessions.endAllOf(covered, actor.type === 'user' ? actor.sessionId : null);
  }

  /** No role changes while the lock is held. */
  private async lock(userId: string, actor: Principal): Promise<void> {
    await this.admins.lock();
    await this.privileges.assertCovers(actor, (await this.users.get(userId)).role);
  }
}
