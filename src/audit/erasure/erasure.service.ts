import { Injectable } from '@nestjs/common';
import type { Erased } from '@/lib/admin/contract/users';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AdminHold } from './admin-hold';
import { EntryEraser } from './entry-eraser';
import { pseudonymOf } from './erase';
import { ErasedRow, Erasure } from './erasure';
import { PersonFinder } from './person-finder';
import { PersonalStores, type Subject } from './personal-stores';

/** An entry can hold values of two persons. If two erasures ran at once, the last writer would bring back the other's values. */
const LOCK = 'admin-api:audit-erasure';

/** Whether the user was erased before. */
const ERASED_BEFORE = `
  SELECT FROM audit_logs
  WHERE resource_id = $1 AND resource_type = 'user' AND action = 'UPDATE' AND outcome = 'SUCCESS'
    AND changes -> 'erased' IS NOT NULL
  LIMIT 1`;

/** The deleted row that the erasure removes for good. The entry of the erasure records the removal. */
interface RemovedAccount {
  email: string;
  deletedAt: Date;
}

/** Erases the values of a person from the audit log and from all other stores. Every proof stays valid. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntryEraser,
    private readonly persons: PersonFinder,
    private readonly stores: PersonalStores,
    private readonly hold: AdminHold,
  ) {}

  /** Finds the person whom a row outside of the accounts is about, such as an invitation; null if no store has such a row. */
  subjectOf(id: string): Promise<Subject | null> {
    return this.stores.subjectOf(id);
  }

  /** @throws ErasureHeld while the last action of this user as an admin is not old enough. */
  assertNotHeld(id: string): Promise<void> {
    return this.hold.assertOver(id);
  }

  /**
   * Must run inside a unit of work. A repetition changes nothing and returns the same.
   * @param id The id of a deleted user.
   * @returns null if no entry knows such a user.
   * @throws ErasureHeld
   */
  async erase(id: string, removed: RemovedAccount | null): Promise<Erased | null> {
    await this.unitOfWork.lock(LOCK);
    await this.hold.assertOver(id);
    const person = await this.persons.find(id, removed?.email ?? null);
    await this.entries.begin();
    await this.entries.eraseDoneBy(id);
    for (const subject of person.ids) {
      await this.entries.eraseAbout(subject);
    }
    const entries = (await this.entries.eraseEvents(id)) + (await this.entries.countOf(id));
    const isErasedBefore = (await this.unitOfWork.query(ERASED_BEFORE, [id])).length > 0;
    if (entries === 0 && !isErasedBefore && !removed) {
      return null;
    }
    await this.stores.erase(person);
    this.record(id, removed, isErasedBefore);
    return { id, erased: true, entries, pseudonym: pseudonymOf(id) };
  }

  private record(id: string, removed: RemovedAccount | null, isErasedBefore: boolean): void {
    const at = databaseClock.now();
    if (removed) {
      const before = { id, deletedAt: removed.deletedAt };
      this.unitOfWork.record({ entity: ErasedRow, before, after: null, at });
    }
    if (!isErasedBefore) {
      const [before, after] = [false, true].map((erased) => ({ id, erased }));
      this.unitOfWork.record({ entity: Erasure, before: before ?? null, after: after ?? null, at });
    }
  }
}
