import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { OrganizationEntity } from './organization.entity';
import { NoFreeSeat, SeatLimitTooLow } from './organizations.errors';

/** Selects the counts of memberships. */
export const MEMBERSHIPS = `source = 'memberships'`;

export function memberCountKey(organizationId?: string, role?: string): string {
  return `organization=${organizationId}${role === undefined ? '' : ` role=${role}`}`;
}

/** Counts members and checks seat limits. A check holds as long as the row of the organization is locked. */
@Injectable()
export class SeatsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async countByOrganization(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ key: string; count: number }>(
      `SELECT key, sum(rows)::bigint AS count
       FROM (
         SELECT key, rows FROM row_counts WHERE ${MEMBERSHIPS} AND key = ANY($1)
         UNION ALL
         SELECT key, amount FROM row_count_changes, unnest(keys) AS key WHERE ${MEMBERSHIPS} AND key = ANY($1)
       ) AS counts GROUP BY key`,
      [ids.map((id) => memberCountKey(id))],
    );
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    return new Map(ids.map((id) => [id, counts.get(memberCountKey(id)) ?? 0]));
  }

  /** @throws NoFreeSeat if one of the organizations has no seat for one more member. */
  async assertFree(organizations: Iterable<OrganizationEntity>): Promise<void> {
    const limited = [...organizations].filter(({ seatLimit }) => seatLimit !== null);
    const counts = await this.countOf(limited);
    for (const { id, slug, seatLimit } of limited) {
      if ((counts.get(id) ?? 0) >= (seatLimit ?? Infinity)) {
        throw new NoFreeSeat(slug);
      }
    }
  }

  /** @throws SeatLimitTooLow if there are more members than the limit. */
  async assertEnough({ id }: OrganizationEntity, seatLimit: number): Promise<void> {
    const members = (await this.countByOrganization([id])).get(id) ?? 0;
    if (members > seatLimit) {
      throw new SeatLimitTooLow(members);
    }
  }

  private async countOf(organizations: OrganizationEntity[]): Promise<Map<string, number>> {
    return organizations.length === 0 ? new Map() : this.countByOrganization(organizations.map(({ id }) => id));
  }
}
