import { Injectable } from '@nestjs/common';
import type { AcceptPasswordReset } from '@/lib/admin/contract/sessions';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { orThrow } from '@/http/errors/or-throw';
import type { Principal } from '@/http/access/principal';
import { PasswordService, SETTLED } from '@/users/passwords/password.service';
import { isSuspended } from '@/users/suspension/suspensions.service';
import { PrivilegesService } from '@/roles/privileges.service';
import { UserEntity, verifiedSince } from '@/users/user.entity';
import { OwnPassword, UserNotFound } from '@/users/users.errors';
import { AccountSuspended, PasswordResetNotValid } from '../auth.errors';
import { AccountLockService } from '../lockout/account-lock.service';
import { SecurityNotificationsService } from '../notifications/security-notifications.service';
import { SessionsService } from '../sessions/sessions.service';
import type { PasswordResetEntity } from './password-reset.entity';
import { type IssuedPasswordReset, PasswordResetLinks } from './password-reset-links.service';

/** Lets people who cannot log in set a new password with a link. */
@Injectable()
export class PasswordResetService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly privileges: PrivilegesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordService,
    private readonly links: PasswordResetLinks,
    private readonly sessions: SessionsService,
    private readonly lock: AccountLockService,
    private readonly notifications: SecurityNotificationsService,
  ) {}

  /**
   * Creates a link for a user, who may be suspended or have no password, and ends the earlier link.
   * @throws OwnPassword if it is the account of the caller, who must prove that they know the current password; UserNotFound,
   * PrivilegeRequired
   */
  async send(userId: string, actor: Principal): Promise<IssuedPasswordReset> {
    if (userId === actor.id) {
      throw new OwnPassword();
    }
    const user = orThrow(await this.users.lockById(userId), UserNotFound);
    await this.privileges.assertCovers(actor, user.role);
    return this.links.issue(user, actor.type === 'user' ? actor.email : actor.name);
  }

  /**
   * Sets the password of the owner of the token, and ends the link and all sessions of the account.
   * @throws PasswordResetNotValid, AccountSuspended, InvalidRequest if the password is refused
   */
  async accept({ token, password }: AcceptPasswordReset): Promise<void> {
    const pending = await this.unitOfWork.readBeforeBegin(() => this.links.find(token));
    // The password is hashed before the transaction begins, so that the hash holds no connection and no locks.
    const passwordHash = await this.passwords.hashChosen(password, ownerOf(pending));
    await this.users.lockById(ownerOf(pending).id);
    // Another acceptance or a newer link may have ended this one while the lock was awaited.
    const user = ownerOf(await this.links.find(token));
    this.unitOfWork.actAs(user);
    // A change of the email ends the link, so that the link was meant for the present address.
    await this.users.update(user, { passwordHash, ...SETTLED, emailVerifiedAt: verifiedSince(user) });
    await this.links.endOf(user.id);
    await this.lock.clear(user.id);
    await this.sessions.endAll(user.id);
    await this.notifications.passwordChanged(user);
  }
}

/** @throws PasswordResetNotValid, AccountSuspended */
function ownerOf(reset: PasswordResetEntity | null): UserEntity {
  const { user } = orThrow(reset, PasswordResetNotValid);
  if (isSuspended(user)) {
    throw new AccountSuspended();
  }
  return user;
}
