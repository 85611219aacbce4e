import { Inject, Injectable } from '@nestjs/common';
import type { Erased } from '@/lib/admin/contract/users';
import { ErasureService } from '@/audit/erasure/erasure.service';
import { AccountLockService } from '@/auth/lockout/account-lock.service';
import { SessionsService } from '@/auth/sessions/sessions.service';
import { deletionNow, EXPIRED, RESTORE_LOCK } from '@/database/repository/soft-delete';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Principal } from '@/http/routing/principal';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { Archive, type Deletion } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { MembershipArchiveService } from '@/organizations/membership-archive.service';
import { OwnershipService } from '@/organizations/ownership.service';
import { UserEntity } from './user.entity';
import { OwnAccount, UserNotDeleted, UserNotFound } from './users.errors';
import { ADMINS_LOCK, isActiveAdmin, UsersService } from './users.service';

/** How users go, come back, and go for good. */
@Injectable()
export class UserDeletionService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    @InjectArchive(UserEntity) private readonly archive: Archive<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly admins: UsersService,
    private readonly sessions: SessionsService,
    private readonly accountLock: AccountLockService,
    private readonly ownership: OwnershipService,
    private readonly memberships: MembershipArchiveService,
    private readonly erasure: ErasureService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @param permanent For good, at once, also one who is deleted already.
   * @returns until when the user can be restored; null where that cannot be.
   * @throws UserNotFound, StaleVersion, OwnAccount, LastAdmin, LastOwner
   */
  async delete(id: string, actor: Principal, precondition: Precondition, permanent: boolean): Promise<Date | null> {
    await this.unitOfWork.lock(ADMINS_LOCK);
    const user = await this.users.lockById(id);
    if (!user) {
      return this.purgeDeleted(id, precondition, permanent);
    }
    assertMatches(precondition, user);
    if (id === actor.id) {
      throw new OwnAccount('deleted');
    }
    if (isActiveAdmin(user)) {
      await this.admins.assertAnotherAdmin(id);
    }
    await this.ownership.holdAllOf(id);
    await this.ownership.assertMayLeaveAll(id);
    const deletion = deletionNow(this.config.deletedRetentionDays);
    await this.memberships.deleteAll({ userId: id }, deletion);
    await this.sessions.endAll(id);
    await this.accountLock.forget({ id });
    await this.archive.put([user], deletion);
    if (!permanent) {
      return deletion.purgeAt;
    }
    await this.purge([Object.assign(user, deletion)]);
    return null;
  }

  /** With password and role of before. @throws UserNotFound where there is no deleted one, EmailTaken, NoFreeSeat */
  async restore(id: string): Promise<UserEntity> {
    await this.unitOfWork.lock(RESTORE_LOCK);
    const deleted = await this.archive.lockById(id);
    if (!deleted) {
      throw new UserNotFound();
    }
    // Held before the email is claimed: whoever waits for that one may hold what is needed here.
    await this.memberships.holdOrganizationsOf(id);
    const user = await this.archive.restore(deleted);
    await this.memberships.restoreAll({ userId: id });
    return user;
  }

  /**
   * Erases the personal values of a deleted user from the audit log and from every other store. A row that could still be
   * restored is removed for good.
   * @throws UserNotDeleted, ErasureHeld, UserNotFound if no entry knows such a user.
   */
  async erase(id: string): Promise<Erased> {
    const deleted = await this.archive.lockById(id);
    if (deleted) {
      await this.memberships.purgeAll('userId', [id]);
      await this.archive.discard('t.id = ANY(:ids)', [id]);
    } else {
      const user = await this.archive.findById(id);
      if (user) {
        // Deleted since the line above: then there is a row to take along.
        return user.deletedAt ? this.erase(id) : Promise.reject(new UserNotDeleted());
      }
      await this.assertNoAccountOf(id);
    }
    const erased = await this.erasure.erase(id, deleted);
    if (!erased) {
      throw new UserNotFound();
    }
    return erased;
  }

  /** Removes some whose time is over for good. @returns how many. */
  async purgeExpired(limit: number): Promise<number> {
    const expired = await this.archive.find(EXPIRED, { now: databaseClock.now(), limit });
    await this.purge(expired);
    return expired.length;
  }

  /**
   * An invitation without an account can be erased by its own id. One that belongs to an account is erased with the account.
   * @throws UserNotFound if the invitation was accepted by another account; UserNotDeleted or ErasureHeld if another account
   * with the same address stands in the way.
   */
  private async assertNoAccountOf(id: string): Promise<void> {
    const subject = await this.erasure.subjectOf(id);
    if (!subject) {
      return;
    }
    if (subject.id !== id) {
      throw new UserNotFound();
    }
    if (await this.admins.findByEmail(subject.address)) {
      throw new UserNotDeleted();
    }
    for (const account of await this.archive.find('WHERE t.email = :email', { email: subject.address })) {
      await this.erasure.assertNotHeld(account.id);
    }
  }

  private async purgeDeleted(id: string, precondition: Precondition, permanent: boolean): Promise<null> {
    const deleted = permanent ? await this.archive.lockById(id) : null;
    if (!deleted) {
      throw new UserNotFound();
    }
    assertMatches(precondition, deleted);
    await this.purge([deleted]);
    return null;
  }

  private async purge(deleted: readonly (UserEntity & Deletion)[]): Promise<void> {
    await this.memberships.purgeAll(
      'userId',
      deleted.map(({ id }) => id),
    );
    await this.archive.purge(deleted);
  }
}
