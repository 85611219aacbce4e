import { Injectable } from '@nestjs/common';
import type { Erased } from '@/lib/admin/contract/users';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { declaredAddresses } from '../recording/audit.decorators';
import { AdminHold } from './admin-hold';
import { EntryEraser } from './entry-eraser';
import { pseudonymOf } from './erase';
import { ErasedRow, Erasure } from './erasure';
import { type ErasedPerson, PersonalStores, type Subject } from './personal-stores';

/** An entry can hold values of two persons. If two erasures ran at once, the last writer would bring back the other's values. */
const LOCK = 'admin-api:audit-erasure';

/** Invitations to an address that had no account at the time, and that the person has accepted since. */
const ACCEPTED = `
  SELECT DISTINCT resource_id AS invitation FROM audit_logs
  WHERE personal -> 'resource' ->> 'subject' = $1 AND resource_type = 'invitation' AND outcome = 'SUCCESS'
    AND changes -> 'userId' ->> 'from' = resource_id AND resource_id <> $1`;

/**
 * Every address in the entries about a user and in those of what the user did, unless it is erased already. $2: resource types
 * whose label is an address. $3, $4: resource types and their fields that hold addresses.
 */
const ADDRESSES = `
  WITH about AS (
    SELECT resource_type, resource_label, changes FROM audit_logs
    WHERE personal -> 'resource' ->> 'subject' = $1 AND personal -> 'resource' ->> 'salt' IS NOT NULL
  )
  SELECT address FROM (
    SELECT resource_label AS address FROM about WHERE resource_type = ANY($2::text[])
    UNION
    SELECT changes -> field ->> side FROM about
      JOIN unnest($3::text[], $4::text[]) AS declared (type, field) ON declared.type = resource_type,
      unnest(ARRAY['from', 'to']) AS side
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
    await this.stores.erase(person);
    this.record(id, removed, isErasedBefore);
    return { id, erased: true, entries, pseudonym: pseudonymOf(id) };
  }

  private async identify(id: string, removed: RemovedAccount | null): Promise<ErasedPerson> {
    const { labels, fields } = declaredAddresses();
    const rows = await this.unitOfWork.query<{ address: string }>(ADDRESSES, [
      id,
      labels,
      fields.map(({ type }) => type),
      fields.map(({ field }) => field),
    ]);
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
