import { Injectable } from '@nestjs/common';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { UserPrincipal } from '@/http/access/principal';
import { networkOf } from '@/http/ip-address';
import type { RequestClient } from '@/http/routing/client.decorator';
import { AlsoRefuses } from '@/openapi/errors';
import { LoginLimiter } from '@/rate-limits/login-limiter';
import { PasswordConfirmation } from '@/users/own-email';
import { PasswordService } from '@/users/passwords/password.service';
import { isSuspended } from '@/users/suspension/suspensions.service';
import { UserEntity } from '@/users/user.entity';
import { AccountLocked, WrongCurrentPassword } from './auth.errors';
import { AccountLockService } from './lockout/account-lock.service';

@Injectable()
@AlsoRefuses('users.update', [new WrongCurrentPassword(), new AccountLocked('SESSION', 840_000)])
export class PasswordConfirmationService extends PasswordConfirmation {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordService,
    private readonly limiter: LoginLimiter,
    private readonly lock: AccountLockService,
  ) {
    super();
  }

  async confirm(caller: UserPrincipal, password: string, client: RequestClient) {
    const { passwordHash } = await this.verify(caller, password, client);
    return (locked: UserEntity): void => {
      if (locked.passwordHash !== passwordHash) {
        throw new WrongCurrentPassword();
      }
    };
  }

  /**
   * Returns the caller's account if the password is right. It must run before the transaction begins, so that the hash holds no
   * connection.
   * @throws WrongCurrentPassword, RateLimited, AccountLocked
   */
  async verify(caller: UserPrincipal, password: string, client: RequestClient): Promise<UserEntity> {
    const attempted = this.lock.confirmation(caller.id, caller.sessionId, networkOf(client.address));
    const { verified, block } = await this.limiter.attempt(client.address, () =>
      this.lock.attempt(attempted, async () => {
        const user = await this.unitOfWork.readBeforeBegin(() => this.users.findById(caller.id));
        const matches = await this.passwords.verify(user?.passwordHash ?? null, password);
        return user && matches && !isSuspended(user) ? user : null;
      }),
    );
    if (!verified) {
      throw new WrongCurrentPassword(caller, block);
    }
    return verified;
  }
}
