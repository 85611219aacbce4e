import { Injectable } from '@nestjs/common';
import type { AuditResourceType } from '@/lib/admin/contract/audit-logs';
import { findPage } from '@/pagination/find-page';
import type { Page } from '@/http/envelope/page';
import { type Fragment, Sql, sql } from '@/database/repository/sql';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import type { AuditLogDto } from '../dto/audit-log.dto';
import type { HistoryQueryDto } from '../dto/history-query.dto';
import { RelatedResources } from './related-resources.service';
import { replay, type Replayed, type Step } from './replay';

export type { Replayed };

/** Number of entries read at a time. Each may hold two metadata values of 16 KiB. */
const BATCH = 200;

const CHANGES_OF = `resource_type = $1 AND resource_id = $2 AND outcome = 'SUCCESS' AND action <> 'READ'`;

/**
 * Finds the last entry that occurred by a time. Every entry with a smaller sequence counts too. The result is therefore a
 * state that really existed, even if the clocks of two instances disagree. $3: the time.
 */
const LAST_SEQUENCE = `SELECT max(sequence) AS last FROM audit_logs WHERE ${CHANGES_OF} AND occurred_at <= $3`;

/** Reads the next entries by an index in their order. $3: the sequence to start after. $4: the last sequence. */
const ENTRIES = `
  SELECT sequence, occurred_at AS "occurredAt", action, changes FROM audit_logs
  WHERE ${CHANGES_OF} AND sequence > $3 AND sequence <= $4
  ORDER BY sequence LIMIT ${BATCH}`;

const LAST_SESSION = `
  SELECT occurred_at AS "occurredAt" FROM audit_logs
  WHERE (personal -> 'resource' ->> 'subject') = $1 AND resource_type = 'session' AND action = 'CREATE'
    AND outcome = 'SUCCESS' AND occurred_at <= $2
  ORDER BY sequence DESC LIMIT 1`;

/** Invitations that the user accepted, if they were sent before the address had an account. Their first entries name no user. */
const ACCEPTED_INVITATIONS = `
  SELECT DISTINCT resource_id AS id FROM audit_logs
  WHERE (personal -> 'resource' ->> 'subject') = $1 AND resource_type = 'invitation' AND outcome = 'SUCCESS'
    AND changes -> 'userId' ->> 'from' = resource_id AND resource_id <> $1`;

const MEMBERS = `
  SELECT (count(*) FILTER (WHERE action = 'CREATE') - count(*) FILTER (WHERE action = 'DELETE'))::int AS members
  FROM audit_logs
  WHERE (coalesce(changes -> 'organizationId' ->> 'to', changes -> 'organizationId' ->> 'from')) = $1
    AND resource_type = 'membership' AND outcome = 'SUCCESS' AND occurred_at <= $2`;

/** Reads the history of one resource from the audit log, as far back as entries are kept. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly related: RelatedResources,
  ) {}

  /** Lists the entries that changed a resource, newest first. With `include=related`: also those of what belongs to it. */
  async list(
    type: 'user' | 'organization',
    id: string,
    { include, ...paging }: HistoryQueryDto,
  ): Promise<Page<AuditLogDto>> {
    const about = include === undefined ? aboutResource(type, id) : await this.relatedTo(type, id);
    const page = await findPage<AuditLogEntity>({
      name: `history of ${type} ${id}`,
      rows: this.unitOfWork.rows(AuditLogEntity),
      paging,
      sort: '-occurredAt',
      scope: (t) => sql`${about(t)} AND ${t.outcome} = 'SUCCESS' AND ${t.action} <> 'READ'`,
      filters: { include: { value: include, condition: () => sql`TRUE` } },
      isPrepared: true,
    });
    return page.map(toAuditLogDto);
  }

  /** Returns a resource as it was at a time. Returns null if it did not exist then, or if its first entries were dropped. */
  async at(type: AuditResourceType, id: string, time: Date): Promise<Replayed | null> {
    const [reach] = await this.unitOfWork.query<{ last: number | null }>(LAST_SEQUENCE, [type, id, time]);
    const last = reach?.last ?? 0;
    let state: Replayed | null = null;
    for (let sequence = 0; sequence < last;) {
      const steps: (Step & { sequence: number })[] = await this.unitOfWork.query(ENTRIES, [type, id, sequence, last]);
      state = replay(steps, state);
      sequence = steps.at(-1)?.sequence ?? last;
    }
    return state;
  }

  /** Returns the start of the user's newest session at a time, or null. */
  async lastSessionOf(userId: string, time: Date): Promise<Date | null> {
    const [session] = await this.unitOfWork.query<{ occurredAt: Date }>(LAST_SESSION, [userId, time]);
    return session?.occurredAt ?? null;
  }

  /** Returns the condition on the entries of a resource and of what belongs to it. */
  private async relatedTo(type: 'user' | 'organization', id: string): Promise<Fragment<AuditLogEntity>> {
    if (type === 'organization') {
      return (t) => sql`${t.organizationId} = ${id}`;
    }
    const accepted = await this.unitOfWork.query<{ id: string }>(ACCEPTED_INVITATIONS, [id]);
    const subjects = [id, ...accepted.map((invitation) => invitation.id)];
    const others = await this.related.of(id);
    return (t) =>
      sql`(${Sql.list(
        [
          sql`(t.personal -> 'resource' ->> 'subject') = ANY (${subjects})`,
          aboutResource(type, id)(t),
          ...others
            .filter(({ ids }) => ids.length > 0)
            .map((other) => sql`${t.resourceId} = ANY (${other.ids}) AND ${t.resourceType} = ${other.type}`),
        ],
        ' OR ',
      )})`;
  }

  /** Returns the number of members that an organization had at a time. */
  async memberCountOf(organizationId: string, time: Date): Promise<number> {
    const [row] = await this.unitOfWork.query<{ members: number }>(MEMBERS, [organizationId, time]);
    return row?.members ?? 0;
  }
}

function aboutResource(type: AuditResourceType, id: string): Fragment<AuditLogEntity> {
  return (t) => sql`${t.resourceType} = ${type} AND ${t.resourceId} = ${id}`;
}
