import { Injectable } from '@nestjs/common';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { OrganizationDeletionService } from '@/organizations/organization-deletion.service';
import { UserDeletionService } from '@/users/user-deletion.service';

const LOCK = 'admin-api:purge';
/** So many at a time, so that no transaction takes long. */
const BATCH = 200;

/** Removes for good what was deleted and whose time is over, each with its entry; one instance at a time. */
@Injectable()
export class Purge {
  constructor(
    private readonly system: SystemTransaction,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDeletionService,
    private readonly organizations: OrganizationDeletionService,
  ) {}

  /**
   * @param stopping Looked at between the batches.
   * @returns how many were removed; fewer than there are where another instance is at it.
   */
  async run(stopping?: AbortSignal): Promise<number> {
    let removed = 0;
    for (const expired of [this.users, this.organizations]) {
      let batch: number;
      do {
        batch = stopping?.aborted ? 0 : await this.alone(() => expired.purgeExpired(BATCH));
        removed += batch;
      } while (batch === BATCH);
    }
    return removed;
  }

  private alone(work: () => Promise<number>): Promise<number> {
    return this.system.run(async () => ((await this.unitOfWork.tryLock(LOCK)) ? work() : 0));
  }
}
