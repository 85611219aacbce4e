import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RequestClient } from '@/http/routing/client.decorator';
import { findPage } from '@/pagination/find-page';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import { Authority } from '@/http/access/authority';
import type { UserPrincipal } from '@/http/access/principal';
import { type Columns, type Sql, sql } from '@/database/repository/sql';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { SettingsService } from '@/settings/settings.service';
import type { UserEntity } from '@/users/user.entity';
import { SessionNotFound } from '../auth.errors';
import { permissionSet } from '@/http/access/permission-sets';
import { SessionActivity } from './session-activity';
import { SessionEntity } from './session.entity';

/**
 * The migrations `roles`, `session-lifetime` and `account-help` create the functions. The first one locks, so it must come first.
 */
const ASSERT_IN_FORCE = {
  name: 'assert session',
  text: `
    SELECT sessions_assert_in_force($1::uuid, $2::uuid, $3::text[], $4::boolean),
      sessions_assert_lifetime($1::uuid, $5::int, $6::int),
      users_assert_password_settled($2::uuid, $3::text[])`,
};

/** A row of `PRINCIPAL`. */
type PrincipalRow = Omit<UserPrincipal, 'type' | 'authority'> & { permissions: string; isStale: boolean };

const PRINCIPAL = {
  name: 'principal',
  text: `
    SELECT u.id, u.email, u.role, s.id AS "sessionId", u.must_change_password AS "mustChangePassword", r.permissions::text AS permissions,
      l.idle > 0 AND s.last_seen_at < now() - least(l.idle / 4, 30) * interval '1 second' AS "isStale"
    FROM sessions s JOIN users u ON u.id = s.user_id JOIN roles r ON r.name = u.role
      CROSS JOIN session_limits($3::int, $4::int) l
    WHERE s.id = $1 AND u.id = $2 AND u.status = 'active'
      AND session_ends_at(s.expires_at, s.created_at, s.last_seen_at, l.ttl, CASE WHEN $5::boolean THEN 0 ELSE l.idle END) > now()`,
};

const SKIPPED = `
  SELECT count(*)::int AS skipped FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.role <> ALL($1::text[])`;

/** Sorts before every other id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Sessions in memory at once. The audit entries of a batch are written before the next batch is read. */
const BATCH = 500;

@Injectable()
export class SessionsService {
  constructor(
    @InjectAudited(SessionEntity) private readonly sessions: AuditedRepository<SessionEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: SettingsService,
    private readonly activity: SessionActivity,
  ) {
    settings.register(() => this.sweepAll());
  }

  /**
   * Returns the user of a session now; null if the session has ended, or the account is suspended or gone. It counts as a use of
   * the session.
   * @param isServed The request has begun, so that the idle limit cannot end its session
   */
  async authenticate(sessionId: string, userId: string, isServed = false): Promise<UserPrincipal | null> {
    const { sessionTtlSeconds, sessionIdleSeconds } = this.settings.defaults;
    const values = [sessionId, userId, sessionTtlSeconds, sessionIdleSeconds, isServed];
    const [row] = await this.unitOfWork.find<PrincipalRow>({ ...PRINCIPAL, values });
    if (!row) {
      return null;
    }
    const { permissions, isStale, ...user } = row;
    this.activity.note(sessionId);
    if (isStale) {
      await this.activity.record(sessionId);
    }
    return { type: 'user', ...user, authority: new Authority(permissionSet(permissions)) };
  }

  /**
   * Makes the transaction fail unless the session is still in force and its user holds the permissions that the request has used.
   * Keeps both until the transaction ends. It must be the last lock of the transaction, because an eviction locks the account
   * first and its sessions last.
   */
  async assertInForce({ sessionId, id, authority }: UserPrincipal): Promise<void> {
    const endsIt = this.unitOfWork.hasRemoved(SessionEntity, sessionId);
    const { sessionTtlSeconds, sessionIdleSeconds } = this.settings.defaults;
    const values = [sessionId, id, authority.exercised, endsIt, sessionTtlSeconds, sessionIdleSeconds];
    await this.unitOfWork.write({ ...ASSERT_IN_FORCE, values });
  }

  /** Waits for the changes in flight of a user's sessions. Later changes see the result of this transaction. */
  async hold(userId: string): Promise<void> {
    await this.lockAll(userId);
  }

  /** Returns a session with the expiry in force. */
  async get(id: string): Promise<SessionEntity | null> {
    const session = await this.sessions.findById(id);
    return session && this.withExpiryInForce(session);
  }

  /** Lists the sessions of a user that are in force, newest first, with the expiry in force. */
  async list(userId: string, paging: PageQueryDto): Promise<Page<SessionEntity>> {
    const page = await findPage<SessionEntity>({
      name: `sessions of ${userId}`,
      rows: this.sessions.rows,
      paging,
      sort: '-createdAt',
      scope: (t) => sql`${t.userId} = ${userId} AND ${this.endOf(t)} > now()`,
      filters: {},
    });
    return page.map((session) => this.withExpiryInForce(session));
  }

  /**
   * Begins a session, and ends the oldest ones if the user has too many. Removes expired sessions of the user without audit
   * entries. The row of the user must be locked, so that concurrent logins count each other.
   */
  async begin(user: UserEntity, { address, userAgent }: RequestClient): Promise<SessionEntity> {
    const { sessionTtlSeconds, maxSessionsPerUser } = this.settings.inForce;
    await this.sweep(user.id);
    await this.endOldest(user, maxSessionsPerUser - 1);
    const createdAt = databaseClock.now();
    // A JWT counts in whole seconds. The row expires together with its token.
    const expiresAt = new Date((Math.floor(createdAt.getTime() / 1000) + sessionTtlSeconds) * 1000);
    return this.sessions.insert(
      Object.assign(new SessionEntity(), {
        id: uuidv7(),
        userId: user.id,
        createdAt,
        expiresAt,
        lastSeenAt: createdAt,
        ip: address,
        userAgent,
        user,
      }),
    );
  }

  async end(id: string): Promise<void> {
    const session = await (await this.query()).where('t.id = :id', { id }).getOne();
    await this.sessions.remove(session ? [session] : []);
  }

  /** Ends a session of a user. @throws SessionNotFound */
  async endOne(userId: string, id: string): Promise<void> {
    await this.sweep(userId);
    const session = await (await this.query()).where('t.id = :id AND t.userId = :userId', { id, userId }).getOne();
    if (!session) {
      throw new SessionNotFound();
    }
    await this.sessions.remove([session]);
  }

  /**
   * Ends a session of its user. Two sessions that end each other do not wait for each other, because each locks all of them.
   * @throws SessionNotFound
   */
  async endOwn({ id: userId }: UserPrincipal, id: string): Promise<void> {
    await this.sweep(userId);
    const ended = (await this.lockAll(userId)).filter((session) => session.id === id);
    if (ended.length === 0) {
      throw new SessionNotFound();
    }
    await this.sessions.remove(ended);
  }

  /** Ends the sessions of a user except one. @returns how many have ended. */
  async endAll(userId: string, exceptId: string | null = null): Promise<number> {
    await this.sweep(userId);
    const ended = (await this.lockAll(userId)).filter(({ id }) => id !== exceptId);
    await this.sessions.remove(ended);
    return ended.length;
  }

  /**
   * Ends the sessions of all users with these roles except one, in batches, each session with its entry. It locks in the order of
   * ids, and the exception too: its user may be ending it.
   * @returns how many have ended, and how many stay because of the role
   */
  async endAllOf(roles: readonly string[], exceptId: string | null): Promise<{ ended: number; skipped: number }> {
    await this.sweepAll();
    let ended = 0;
    let batch: SessionEntity[] = [];
    do {
      batch = await (
        await this.query()
      )
        .where('t.id > :after AND user.role = ANY(:roles)', { after: batch.at(-1)?.id ?? FIRST_ID, roles })
        .orderBy('t.id')
        .limit(BATCH)
        .getMany();
      const removed = batch.filter(({ id }) => id !== exceptId);
      await this.sessions.remove(removed);
      await this.unitOfWork.flush();
      ended += removed.length;
    } while (batch.length === BATCH);
    const [row] = await this.unitOfWork.query<{ skipped: number }>(SKIPPED, [roles]);
    return { ended, skipped: row?.skipped ?? 0 };
  }

  /** Ends sessions of a user except the newest ones, each with its audit entry. */
  private async endOldest(user: UserEntity, remaining: number): Promise<void> {
    for (;;) {
      const ended = await this.sessions.find(
        (t) => sql`WHERE ${t.id} IN (
            SELECT id FROM sessions WHERE user_id = ${user.id} ORDER BY created_at DESC, id DESC OFFSET ${remaining})
          ORDER BY ${t.id} LIMIT ${BATCH} FOR UPDATE`,
      );
      await this.sessions.remove(ended.map((session) => Object.assign(session, { user })));
      if (ended.length < BATCH) {
        return;
      }
      await this.unitOfWork.flush();
    }
  }

  /** Removes sessions that have expired or were idle for too long. They need no entry, since they ended by themselves. */
  private sweep(userId: string): Promise<void> {
    return this.sessions.deleteUnaudited((t) => sql`${t.userId} = ${userId} AND ${this.endOf(t)} <= now()`);
  }

  /** Removes such sessions of all users, so that a larger limit does not bring them back. Waits for nobody. */
  private sweepAll(): Promise<void> {
    const ended = sql`SELECT s.id FROM sessions s, ${this.limits()} l
      WHERE session_ends_at(s.expires_at, s.created_at, s.last_seen_at, l.ttl, l.idle) <= now() FOR UPDATE OF s SKIP LOCKED`;
    return this.sessions.deleteUnaudited((t) => sql`${t.id} IN (${ended})`);
  }

  /** The end of a session under the settings in force, if there is no further request. */
  private endOf(t: Columns<SessionEntity>): Sql {
    return sql`(SELECT session_ends_at(${t.expiresAt}, ${t.createdAt}, ${t.lastSeenAt}, l.ttl, l.idle) FROM ${this.limits()} l)`;
  }

  private limits(): Sql {
    const { sessionTtlSeconds, sessionIdleSeconds } = this.settings.defaults;
    return sql`session_limits(${sessionTtlSeconds}::int, ${sessionIdleSeconds}::int)`;
  }

  /** A lower `sessionTtlSeconds` also shortens sessions that exist. */
  private withExpiryInForce(session: SessionEntity): SessionEntity {
    const latest = session.createdAt.getTime() + this.settings.inForce.sessionTtlSeconds * 1000;
    const expiresAt = new Date(Math.min(session.expiresAt.getTime(), latest));
    return Object.assign(new SessionEntity(), session, { expiresAt });
  }

  /** Locks in the order of ids, so that two transactions never wait for each other. */
  private async lockAll(userId: string): Promise<SessionEntity[]> {
    return (await this.query()).where('t.userId = :userId', { userId }).orderBy('t.id').getMany();
  }

  private async query() {
    return (await this.sessions.query())
      .innerJoinAndSelect('t.user', 'user')
      .setLock('pessimistic_write', undefined, ['t']);
  }
}
