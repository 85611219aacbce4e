import { Injectable } from '@nestjs/common';
import type { ChangePassword, Login } from '@/lib/admin/contract/sessions';
import type { RequestClient } from '@/http/routing/client.decorator';
import { canonicalEmail } from '@/text/email';
import { Unauthorized } from '@/http/errors/errors';
import type { UserPrincipal } from '@/http/access/principal';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { networkOf } from '@/http/ip-address';
import { LoginLimiter } from '@/rate-limits/login-limiter';
import { UserEntity } from '@/users/user.entity';
import { AccountLockService } from './lockout/account-lock.service';
import { InvalidCredentials, WrongCurrentPassword } from './auth.errors';
import { SecurityNotificationsService } from './notifications/security-notifications.service';
import { KnownNetworksService } from './lockout/known-networks.service';
import { PasswordConfirmationService } from './password-confirmation.service';
import { PasswordResetLinks } from './password-reset/password-reset-links.service';
import { PasswordService, SETTLED } from '@/users/passwords/password.service';
import type { SessionEntity } from './sessions/session.entity';
import { SessionsService } from './sessions/sessions.service';
import { isSuspended, SuspensionsService } from '@/users/suspension/suspensions.service';

export interface UserSession {
  user: UserEntity;
  session: SessionEntity;
}

@Injectable()
export class AuthService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionsService,
    private readonly suspensions: SuspensionsService,
    private readonly limiter: LoginLimiter,
    private readonly lock: AccountLockService,
    private readonly networks: KnownNetworksService,
    private readonly notifications: SecurityNotificationsService,
    private readonly links: PasswordResetLinks,
    private readonly confirmation: PasswordConfirmationService,
  ) {}

  /**
   * Begins a session. An expired suspension does not prevent it.
   * @param client The client whose address failures count against.
   * @throws InvalidCredentials, RateLimited
   */
  async login({ email, password }: Login, client: RequestClient): Promise<UserSession> {
    const account = canonicalEmail(email) ?? email;
    const network = networkOf(client.address);
    const { tried, verified, block } = await this.limiter.attempt(client.address, async () => {
      const found = await this.unitOfWork.readBeforeBegin(() => this.findByEmail(account));
      const attempted = await this.lock.login(found?.id ?? null, account, network);
      return { tried: found, ...(await this.lock.attempt(attempted, () => this.loggingIn(found, password))) };
    });
    if (verified?.status === 'suspended') {
      await this.suspensions.liftOne(verified.id);
    }
    const user = verified && (await this.lockUnchanged(verified));
    if (!user) {
      throw new InvalidCredentials(tried, block);
    }
    this.unitOfWork.actAs(user);
    const session = await this.sessions.begin(user, client);
    const isKnown = await this.networks.remember(user.id, network);
    if (!isKnown && user.lastLoginAt !== null) {
      await this.notifications.signedInFromNewAddress(user, client.address);
    }
    const signedIn = { lastLoginAt: session.createdAt, lastActiveAt: session.createdAt };
    await this.users.updateUnaudited(user.id, signedIn);
    Object.assign(user, signedIn);
    return { user, session };
  }

  async current(principal: UserPrincipal): Promise<UserSession> {
    const [user, session] = await Promise.all([
      this.users.findById(principal.id),
      this.sessions.get(principal.sessionId),
    ]);
    if (!user || !session) {
      // The session ended while the request was in flight.
      throw new Unauthorized();
    }
    return { user, session };
  }

  async logout(principal: UserPrincipal): Promise<void> {
    await this.sessions.end(principal.sessionId);
  }

  /**
   * Changes the caller's password and ends the other sessions. A wrong current password counts as a failed login.
   * @throws WrongCurrentPassword, InvalidRequest if the new password is refused, RateLimited
   */
  async changePassword(
    { currentPassword, newPassword }: ChangePassword,
    principal: UserPrincipal,
    client: RequestClient,
  ): Promise<void> {
    const user = await this.confirmation.verify(principal, currentPassword, client);
    const passwordHash = await this.passwords.hashChosen(newPassword, user, 'newPassword');
    const locked = await this.lockUnchanged(user);
    if (!locked) {
      throw new WrongCurrentPassword();
    }
    await this.users.update(locked, { passwordHash, ...SETTLED });
    await this.links.endOf(user.id);
    await this.sessions.endAll(user.id, principal.sessionId);
    await this.notifications.passwordChanged(locked);
  }

  /** Same as `verified`, but an expired password counts as a wrong one. */
  private async loggingIn(user: UserEntity | null, password: string): Promise<UserEntity | null> {
    const verified = await this.verified(user, password);
    const expiresAt = verified?.passwordExpiresAt ?? null;
    return expiresAt === null || expiresAt > databaseClock.now() ? verified : null;
  }

  /**
   * Returns the account if it is active and the password is right. It takes the same time for an unknown account as for a wrong
   * password. It must run before the transaction begins, so that the hash holds no connection.
   */
  private async verified(user: UserEntity | null, password: string): Promise<UserEntity | null> {
    const matches = await this.passwords.verify(user?.passwordHash ?? null, password);
    return user && matches && !isSuspended(user) ? user : null;
  }

  /** Locks the account. Returns null if it has been suspended, or its password has changed, since it was verified. */
  private async lockUnchanged({ id, passwordHash }: UserEntity): Promise<UserEntity | null> {
    const user = await this.users.lockById(id);
    return user?.status === 'active' && user.passwordHash === passwordHash ? user : null;
  }

  private async findByEmail(email: string): Promise<UserEntity | null> {
    return (await this.users.query()).where('t.email = :email', { email }).getOne();
  }
}
