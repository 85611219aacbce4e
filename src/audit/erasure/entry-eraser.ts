import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { hasValuesOf, isAbout, withoutValuesOf } from './erase';

/** Entries that one statement reads or writes. */
const BATCH = 500;
/** Entries between two pauses in which other requests are served. */
const SLICE = 25;

/** Entries about a person, and entries of what the person did. Each condition has an index. A group with a salt is not erased yet. */
const ABOUT = `t.personal -> 'resource' ->> 'subject' = :subject`;
const DONE_BY = `t.actor_id = CAST(CAST(:subject AS text) AS uuid) AND t.personal -> 'actor' ->> 'subject' = :subject`;

/** Events that name a user as their actor or as a target. Each part has an index. $1: the user. */
const EVENTS = `
  SELECT sequence FROM audit_logs WHERE actor_id = $1::uuid AND event IS NOT NULL
  UNION
  SELECT sequence FROM audit_logs WHERE event IS NOT NULL AND audit_logs_target_keys(event) @> ARRAY['user/' || $1::text]
  ORDER BY sequence`;

const WRITE = `
  WITH written AS (
    UPDATE audit_logs AS t
    SET resource_label = e.resource_label, actor_email = e.actor_email, actor_name = e.actor_name, event = e.event,
      changes = e.changes, reason = e.reason, ip = e.ip,
      user_agent = e.user_agent, personal = e.personal
    FROM json_to_recordset($1::json) AS e (id uuid, occurred_at timestamptz, resource_label text, actor_email text,
      actor_name text, event json, changes json, reason text, ip text, user_agent text, personal json)
    WHERE t.id = e.id AND t.occurred_at = e.occurred_at AND t.occurred_at BETWEEN $2::timestamptz AND $3::timestamptz
    RETURNING 1
  )
  SELECT count(*) AS count FROM written`;

/** Erases the values of one subject from audit entries in batches, inside a unit of work. */
@Injectable()
export class EntryEraser {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Allows this transaction to change the personal values of entries. */
  async begin(): Promise<void> {
    await this.unitOfWork.query(`SET LOCAL admin_api.erasing = 'on'`);
    // Each batch is read from an index in its order. The planner does not know how few entries are erased already. It would
    // read and sort all of them for every batch.
    await this.unitOfWork.query('SET LOCAL enable_sort = off');
  }

  async eraseAbout(subject: string): Promise<void> {
    let after = 0;
    for (;;) {
      const batch = await (
        await this.unerased('resource')
      )
        .andWhere(`${ABOUT} AND t.sequence > :after`, { subject, after })
        .orderBy('t.sequence')
        .getMany();
      const last = batch.at(-1);
      if (!last) {
        return;
      }
      await this.eraseFrom(batch, subject);
      after = last.sequence;
    }
  }

  async eraseDoneBy(subject: string): Promise<void> {
    let after = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const batch = await (
        await this.unerased('actor')
      )
        .andWhere(`${DONE_BY} AND (t.occurred_at, t.id) > (:at, :id)`, { subject, ...after })
        .orderBy('t.occurredAt')
        .addOrderBy('t.id')
        .getMany();
      const last = batch.at(-1);
      if (!last) {
        return;
      }
      await this.eraseFrom(batch, subject);
      after = { at: last.occurredAt, id: last.id };
    }
  }

  /**
   * Erases the values of a user from the events that name the user. Values that other persons of an event share go too.
   * @returns the number of events that have, or had, values of the user
   */
  async eraseEvents(subject: string): Promise<number> {
    const found = await this.unitOfWork.query<{ sequence: number }>(EVENTS, [subject]);
    let about = 0;
    for (let start = 0; start < found.length; start += BATCH) {
      const sequences = found.slice(start, start + BATCH).map(({ sequence }) => sequence);
      const batch = await (
        await this.unitOfWork.select(AuditLogEntity)
      )
        .addSelect('t.personal')
        .where('t.sequence IN (:...sequences)', { sequences })
        .getMany();
      about += batch.filter(({ personal }) => isAbout(subject, personal)).length;
      await this.eraseFrom(
        batch.filter(({ personal }) => hasValuesOf(subject, personal)),
        subject,
      );
    }
    return about;
  }

  /** Counts the entries about a person and of what the person did, without events. */
  async countOf(subject: string): Promise<number> {
    return (await this.unitOfWork.select(AuditLogEntity))
      .where(`((${ABOUT}) OR (${DONE_BY})) AND t.event IS NULL`, { subject })
      .getCount();
  }

  /** Selects the next entries whose group of this name is not erased yet. */
  private async unerased(group: 'actor' | 'resource'): Promise<SelectQueryBuilder<AuditLogEntity>> {
    return (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where(`t.personal -> '${group}' ->> 'salt' IS NOT NULL AND t.event IS NULL`)
      .limit(BATCH);
  }

  private async eraseFrom(batch: readonly AuditLogEntity[], subject: string): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    const rows: object[] = [];
    for (const row of batch) {
      rows.push(erasedRow(row, subject));
      if (rows.length % SLICE === 0) {
        await yieldToEventLoop();
      }
    }
    const times = batch.map(({ occurredAt }) => occurredAt.getTime());
    const [written] = await this.unitOfWork.query<{ count: number }>(WRITE, [
      JSON.stringify(rows),
      new Date(Math.min(...times)),
      new Date(Math.max(...times)),
    ]);
    if (written?.count !== batch.length) {
      throw new Error(`${written?.count} of ${batch.length} entries were written during the erasure of a person`);
    }
  }
}

function erasedRow(row: AuditLogEntity, subject: string): object {
  const { entry, personal } = withoutValuesOf(subject, { entry: toAuditLogDto(row), personal: row.personal });
  return {
    id: entry.id,
    occurred_at: entry.occurredAt,
    resource_label: entry.resource.label,
    actor_email: entry.actor.email,
    actor_name: entry.actor.name ?? null,
    event: entry.event ?? null,
    changes: entry.changes,
    reason: entry.reason,
    ip: entry.ip,
    user_agent: entry.userAgent,
    personal,
  };
}
