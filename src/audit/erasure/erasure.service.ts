import { Injectable } from '@nestjs/common';
import type { Erased } from '@/lib/admin/contract/users';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AdminHold } from './admin-hold';
import { EntryEraser } from './entry-eraser';
import { pseudonymOf } from './erase';
import { ErasedRow, Erasure } from './erasure';
import { type ErasedPerson, PersonalStores, type Subject } from './personal-stores';

/** An entry can hold values of two persons. Of two erasures at once, the one that writes last would bring back the values of the other. */
const LOCK = 'admin-api:audit-erasure';

/** Invitations that knew nobody of the address when they were made; a person has accepted them since. */
const ACCEPTED = `
  SELECT DISTINCT resource_id AS invitation FROM audit_logs
  WHERE personal -> 'resource' ->> 'subject' = $1 AND resource_type = 'invitation' AND outcome = 'SUCCESS'
    AND changes -> 'userId' ->> 'from' = resource_id AND resource_id <> $1`;

/** Every address in the entries about a user and of what the user did, as long as it is not erased from them. */
const ADDRESSES = `
  SELECT address FROM (
    SELECT unnest(ARRAY[
      CASE WHEN resource_type IN ('user', 'session') THEN resource_label END,
      changes -> 'email' ->> 'from', changes -> 'email' ->> 'to']) AS address
    FROM audit_logs
    WHERE personal -> 'resource' ->> 'subject' = $1 AND personal -> 'resource' ->> 'salt' IS NOT NULL
    UNION
    SELECT actor_email FROM audit_logs
    WHERE actor_id = $1::uuid AND personal -> 'actor' ->> 'subject' = $1 AND personal -> 'actor' ->> 'salt' IS NOT NULL
  ) AS addresses
  WHERE address IS NOT NULL`;

/** Whether the user was erased before. */
const ERASED_BEFORE = `
  SELECT FROM audit_logs
  WHERE resource_id = $1 AND resource_type = 'user' AND action = 'UPDATE' AND outcome = 'SUCCESS'
    AND changes -> 'erased' IS NOT NULL
  LIMIT 1`;

/** The row of a deleted user that is removed for good along with the erasure, whose entry tells of the removal. */
interface RemovedAccount {
  email: string;
  deletedAt: Date;
}

/** Takes the values of a person out of the audit log, leaves every proof as it was, and lets all other stores forget them. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntryEraser,
    private readonly stores: PersonalStores,
    private readonly hold: AdminHold,
  ) {}

  /** Finds whom a row outside of the accounts is about, such as an invitation; null if there is none with this id. */
  subjectOf(id: string): Promise<Subject | null> {
    return this.stores.subjectOf(id);
  }

  /** @throws ErasureHeld while the last action of this user as an admin is not old enough. */
  assertNotHeld(id: string): Promise<void> {
    return this.hold.assertOver(id);
  }

  /**
   * Inside a unit of work, all or nothing. Repeated, it finds nothing left to do and answers the same.
   * @param id Of a user who is deleted.
   * @returns null if no entry knows such a user.
   * @throws ErasureHeld
   */
  async erase(id: string, removed: RemovedAccount | null): Promise<Erased | null> {
    await this.unitOfWork.lock(LOCK);
    await this.hold.assertOver(id);
    const person = await this.identify(id, removed);
    await this.entries.begin();
    await this.entries.eraseDoneBy(id);
    for (const subject of person.ids) {
      await this.entries.eraseAbout(subject);
    }
    const entries = await this.entries.countOf(id);
    const isErasedBefore = (await this.unitOfWork.query(ERASED_BEFORE, [id])).length > 0;
    if (entries === 0 && !isErasedBefore && !removed) {
      return null;
    }
    await this.stores.forget(person);
    this.record(id, removed, isErasedBefore);
    return { id, erased: true, entries, pseudonym: pseudonymOf(id) };
  }

  private async identify(id: string, removed: RemovedAccount | null): Promise<ErasedPerson> {
    const rows = await this.unitOfWork.query<{ address: string }>(ADDRESSES, [id]);
    const addresses = [...new Set([...(removed ? [removed.email] : []), ...rows.map(({ address }) => address)])];
    const accepted = await this.unitOfWork.query<{ invitation: string }>(ACCEPTED, [id]);
    const unclaimed = await this.stores.findIds(addresses, id);
    return { id, ids: [...new Set([id, ...accepted.map(({ invitation }) => invitation), ...unclaimed])], addresses };
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
