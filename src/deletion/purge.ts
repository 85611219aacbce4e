import { Injectable } from '@nestjs/common';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { type OrderedListener, OrderedListeners } from '@/database/transaction/ordered-listeners';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

const LOCK = 'admin-api:purge';
/** Rows that one transaction removes, so that none takes long. */
const BATCH = 200;

/** A resource whose deleted rows are purged when their retention period is over. */
interface PurgedResource extends OrderedListener {
  /** Purges at most `limit` rows. @returns how many. */
  purgeExpired(limit: number): Promise<number>;
}

/** Removes expired deleted rows for good, each with its entry. One instance at a time does so. */
@Injectable()
export class Purge extends OrderedListeners<PurgedResource> {
  constructor(
    private readonly system: SystemTransaction,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  /**
   * @param stopping Ends the run between two batches.
   * @returns how many rows were removed. Rows are left over if another instance is purging.
   */
  async run(stopping?: AbortSignal): Promise<number> {
    let removed = 0;
    for (const resource of this.inOrder) {
      let batch: number;
      do {
        batch = stopping?.aborted ? 0 : await this.alone(() => resource.purgeExpired(BATCH));
        removed += batch;
      } while (batch === BATCH);
    }
    return removed;
  }

  private alone(work: () => Promise<number>): Promise<number> {
    return this.system.run(async () => ((await this.unitOfWork.tryLock(LOCK)) ? work() : 0));
  }
}
