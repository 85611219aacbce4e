import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { declaredAddresses } from '../recording/audit.decorators';
import { type Person, PersonalStores } from './personal-stores';

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

/** Whether an entry is about the user, or about something that the user did. */
const MENTIONS = `
  (SELECT FROM audit_logs WHERE personal -> 'resource' ->> 'subject' = $1 LIMIT 1)
  UNION ALL (SELECT FROM audit_logs WHERE actor_id = $1::uuid AND personal -> 'actor' ->> 'subject' = $1 LIMIT 1)
  LIMIT 1`;

export type ChooseAddresses = (addresses: readonly string[]) => Promise<readonly string[]>;

const keepAll: ChooseAddresses = (addresses) => Promise.resolve(addresses);

/** Finds everything under which the stores may know a person. */
@Injectable()
export class PersonFinder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: PersonalStores,
  ) {}

  /**
   * @param email The address of the account now, or null if there is no account.
   * @param choose Returns those of the addresses by which to search the stores. Default: all of them.
   */
  async find(id: string, email: string | null, choose: ChooseAddresses = keepAll): Promise<Person> {
    const { labels, fields } = declaredAddresses();
    const rows = await this.unitOfWork.query<{ address: string }>(ADDRESSES, [
      id,
      labels,
      fields.map(({ type }) => type),
      fields.map(({ field }) => field),
    ]);
    const known = [...new Set([...(email === null ? [] : [email]), ...rows.map(({ address }) => address)])];
    const addresses = await choose(known);
    const accepted = await this.unitOfWork.query<{ invitation: string }>(ACCEPTED, [id]);
    const unclaimed = await this.stores.findIds(addresses, id);
    return { id, ids: [...new Set([id, ...accepted.map(({ invitation }) => invitation), ...unclaimed])], addresses };
  }

  /** Returns whether the audit log knows the user, also after an erasure. */
  async isMentioned(id: string): Promise<boolean> {
    return (await this.unitOfWork.query(MENTIONS, [id])).length > 0;
  }
}
