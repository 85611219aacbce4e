import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

/** Exists once for all instances. */
const LOCK = 'admin-api:admins';

/**
 * Excludes changes of who may do what from each other. Every change of a role, every change that could remove an admin, and
 * every change that ends sessions of others takes this lock first. So two admins who evict each other never wait for each
 * other's sessions or roles.
 */
@Injectable()
export class AccessLock {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes the lock until the transaction ends. */
  take(): Promise<void> {
    return this.unitOfWork.lock(LOCK);
  }
}
