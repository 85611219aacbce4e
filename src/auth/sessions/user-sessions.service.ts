import { Injectable } from '@nestjs/common';
import type { SessionEntity } from './session.entity';
import { SessionsService } from './sessions.service';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import { AdminsService } from '@/users/admins.service';
import { UsersService } from '@/users/users.service';

/** The sessions of a user, for admins. Every method throws UserNotFound if there is no such user. */
@Injectable()
export class UserSessionsService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly admins: AdminsService,
  ) {}

  async list(userId: string, query: PageQueryDto): Promise<Page<SessionEntity>> {
    await this.users.get(userId);
    return this.sessions.list(userId, query);
  }

  /** @throws SessionNotFound */
  async end(userId: string, id: string): Promise<void> {
    await this.admins.lock();
    await this.users.get(userId);
    await this.sessions.endOne(userId, id);
  }

  /** @returns how many there were. */
  async endAll(userId: string): Promise<number> {
    await this.admins.lock();
    await this.users.get(userId);
    return this.sessions.endAll(userId);
  }
}
