import { Injectable } from '@nestjs/common';
import type { Person } from '@/audit/erasure/personal-stores';
import { PersonalSections } from '@/audit/personal-data/personal-sections';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

/** Counts by the user of the key, or by an id in the response. $1: id of the person. $2: all ids of the person. */
const COUNT = 'SELECT count(*)::int AS count FROM idempotency_keys WHERE user_id = $1 OR about && $2::uuid[]';

/** Contributes the number of stored responses to the document about a person. They are copies of responses, and encrypted. */
@Injectable()
export class IdempotencyDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'storedResponses',
      order: 700,
      tables: ['idempotency_keys'],
      read: (person) => this.count(person),
    });
  }

  private async count({ id, ids }: Person): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(COUNT, [id, ids]);
    return row?.count ?? 0;
  }
}
