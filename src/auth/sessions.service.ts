import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Principal } from '@/common/principal';
import { AuditedRepository } from '@/database/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/unit-of-work';
import { SettingsService } from '@/settings/settings.service';
import type { UserEntity } from '@/users/user.entity';
import { SessionEntity } from './session.entity';

const PRINCIPAL = {
  name: 'principal',
  text: `
    SELECT u.id, u.email, u.role, s.id AS "sessionId" FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = $1 AND u.id = $2 AND s.expires_at > now() AND u.status = 'active'`,
};

@Injectable()
export class SessionsService {
  constructor(
    @InjectAudited(SessionEntity) private readonly sessions: AuditedRepository<SessionEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: SettingsService,
  ) {}

  /** Who a session belongs to right now; null where it has ended, or its account is suspended or gone. */
  async authenticate(sessionId: string, userId: string): Promise<Principal | null> {
    const [principal] = await this.unitOfWork.find<Principal>({ ...PRINCIPAL, values: [sessionId, userId] });
    return principal ?? null;
  }

  async get(id: string): Promise<SessionEntity | null> {
    return this.sessions.findById(id);
  }

  /** Begins a session. Those of the user that have expired are swept away, which is no change to anyone. */
  async begin(user: UserEntity): Promise<SessionEntity> {
    await this.sessions.purge('t.userId = :userId AND t.expiresAt <= now()', { userId: user.id });
    const { sessionTtlSeconds } = this.settings.inForce;
    const createdAt = new Date();
    // A JWT counts in whole seconds; the row ends with its token.
    const expiresAt = new Date((Math.floor(createdAt.getTime() / 1000) + sessionTtlSeconds) * 1000);
    return this.sessions.insert(
      Object.assign(new SessionEntity(), { id: uuidv7(), userId: user.id, createdAt, expiresAt, user }),
    );
  }

  async end(id: string): Promise<void> {
    const session = await (await this.query()).where('t.id = :id', { id }).getOne();
    await this.sessions.remove(session ? [session] : []);
  }

  /** Ends the sessions of a user, but for one. */
  async endAll(userId: string, exceptId: string | null = null): Promise<void> {
    const ended = await (
      await this.query()
    )
      .where('t.userId = :userId AND t.id IS DISTINCT FROM CAST(:exceptId AS uuid)', { userId, exceptId })
      .getMany();
    await this.sessions.remove(ended);
  }

  private async query() {
    return (await this.sessions.query())
      .innerJoinAndSelect('t.user', 'user')
      .setLock('pessimistic_write', undefined, ['t']);
  }
}
