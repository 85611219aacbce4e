import { Injectable } from '@nestjs/common';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { UserEntity } from '../user.entity';

/** One instance at a time looks for them. */
const LOCK = 'admin-api:suspensions';
/** So many at a time, so that none of them is held for long. */
const BATCH = 100;

/** An account that may be used again. */
export const NOT_SUSPENDED = { status: 'active', suspendedReason: null, suspendedUntil: null } as const;

/** Whether the account is suspended now: the end of a suspension holds before anybody has written it down. */
export function isSuspended({ status, suspendedUntil }: UserEntity, now = databaseClock.now()): boolean {
  return status === 'suspended' && (suspendedUntil === null || suspendedUntil > now);
}

/** Lifts suspensions whose time has come: it is the system that does so, each with its entry. */
@Injectable()
export class SuspensionsService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly system: SystemTransaction,
  ) {}

  /** @returns how many, of many some; 0 where another instance is at it. */
  async liftDue(now = databaseClock.now()): Promise<number> {
    const [due] = await this.unitOfWork.query('SELECT FROM users WHERE suspended_until <= $1 LIMIT 1', [now]);
    return due ? this.system.run(() => this.liftBatch(now)) : 0;
  }

  /**
   * Lifts one, for somebody who is at the door. In a transaction of its own, as a change by the system: for whoever logs in
   * it is none, and asks for no reason.
   */
  async liftOne(id: string): Promise<void> {
    await this.system.run(async () => {
      const user = await this.users.lockById(id);
      if (user?.status === 'suspended' && !isSuspended(user)) {
        await this.users.update(user, NOT_SUSPENDED);
      }
    });
  }

  /** What somebody else holds is left for the next time, so that this waits for nobody. */
  private async liftBatch(now: Date): Promise<number> {
    if (!(await this.unitOfWork.tryLock(LOCK))) {
      return 0;
    }
    const due = await (
      await this.users.query()
    )
      .where('t.suspendedUntil <= :now', { now })
      .orderBy('t.suspendedUntil')
      .limit(BATCH)
      .setLock('pessimistic_write', undefined, ['t'])
      .setOnLocked('skip_locked')
      .getMany();
    for (const user of due) {
      await this.users.update(user, NOT_SUSPENDED);
    }
    return due.length;
  }
}
