import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { Principal } from '@/http/access/principal';
import { orThrow } from '@/http/errors/or-throw';
import { PrivilegesService } from '@/roles/privileges.service';
import { UserEntity } from '@/users/user.entity';
import { UserNotFound } from '@/users/users.errors';
import { AccountLockService } from './account-lock.service';
import { LoginFailures } from './login-failures.entity';

/** Lets a user who is blocked after too many wrong passwords log in again. */
@Injectable()
export class UnlockService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly privileges: PrivilegesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: AccountLockService,
  ) {}

  /**
   * Forgets the counted wrong passwords of a user. If there are none, it is a no-op without an entry.
   * @throws UserNotFound, PrivilegeRequired
   */
  async unlock(id: string, actor: Principal): Promise<UserEntity> {
    const user = orThrow(await this.users.lockById(id), UserNotFound);
    await this.privileges.assertCovers(actor, user.role);
    const [failures, blocks] = await Promise.all([this.lock.countOf(id), this.lock.of([id])]);
    const loginBlockedUntil = blocks.get(id) ?? null;
    if (failures > 0 || loginBlockedUntil !== null) {
      await this.lock.clear(id);
      const before = Object.assign(new LoginFailures(), { id, email: user.email, failures, loginBlockedUntil });
      this.unitOfWork.record({ entity: LoginFailures, before, after: null, at: databaseClock.now() });
    }
    return user;
  }
}
