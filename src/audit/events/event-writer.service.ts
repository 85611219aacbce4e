import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEvent, RecordedEvent } from '@/lib/admin/contract/application-events';
import type { PlannedChange } from '@/lib/admin/contract/dry-run';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { Principal } from '@/http/access/principal';
import { isDryRun } from '@/http/envelope/dry-run';
import type { FastifyRequest } from 'fastify';
import { noteWritten } from '../recording/written-entries';
import { EventIdReused, EventMonthNotKept } from '../audit.errors';
import { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { isRecordOf, isSameEvent } from './event-content';
import { eventPersonalGroups } from './event-personal';
import type { NewEvent } from './new-event';

/** Takes the ids that nobody has, in their order, so that two batches never wait for each other in a circle. */
const TAKE = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS entry (ordinal int, id uuid, occurred_at timestamptz, action text,
      resource_type text, resource_id text, resource_label text, actor_type text, actor_id uuid, actor_ref text,
      actor_name text, changes json, outcome text, request_id text, ip text, user_agent text, personal json,
      organization_id uuid, event json)
  ), taken AS (
    INSERT INTO audit_event_ids (id, occurred_at)
    SELECT resource_id, occurred_at FROM given ORDER BY resource_id COLLATE "C"
    ON CONFLICT (id) DO NOTHING RETURNING id
  )`;

const INSERT = `${TAKE}
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_ref, actor_name, changes, outcome, request_id, ip, user_agent, personal, organization_id, event)
  SELECT given.id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_ref, actor_name, changes, outcome, request_id, ip, user_agent, personal, organization_id, event
  FROM given JOIN taken ON taken.id = given.resource_id
  ORDER BY ordinal
  RETURNING resource_id AS id, sequence`;

/** Returns the sequences that the entries would get now. A dry run must not use them up. */
const DRY_RUN = `${TAKE}
  SELECT taken.id, row_number() OVER (ORDER BY ordinal) + CASE WHEN is_called THEN last_value ELSE 0 END AS sequence
  FROM given JOIN taken ON taken.id = given.resource_id, audit_logs_sequence`;

const TAKEN = `SELECT id, occurred_at AS "occurredAt" FROM audit_event_ids WHERE id = ANY ($1::text[])`;

/** SQLSTATE of an entry without a partition for its month, and of one that breaks a check. */
const CHECK_VIOLATION = '23514';

/** Writes events of the application into the audit log. Each id is written once, also if several instances get it at once. */
@Injectable()
export class EventWriter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Must run inside a unit of work, which has to fail if this throws.
   * @throws EventIdReused, EventMonthNotKept
   */
  async write(events: readonly NewEvent[], reporter: Principal, request: FastifyRequest): Promise<RecordedEvent[]> {
    const first = firstOfEach(events);
    const receivedAt = databaseClock.now();
    const rows = [...first.values()].map((event, ordinal) =>
      toRow(event, { ordinal, reporter, requestId: request.id, receivedAt }),
    );
    const written = new Map((await this.insert(rows, isDryRun(request))).map(({ id, sequence }) => [id, sequence]));
    const earlier = await this.sequencesOf(events.filter(({ id }) => !written.has(id)));
    noteWritten(request, [...first.values()].filter(({ id }) => written.has(id)).map(entryOf));
    return events.map((event) => {
      const isDuplicate = !written.has(event.id) || first.get(event.id) !== event;
      return { id: event.id, sequence: written.get(event.id) ?? earlier.get(event.id) ?? 0, duplicate: isDuplicate };
    });
  }

  private async insert(rows: object[], isDry: boolean): Promise<{ id: string; sequence: number }[]> {
    try {
      return await this.unitOfWork.query(isDry ? DRY_RUN : INSERT, [JSON.stringify(rows)]);
    } catch (error) {
      throw hasNoPartition(error) ? new EventMonthNotKept() : error;
    }
  }

  /** Returns the sequences of events that were recorded before. @throws EventIdReused if one of them was another event */
  private async sequencesOf(events: readonly NewEvent[]): Promise<Map<string, number>> {
    const sequences = new Map<string, number>();
    if (events.length === 0) {
      return sequences;
    }
    const recorded = await this.recorded(events.map(({ id }) => id));
    for (const event of events) {
      const row = recorded.get(event.id);
      if (!row || !isRecordOf(event, toAuditLogDto(row), row.personal)) {
        throw new EventIdReused(event.id);
      }
      sequences.set(event.id, row.sequence);
    }
    return sequences;
  }

  /** Reads the entries of events. The times let the planner read a few months only. */
  private async recorded(ids: string[]): Promise<Map<string, AuditLogEntity>> {
    const taken = await this.unitOfWork.query<{ id: string; occurredAt: Date }>(TAKEN, [ids]);
    const rows = await (
      await this.unitOfWork.select(AuditLogEntity)
    )
      .addSelect('t.personal')
      .where(`t.resource_type = 'event' AND t.resource_id = ANY (:ids) AND t.occurred_at = ANY (:times)`, {
        ids: taken.map(({ id }) => id),
        times: taken.map(({ occurredAt }) => occurredAt),
      })
      .getMany();
    return new Map(rows.map((row) => [row.resourceId, row]));
  }
}

/** Returns the first event under each id. @throws EventIdReused if two events with one id differ */
function firstOfEach(events: readonly NewEvent[]): Map<string, NewEvent> {
  const first = new Map<string, NewEvent>();
  for (const event of events) {
    const other = first.get(event.id);
    if (other && !isSameEvent(event, other)) {
      throw new EventIdReused(event.id);
    }
    first.set(event.id, other ?? event);
  }
  return first;
}

function entryOf({ id, action }: NewEvent): PlannedChange {
  return { action, resource: { type: 'event', id, label: action }, changes: {} };
}

interface Receipt {
  ordinal: number;
  reporter: Principal;
  requestId: string;
  receivedAt: Date;
}

function toRow(event: NewEvent, { ordinal, reporter, requestId, receivedAt }: Receipt): object {
  const { actor } = event;
  const stored: AuditEvent = {
    receivedAt: receivedAt.toISOString(),
    reportedBy: reporterOf(reporter),
    targets: event.targets,
    ...(event.organizationId !== null && { organizationId: event.organizationId }),
    data: event.data,
  };
  return {
    ordinal,
    id: uuidv7(),
    occurred_at: event.occurredAt,
    action: event.action,
    resource_type: 'event',
    resource_id: event.id,
    resource_label: event.action,
    actor_type: actor.type,
    ...(isUUID(actor.id) ? { actor_id: actor.id } : { actor_ref: actor.id }),
    actor_name: actor.name ?? null,
    changes: {},
    outcome: 'SUCCESS',
    request_id: requestId,
    ip: event.ip,
    user_agent: event.userAgent,
    personal: eventPersonalGroups(event),
    organization_id: event.organizationId,
    event: stored,
  };
}

function reporterOf(reporter: Principal): AuditEvent['reportedBy'] {
  const { type, id } = reporter;
  return reporter.type === 'api_key' ? { type, id, name: reporter.name } : { type, id };
}

function hasNoPartition(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === CHECK_VIOLATION && constraint === undefined;
}
