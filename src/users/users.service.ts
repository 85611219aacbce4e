import { Injectable } from '@nestjs/common';
import type { CreateUser, UpdateUser } from '@/lib/admin/contract/users';
import type { AuditLogDto } from '@/audit/dto/audit-log.dto';
import type { HistoryQueryDto } from '@/audit/dto/history-query.dto';
import { HistoryService } from '@/audit/history/history.service';
import { equals } from '@/pagination/filters';
import { findResources } from '@/pagination/resource-list';
import { canonicalEmail } from '@/text/email';
import { TextSearch } from '@/pagination/text-search';
import { changedMetadata, type MetadataMode } from '@/http/body/merge-patch';
import { orThrow } from '@/http/errors/or-throw';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import type { RequestClient } from '@/http/routing/client.decorator';
import { Archive, type MaybeDeleted } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import { sql } from '@/database/repository/sql';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PrivilegesService } from '@/roles/privileges.service';
import { PasswordService } from './passwords/password.service';
import { assertMaySetPassword, passwordBySystem, passwordOf, type SystemAdmin } from './passwords/set-password';
import { NOT_SUSPENDED } from './suspension/suspensions.service';
import { AdminsService, isActiveAdmin } from './admins.service';
import type { UserQueryDto } from './dto/user-query.dto';
import { LoginBlocks } from './login-blocks';
import { DEFAULT_ROLE, newUser, type NewUser } from './new-user';
import { OwnEmail } from './own-email';
import { UserEntity, verifiedSince } from './user.entity';
import { columnFilters } from './user-column-filters';
import { UserFilters } from './user-filters';
import { publishChanges } from './user-changes';
import { UserLifecycle } from './user.lifecycle';
import { toHistoricalUser } from './user.mapper';
import { suspensionOf } from './suspension/suspension';
import { emailVerifiedAtOf } from './verification';
import { OwnAccount, UserNotFound } from './users.errors';

@Injectable()
export class UsersService {
  private readonly search = new TextSearch(() => this.users.rows, {
    exactly: (search) => [equals('email', canonicalEmail(search) ?? undefined), equals('externalId', search)],
  });

  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    @InjectArchive(UserEntity) private readonly archive: Archive<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordService,
    private readonly histories: HistoryService,
    private readonly admins: AdminsService,
    private readonly lifecycle: UserLifecycle,
    private readonly filters: UserFilters,
    private readonly privileges: PrivilegesService,
    private readonly access: AdminAccess,
    private readonly blocks: LoginBlocks,
    private readonly ownEmail: OwnEmail,
  ) {}

  list(query: UserQueryDto): Promise<Page<MaybeDeleted<UserEntity>>> {
    return findResources({
      table: 'users',
      live: this.users,
      archive: this.archive,
      search: this.search,
      query,
      pair: ['role', 'status'],
      nullable: ['lastLoginAt', 'lastActiveAt'],
      filters: {
        ...columnFilters(query),
        organizationId: this.filters.of('organizationId', query.organizationId, query.includeDeleted),
      },
    });
  }

  /** @throws UserNotFound */
  async get(id: string, includeDeleted = false): Promise<MaybeDeleted<UserEntity>> {
    const found = includeDeleted ? this.archive.findById(id) : this.users.findById(id, this.blocks.column);
    return orThrow(await found, UserNotFound);
  }

  /** @throws UserNotFound if no user has it; deleted users do not count. */
  async getByExternalId(externalId: string): Promise<UserEntity> {
    const [user = null] = await this.users.find((t) => sql`WHERE ${t.externalId} = ${externalId}`);
    return orThrow(user, UserNotFound);
  }

  /** @param email In canonical form. */
  async findByEmail(email: string): Promise<UserEntity | null> {
    return (await this.users.query()).where('t.email = :email', { email }).getOne();
  }

  /** Locks the user with this email until the transaction ends. @param email In canonical form. */
  async lockByEmail(email: string): Promise<UserEntity | null> {
    const [user = null] = await this.users.find((t) => sql`WHERE ${t.email} = ${email} FOR NO KEY UPDATE`);
    return user;
  }

  /** Records that the person reads mail to the address of the account. The row must be locked. */
  verifyEmail(user: UserEntity): Promise<UserEntity> {
    return this.users.update(user, { emailVerifiedAt: verifiedSince(user) });
  }

  /** Returns the user as of a time. @throws UserNotFound */
  async getAt(id: string, time: Date): Promise<UserEntity> {
    const then = await this.histories.at('user', id, time);
    return orThrow(then && toHistoricalUser(id, then, await this.histories.lastSessionOf(id, time)), UserNotFound);
  }

  /** Lists the entries that changed the user, who may be deleted. @throws UserNotFound, PermissionRequired */
  async history(id: string, query: HistoryQueryDto, caller: Principal): Promise<Page<AuditLogDto>> {
    if (query.include !== undefined) {
      caller.authority.require('audit-logs:read');
    }
    const page = await this.histories.list('user', id, query);
    if (page.meta.total === 0) {
      await this.get(id, true);
    }
    return page;
  }

  /** Creates an account for a caller. @throws PermissionRequired, PrivilegeRequired, and what `create` throws */
  async createBy(actor: Principal, account: CreateUser): Promise<UserEntity> {
    if (account.role !== undefined && account.role !== DEFAULT_ROLE) {
      actor.authority.require('users:roles');
      await this.privileges.assertCovers(actor, account.role);
    }
    return this.create(account);
  }

  /** @throws EmailTaken, ExternalIdTaken, InvalidRequest if the password is refused. */
  async create({ password, ...account }: CreateUser): Promise<UserEntity> {
    const passwordHash = password === undefined ? null : await this.passwords.hashNew(password, account);
    return this.insert({ ...account, passwordHash, emailVerifiedAt: emailVerifiedAtOf(account, null) });
  }

  /** @throws EmailTaken, ExternalIdTaken */
  insert(account: NewUser): Promise<UserEntity> {
    return this.users.insert(newUser(account));
  }

  /**
   * Changes the given fields and publishes what has changed. If a password is set, the person must change it, unless the
   * changes say otherwise.
   * @throws PermissionRequired, OwnPassword, UserNotFound, PrivilegeRequired, StaleVersion, EmailTaken, ExternalIdTaken, OwnAccount,
   * LastAdmin, InvalidRequest, and what `OwnEmail` and listeners throw
   */
  async update(
    id: string,
    changes: UpdateUser,
    actor: Principal,
    client: RequestClient,
    { precondition, mode }: { precondition: Precondition; mode: MetadataMode },
  ): Promise<UserEntity> {
    const { password, currentPassword, ...columns } = changes;
    assertMaySetPassword(actor, id, changes);
    const { email } = columns;
    const assertConfirmed = await this.ownEmail.confirm(id, { email, currentPassword }, actor, client);
    const passwordHash = password === undefined ? undefined : await this.newHash(id, password, columns, actor);
    if ([columns.role, columns.status, columns.mustChangePassword, passwordHash].some((value) => value !== undefined)) {
      await this.admins.lock();
    }
    // In one packet. The lock comes first, so that the block is as recent as the user.
    const [locked, blocks] = await Promise.all([this.users.lockById(id), this.blocks.of([id])]);
    const user = orThrow(locked, UserNotFound);
    await this.privileges.assertCovers(actor, user.role);
    assertMatches(precondition, user);
    assertConfirmed(user);
    if (columns.role !== undefined && columns.role !== user.role) {
      await this.assertMayChangeRole(user, columns.role, actor);
    }
    if (id === actor.id) {
      // The check at the end of the transaction will see this change, which could give back what the caller has just lost.
      await this.access.assertStillAllowed(actor);
    }
    const next = { role: columns.role ?? user.role, status: columns.status ?? user.status };
    if (id === actor.id && next.status === 'suspended') {
      throw new OwnAccount('suspended');
    }
    if (isActiveAdmin(user) && !isActiveAdmin(next)) {
      await this.admins.assertAnother(id);
    }
    if (columns.email !== undefined && columns.email !== user.email) {
      await this.lifecycle.publish('beforeEmailChange', user);
    }
    const updated = await this.users.update(user, {
      ...columns,
      metadata: changedMetadata(user.metadata, columns.metadata, mode),
      emailVerifiedAt: emailVerifiedAtOf(columns, user),
      ...suspensionOf(columns, user),
      ...passwordOf(passwordHash, columns),
    });
    await publishChanges(this.lifecycle, user, updated, password !== undefined);
    // A new password ends the block.
    return Object.assign(updated, { loginBlockedUntil: password === undefined ? (blocks.get(id) ?? null) : undefined });
  }

  /**
   * Own changes may not lose a permission. They cannot win one either, by the privilege rule.
   * @throws PermissionRequired, UnknownRole, PrivilegeRequired, OwnAccount
   */
  private async assertMayChangeRole(user: UserEntity, role: string, actor: Principal): Promise<void> {
    actor.authority.require('users:roles');
    const permissions = await this.privileges.permissionsOf(role);
    await this.privileges.assertCovers(actor, permissions);
    if (user.id === actor.id && actor.authority.permissions.some((permission) => !permissions.includes(permission))) {
      throw new OwnAccount('demoted');
    }
  }

  /**
   * Creates an admin if there is no active one.
   * @returns null if there is one already.
   */
  async createFirstAdmin(admin: SystemAdmin): Promise<UserEntity | null> {
    await this.admins.lock();
    return (await this.admins.existsBeside(null)) ? null : this.createAdmin(admin);
  }

  /** Creates an admin, or makes the account with this email an active admin with a new password and no sessions. */
  async restoreAdmin(admin: SystemAdmin): Promise<UserEntity> {
    await this.admins.lock();
    const user = await (
      await this.users.query()
    )
      .where('t.email = :email', admin)
      .setLock('pessimistic_write', undefined, ['t'])
      .getOne();
    if (!user) {
      return this.createAdmin(admin);
    }
    const password = passwordBySystem(await this.passwords.hashNew(admin.password, user), admin);
    const restored = await this.users.update(user, { role: 'admin', ...NOT_SUSPENDED, ...password });
    await publishChanges(this.lifecycle, user, restored, true);
    return restored;
  }

  private async createAdmin({ email, name, password, ...rest }: SystemAdmin): Promise<UserEntity> {
    const passwordHash = await this.passwords.hashNew(password, { email, name });
    return this.insert({ email, name, role: 'admin', ...passwordBySystem(passwordHash, rest) });
  }

  /**
   * Returns the hash of a new password, or undefined if the password is the same: a new salt alone is no change. The hash is
   * made before the transaction begins, so that it holds no connection and no lock. The privilege rule comes first: the time of
   * the hash, and the rules of passwords, would tell the caller something about the password of a stronger account.
   */
  private async newHash(
    id: string,
    password: string,
    changes: UpdateUser,
    actor: Principal,
  ): Promise<string | undefined> {
    const user = orThrow(await this.unitOfWork.readBeforeBegin(() => this.users.findById(id)), UserNotFound);
    await this.unitOfWork.readBeforeBegin(() => this.privileges.assertCovers(actor, user.role));
    if (user.passwordHash !== null && (await this.passwords.verify(user.passwordHash, password))) {
      return undefined;
    }
    return this.passwords.hashNew(password, { email: changes.email ?? user.email, name: changes.name ?? user.name });
  }
}
