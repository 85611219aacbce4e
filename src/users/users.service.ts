import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateUser, UpdateUser } from '@/lib/admin/contract/users';
import type { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { HistoryService } from '@/audit/history/history.service';
import { after, before, counted, equals } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import { countsOf } from '@/pagination/listing';
import { Search } from '@/pagination/text-search';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import type { Principal } from '@/http/routing/principal';
import { Archive, type MaybeDeleted } from '@/database/repository/archive';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectArchive, InjectAudited } from '@/database/database.module';
import type { Rows } from '@/database/repository/rows';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AccountLockService } from '@/auth/lockout/account-lock.service';
import { PasswordService } from './passwords/password.service';
import { SessionsService } from '@/auth/sessions/sessions.service';
import { isSuspended, NOT_SUSPENDED } from './suspension/suspensions.service';
import { databaseClock } from '@/database/connection/database-clock';
import { InvitationSettlementService } from '@/invitations/invitation-settlement.service';
import { membersCounted } from '@/organizations/memberships.service';
import { OwnershipService } from '@/organizations/ownership.service';
import type { UserQueryDto } from './dto/user-query.dto';
import { UserEntity } from './user.entity';
import { toUserThen } from './user.mapper';
import { suspensionOf } from './suspension/suspension';
import { LastAdmin, OwnAccount, UserNotFound } from './users.errors';

/**
 * Every change that could take away an admin, or ends sessions of others, happens under this lock, on every instance. So two
 * admins who evict each other never wait for each other's sessions.
 */
export const ADMINS_LOCK = 'admin-api:admins';

/** Members of an organization, and those who were when they, or it, were deleted. */
const OF_ORGANIZATION = 't.id IN (SELECT user_id FROM memberships WHERE organization_id = :organizationId)';
const ONCE_OF_ORGANIZATION =
  't.id IN (SELECT user_id FROM deleted_memberships WHERE organization_id = :organizationId)';

/** An account whose password, if it has one, has been hashed. */
type NewUser = Omit<CreateUser, 'password'> & { id?: string; passwordHash: string | null };

@Injectable()
export class UsersService {
  private readonly search = new Search(() => this.users.rows);

  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    @InjectArchive(UserEntity) private readonly archive: Archive<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordService,
    private readonly accountLock: AccountLockService,
    private readonly sessions: SessionsService,
    private readonly histories: HistoryService,
    private readonly ownership: OwnershipService,
    private readonly settlement: InvitationSettlementService,
  ) {}

  async list(query: UserQueryDto): Promise<Page<MaybeDeleted<UserEntity>>> {
    const all = query.includeDeleted;
    const rows: Rows<MaybeDeleted<UserEntity>> = all ? this.archive.rows : this.users.rows;
    return findPage({
      name: all ? 'users with deleted ones' : 'users',
      rows,
      paging: query,
      sort: query.sort,
      counts: countsOf(all ? ['users', 'deleted_users'] : ['users'], ['role', 'status']),
      filters: {
        search: await this.search.filter(query.search),
        email: equals('email', query.email),
        role: counted('role', equals('role', query.role)),
        status: counted('status', equals('status', query.status)),
        organizationId: {
          value: query.organizationId,
          condition: all ? `${OF_ORGANIZATION} OR ${ONCE_OF_ORGANIZATION}` : OF_ORGANIZATION,
          counted: all ? undefined : membersCounted(query.organizationId),
        },
        createdAfter: after('createdAt', 'createdAfter', query.createdAfter),
        createdBefore: before('createdAt', 'createdBefore', query.createdBefore),
      },
    });
  }

  /** @throws UserNotFound */
  async get(id: string, includeDeleted = false): Promise<MaybeDeleted<UserEntity>> {
    return orThrow(await (includeDeleted ? this.archive : this.users).findById(id));
  }

  /** @param email In canonical form. */
  async findByEmail(email: string): Promise<UserEntity | null> {
    return (await this.users.query()).where('t.email = :email', { email }).getOne();
  }

  /** As it was at a time. @throws UserNotFound */
  async getAt(id: string, time: Date): Promise<UserEntity> {
    const then = await this.histories.at('user', id, time);
    return orThrow(then && toUserThen(id, then, await this.histories.lastSessionOf(id, time)));
  }

  /** The entries that changed it, also where it is gone. @throws UserNotFound */
  async history(id: string, query: PageQueryDto): Promise<Page<AuditLogDto>> {
    const page = await this.histories.list('user', id, query);
    if (page.meta.total === 0) {
      await this.get(id, true);
    }
    return page;
  }

  /** @throws EmailTaken, InvalidRequest where the password is refused. */
  async create({ password, ...account }: CreateUser): Promise<UserEntity> {
    const passwordHash = password === undefined ? null : await this.passwords.hashNew(password, account);
    return this.insert({ ...account, passwordHash });
  }

  /** @throws EmailTaken */
  async insert({
    id = uuidv7(),
    email,
    name,
    passwordHash,
    role = 'user',
    metadata = {},
  }: NewUser): Promise<UserEntity> {
    const now = databaseClock.now();
    return this.users.insert(
      Object.assign(new UserEntity(), {
        id,
        email,
        name,
        role,
        ...NOT_SUSPENDED,
        metadata,
        passwordHash,
        lastLoginAt: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
  }

  /**
   * Changes what is given. A new password or a suspension also ends all sessions of the account, the one that asks too. A password also
   * clears its failed logins.
   * @throws UserNotFound, StaleVersion, EmailTaken, OwnAccount, LastAdmin, InvalidRequest
   */
  async update(id: string, changes: UpdateUser, actor: Principal, precondition: Precondition): Promise<UserEntity> {
    const { password, ...columns } = changes;
    const passwordHash = password === undefined ? undefined : await this.newHash(id, password, columns);
    if (columns.role !== undefined || columns.status !== undefined || passwordHash !== undefined) {
      await this.unitOfWork.lock(ADMINS_LOCK);
    }
    const user = orThrow(await this.users.lockById(id));
    assertMatches(precondition, user);
    const next = { role: columns.role ?? user.role, status: columns.status ?? user.status };
    if (id === actor.id) {
      assertKeepsOwnAccount(user, next);
    }
    if (isActiveAdmin(user) && !isActiveAdmin(next)) {
      await this.assertAnotherAdmin(id);
    }
    const hasNewEmail = columns.email !== undefined && columns.email !== user.email;
    if (hasNewEmail) {
      // Before the email is claimed: whoever waits for that one may hold what is needed here.
      await this.ownership.holdAllOf(id);
    }
    if (password !== undefined) {
      await this.accountLock.clear(id);
    }
    const updated = await this.users.update(user, { ...columns, ...suspensionOf(columns, user), passwordHash });
    if (updated.passwordHash !== user.passwordHash || (updated.status === 'suspended' && !isSuspended(user))) {
      await this.sessions.endAll(id);
    } else if (updated.role !== user.role) {
      await this.sessions.hold(id);
    }
    if (hasNewEmail) {
      await this.settlement.settleOfUser(id);
    }
    return updated;
  }

  /**
   * Makes the first admin, if there is no active one.
   * @returns null where there is one already.
   */
  async createFirstAdmin(admin: { email: string; name: string; password: string }): Promise<UserEntity | null> {
    await this.unitOfWork.lock(ADMINS_LOCK);
    return (await this.hasAdminBeside(null)) ? null : this.create({ ...admin, role: 'admin' });
  }

  /** Makes an admin, or makes the account with this email one again: active, with a new password, without sessions. */
  async restoreAdmin(admin: { email: string; name: string; password: string }): Promise<UserEntity> {
    await this.unitOfWork.lock(ADMINS_LOCK);
    const user = await (
      await this.users.query()
    )
      .where('t.email = :email', admin)
      .setLock('pessimistic_write', undefined, ['t'])
      .getOne();
    if (!user) {
      return this.create({ ...admin, role: 'admin' });
    }
    await this.accountLock.clear(user.id);
    await this.sessions.endAll(user.id);
    const passwordHash = await this.passwords.hashNew(admin.password, user);
    return this.users.update(user, { role: 'admin', ...NOT_SUSPENDED, passwordHash });
  }

  /** Under the lock of the admins. @throws LastAdmin */
  async assertAnotherAdmin(id: string): Promise<void> {
    if (!(await this.hasAdminBeside(id))) {
      throw new LastAdmin();
    }
  }

  private async hasAdminBeside(id: string | null): Promise<boolean> {
    const admins = await this.unitOfWork.query(
      `SELECT FROM users WHERE role = 'admin' AND status = 'active' AND id IS DISTINCT FROM $1::uuid LIMIT 1`,
      [id],
    );
    return admins.length > 0;
  }

  /**
   * The hash of a new password, or undefined where it is the old one: a new salt alone is no change. Made before the
   * transaction, which would hold a connection and a lock meanwhile.
   */
  private async newHash(id: string, password: string, changes: UpdateUser): Promise<string | undefined> {
    const user = orThrow(await this.unitOfWork.readBeforeBegin(() => this.users.findById(id)));
    if (user.passwordHash !== null && (await this.passwords.verify(user.passwordHash, password))) {
      return undefined;
    }
    return this.passwords.hashNew(password, { email: changes.email ?? user.email, name: changes.name ?? user.name });
  }
}

function orThrow<E extends UserEntity>(user: E | null): E {
  if (!user) {
    throw new UserNotFound();
  }
  return user;
}

export function isActiveAdmin({ role, status }: Pick<UserEntity, 'role' | 'status'>): boolean {
  return role === 'admin' && status === 'active';
}

function assertKeepsOwnAccount(user: UserEntity, next: Pick<UserEntity, 'role' | 'status'>): void {
  if (next.status === 'suspended') {
    throw new OwnAccount('suspended');
  }
  if (user.role === 'admin' && next.role !== 'admin') {
    throw new OwnAccount('demoted');
  }
}
