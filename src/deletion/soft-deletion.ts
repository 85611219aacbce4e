import type { ObjectLiteral } from 'typeorm';
import type { Archive, Deletion } from '@/database/repository/archive';
import type { AuditedRepository } from '@/database/repository/audited.repository';
import { deletionNow, purgeable, RESTORE_LOCK } from '@/database/repository/soft-delete';
import { sql } from '@/database/repository/sql';
import type { UnitOfWork } from '@/database/transaction/unit-of-work';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Lifecycle, LifecycleListener } from './lifecycle';

type Resource = ObjectLiteral & { id: string; version: number };

interface SoftDeletionOptions<E extends Resource> {
  live: AuditedRepository<E>;
  archive: Archive<E>;
  lifecycle: Lifecycle<LifecycleListener<E>>;
  unitOfWork: UnitOfWork;
  retentionDays: number;
  notFound: () => Error;
}

interface DeletionRequest<E> {
  precondition: Precondition;
  /** Removes the row for good at once, also if it is deleted already. */
  permanent: boolean;
  /** Refuses a caller who may not delete this row, live or deleted. */
  assertAllowed?: (row: E) => Promise<void>;
  /** Refuses the deletion by a rule of the resource itself. */
  assertDeletable?: (row: E) => Promise<void>;
}

/** Deletes, restores and purges rows of one resource, and runs its listeners. */
export class SoftDeletion<E extends Resource> {
  constructor(private readonly options: SoftDeletionOptions<E>) {}

  /**
   * @returns until when the row can be restored; null if it cannot.
   * @throws notFound, StaleVersion, and what the rules of the resource and its listeners throw
   */
  async delete(id: string, request: DeletionRequest<E>): Promise<Date | null> {
    const { live, archive, lifecycle, retentionDays } = this.options;
    const { precondition, permanent, assertAllowed, assertDeletable } = request;
    const row = await live.lockById(id);
    if (!row) {
      return this.purgeDeleted(id, request);
    }
    await assertAllowed?.(row);
    assertMatches(precondition, row);
    await assertDeletable?.(row);
    await lifecycle.publish('beforeDelete', row);
    const deletion = deletionNow(retentionDays);
    await lifecycle.publish('onDeleted', row, deletion);
    await archive.put([row], deletion);
    if (!permanent) {
      return deletion.purgeAt;
    }
    await this.purge([Object.assign(row, deletion)]);
    return null;
  }

  /**
   * @param assertAllowed Refuses a caller who may not restore the row.
   * @throws notFound if there is no deleted row, and what `assertAllowed`, the constraints and the listeners throw
   */
  async restore(id: string, assertAllowed?: (row: E) => Promise<void>): Promise<E> {
    const { archive, lifecycle, unitOfWork, notFound } = this.options;
    await unitOfWork.lock(RESTORE_LOCK);
    const deleted = await archive.lockById(id);
    if (!deleted) {
      throw notFound();
    }
    await assertAllowed?.(deleted);
    await lifecycle.publish('beforeRestore', id);
    const row = await archive.restore(deleted);
    await lifecycle.publish('onRestored', id);
    return row;
  }

  /** Purges deleted rows whose retention period is over. @returns how many, at most `limit`. */
  async purgeExpired(limit: number): Promise<number> {
    const expired = await this.options.archive.find(purgeable(limit));
    await this.purge(expired);
    return expired.length;
  }

  /** Removes a deleted row for good without an entry of its own. The caller records the removal. */
  async discard(id: string): Promise<void> {
    await this.options.lifecycle.publish('onPurged', [id]);
    await this.options.archive.discard(() => sql`t.id = ${id}`);
  }

  private async purgeDeleted(
    id: string,
    { precondition, permanent, assertAllowed }: DeletionRequest<E>,
  ): Promise<null> {
    const deleted = permanent ? await this.options.archive.lockById(id) : null;
    if (!deleted) {
      throw this.options.notFound();
    }
    await assertAllowed?.(deleted);
    assertMatches(precondition, deleted);
    await this.purge([deleted]);
    return null;
  }

  private async purge(rows: readonly (E & Deletion)[]): Promise<void> {
    await this.options.lifecycle.publish(
      'onPurged',
      rows.map(({ id }) => id),
    );
    await this.options.archive.purge(rows);
  }
}
