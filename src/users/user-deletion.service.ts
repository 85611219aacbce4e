import { Inject, Injectable } from '@nestjs/common';
import type { Erased } from '@/lib/admin/contract/users';
import { ErasureService } from '@/audit/erasure/erasure.service';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { Archive } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { Purge } from '@/deletion/purge';
import { SoftDeletion } from '@/deletion/soft-deletion';
import type { Precondition } from '@/http/etag/if-match';
import type { Principal } from '@/http/access/principal';
import { PrivilegesService } from '@/roles/privileges.service';
import { AdminsService, isActiveAdmin } from './admins.service';
import { UserEntity } from './user.entity';
import { UserLifecycle } from './user.lifecycle';
import { OwnAccount, UserNotDeleted, UserNotFound } from './users.errors';
import { UsersService } from './users.service';

/** Deletes, restores and erases users. */
@Injectable()
export class UserDeletionService {
  private readonly deletion: SoftDeletion<UserEntity>;

  constructor(
    @InjectAudited(UserEntity) live: AuditedRepository<UserEntity>,
    @InjectArchive(UserEntity) private readonly archive: Archive<UserEntity>,
    unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly admins: AdminsService,
    private readonly erasure: ErasureService,
    private readonly privileges: PrivilegesService,
    lifecycle: UserLifecycle,
    purge: Purge,
    @Inject(APP_CONFIG) { deletedRetentionDays: retentionDays }: AppConfig,
  ) {
    const notFound = () => new UserNotFound();
    this.deletion = new SoftDeletion({ live, archive, lifecycle, unitOfWork, retentionDays, notFound });
    purge.register({ name: 'users', order: 100, purgeExpired: (limit) => this.deletion.purgeExpired(limit) });
  }

  /**
   * @param permanent Removes the user for good at once, also if the user is deleted already.
   * @returns until when the user can be restored; null if that is not possible.
   * @throws UserNotFound, PrivilegeRequired, StaleVersion, OwnAccount, LastAdmin, and what listeners throw
   */
  async delete(id: string, actor: Principal, precondition: Precondition, permanent: boolean): Promise<Date | null> {
    await this.admins.lock();
    const assertDeletable = (user: UserEntity) => this.assertDeletable(user, actor);
    const assertAllowed = (user: UserEntity) => this.privileges.assertCovers(actor, user.role);
    return this.deletion.delete(id, { precondition, permanent, assertAllowed, assertDeletable });
  }

  /**
   * Restores a user with the former password and role.
   * @throws UserNotFound if there is no deleted user with this id, PrivilegeRequired, EmailTaken, ExternalIdTaken, and what
   * listeners throw
   */
  restore(id: string, actor: Principal): Promise<UserEntity> {
    return this.deletion.restore(id, (user) => this.privileges.assertCovers(actor, user.role));
  }

  /**
   * Erases the personal values of a deleted user from the audit log and from every other store. A row that could still be
   * restored is removed for good.
   * @throws PrivilegeRequired, UserNotDeleted, ErasureHeld, UserNotFound if no entry knows such a user.
   */
  async erase(id: string, actor: Principal): Promise<Erased> {
    const deleted = await this.archive.lockById(id);
    if (deleted) {
      await this.privileges.assertCovers(actor, deleted.role);
      await this.deletion.discard(id);
    } else {
      const user = await this.archive.findById(id);
      if (user) {
        // If the user was deleted since the lock was tried, there is a deleted row to remove.
        return user.deletedAt ? this.erase(id, actor) : Promise.reject(new UserNotDeleted());
      }
      await this.assertNoAccountOf(id);
    }
    const erased = await this.erasure.erase(id, deleted);
    if (!erased) {
      throw new UserNotFound();
    }
    return erased;
  }

  /** @throws OwnAccount, LastAdmin */
  private async assertDeletable(user: UserEntity, actor: Principal): Promise<void> {
    if (user.id === actor.id) {
      throw new OwnAccount('deleted');
    }
    if (isActiveAdmin(user)) {
      await this.admins.assertAnother(user.id);
    }
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
    if (await this.users.findByEmail(subject.address)) {
      throw new UserNotDeleted();
    }
    for (const account of await this.archive.find((t) => sql`WHERE ${t.email} = ${subject.address}`)) {
      await this.erasure.assertNotHeld(account.id);
    }
  }
}
