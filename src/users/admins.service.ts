import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AccessLock } from '@/roles/access-lock.service';
import type { UserEntity } from './user.entity';
import { LastAdmin } from './users.errors';

/** Guarantees that an active admin remains. */
@Injectable()
export class AdminsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AccessLock,
  ) {}

  /**
   * Locks the set of admins until the transaction ends. Every change that could remove an admin or that ends sessions of
   * others takes this lock first; see AccessLock.
   */
  lock(): Promise<void> {
    return this.access.take();
  }

  /** Must run under the lock. @throws LastAdmin if nobody else is an active admin. */
  async assertAnother(id: string): Promise<void> {
    if (!(await this.existsBeside(id))) {
      throw new LastAdmin();
    }
  }

  /** @param id The user who does not count; null if everybody counts. */
  async existsBeside(id: string | null): Promise<boolean> {
    const admins = await this.unitOfWork.query(
      `SELECT FROM users WHERE role = 'admin' AND status = 'active' AND id IS DISTINCT FROM $1::uuid LIMIT 1`,
      [id],
    );
    return admins.length > 0;
  }
}

export function isActiveAdmin({ role, status }: Pick<UserEntity, 'role' | 'status'>): boolean {
  return role === 'admin' && status === 'active';
}
