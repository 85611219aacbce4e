import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';
import type { Person } from '../erasure/personal-stores';
import { SettledSequence } from '../sealing/settled-sequence';
import { withoutOthers } from './others';
import { PersonalSections, SECTION_PAGE_SIZE, type SectionPages } from './personal-sections';

/** A condition, and the values of its parameters. */
interface Condition {
  where: string;
  values: Record<string, unknown>;
}

/** Entries with personal values of the person, also if these were erased. */
const ABOUT = `t.personal -> 'resource' ->> 'subject'`;
const NOT_ABOUT = `coalesce(${ABOUT}, '') <> ALL (CAST(:ids AS text[]))`;

/** Events with the person as a target. The parts have indexes. An event may have the id of a person as its own. */
const IS_TARGET = `t.event IS NOT NULL AND audit_logs_target_keys(t.event) && CAST(:targets AS text[])`;
const NOT_TARGET = `(t.event IS NULL OR NOT audit_logs_target_keys(t.event) && CAST(:targets AS text[]))`;
const targetsOf = (ids: readonly string[]) => ids.map((id) => `user/${id}`);

/** Reads the entries about a person, and those of what the person did. Each walk follows an index. */
@Injectable()
export class PersonalEntries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settledSequence: SettledSequence,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'entriesAbout',
      order: 900,
      tables: ['audit_logs'],
      read: (person) => this.about(person),
    });
    sections.register({ name: 'entriesBy', order: 910, tables: ['audit_logs'], read: (person) => this.by(person) });
  }

  /**
   * Reads entries with values of the person, then those that only name the person's id, such as reads of the account, then events
   * with the person as a target.
   */
  private async *about({ ids }: Person): SectionPages {
    const upTo = await this.settledSequence.advance();
    for (const id of ids) {
      yield* this.inOrderOfSequence(ids, upTo, { where: `${ABOUT} = :id`, values: { id } });
    }
    for (const id of ids) {
      yield* this.inOrderOfSequence(ids, upTo, { where: `t.resourceId = :id AND ${NOT_ABOUT}`, values: { id } });
    }
    yield* this.inOrderOfSequence(ids, upTo, {
      where: `${IS_TARGET} AND t.resourceId <> ALL (CAST(:ids AS text[]))`,
      values: { targets: targetsOf(ids) },
    });
  }

  /** Reads in the order of time, because the index on actors has that order. */
  private async *by({ id, ids }: Person): SectionPages {
    const upTo = await this.settledSequence.advance();
    let last: Pick<AuditLogEntity, 'occurredAt' | 'id'> | undefined = {
      occurredAt: new Date(0),
      id: '00000000-0000-0000-0000-000000000000',
    };
    while (last) {
      const page: AuditLogEntity[] = await (
        await this.select({
          where: `t.actorId = :id AND t.resourceId <> ALL (CAST(:ids AS text[])) AND ${NOT_ABOUT} AND ${NOT_TARGET}`,
          values: { id, ids, targets: targetsOf(ids) },
        })
      )
        .andWhere('t.sequence <= :upTo AND (t.occurred_at, t.id) > (:at, :after)', {
          upTo,
          at: last.occurredAt,
          after: last.id,
        })
        .orderBy('t.occurredAt')
        .addOrderBy('t.id')
        .getMany();
      yield page.map((entry) => withoutOthers(entry, ids));
      last = page.length < SECTION_PAGE_SIZE ? undefined : page.at(-1);
    }
  }

  private async *inOrderOfSequence(ids: readonly string[], upTo: number, condition: Condition): SectionPages {
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page: AuditLogEntity[] = await (
        await this.select({ ...condition, values: { ...condition.values, ids } })
      )
        .andWhere('t.sequence > :after AND t.sequence <= :upTo', { after, upTo })
        .orderBy('t.sequence')
        .getMany();
      yield page.map((entry) => withoutOthers(entry, ids));
      after = page.length < SECTION_PAGE_SIZE ? undefined : page.at(-1)?.sequence;
    }
  }

  private async select({ where, values }: Condition) {
    return (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where(where, values)
      .limit(SECTION_PAGE_SIZE);
  }
}
