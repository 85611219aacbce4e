import { Injectable } from '@nestjs/common';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { UserEntity } from '../user.entity';

/** Held by the instance that lifts expired suspensions. */
const LOCK = 'admin-api:suspensions';
/** Users that one transaction locks, so that none is locked for long. */
const BATCH = 100;

/** Values of an account that is not suspended. */
export const NOT_SUSPENDED = { status: 'active', suspendedReason: null, suspendedUntil: null } as const;

/** Returns whether the account is suspended now. An expired suspension counts as none before the job has lifted it. */
export function isSuspended({ status, suspendedUntil }: UserEntity, now = databaseClock.now()): boolean {
  return status === 'suspended' && (suspendedUntil === null || suspendedUntil > now);
}

/** Lifts expired suspensions as the actor `system`, each with its entry. */
@Injectable()
export class SuspensionsService {
  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly system: SystemTransaction,
  ) {}

  /** Lifts one batch. @returns how many; 0 if another instance is lifting suspensions. */
  async liftDue(now = databaseClock.now()): Promise<number> {
    const [due] = await this.unitOfWork.query('SELECT FROM users WHERE suspended_until <= $1 LIMIT 1', [now]);
    return due ? this.system.run(() => this.liftBatch(now)) : 0;
  }

  /**
   * Lifts the expired suspension of a user who is logging in. It runs in a transaction of its own as the actor `system`, so that
   * the login needs no audit reason.
   */
  async liftOne(id: string): Promise<void> {
    await this.system.run(async () => {
      const user = await this.users.lockById(id);
      if (user?.status === 'suspended' && !isSuspended(user)) {
        await this.users.update(user, NOT_SUSPENDED);
      }
    });
  }

  /** Skips locked rows, so that it waits for nobody. The next run lifts them. */
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
