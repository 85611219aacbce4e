import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction, AuditActor } from '@/lib/admin/contract/audit-logs';
import type { Change } from '@/database/unit-of-work';
import { UnitOfWork } from '@/database/unit-of-work';
import { type AuditedEntity, auditedEntity } from './audit.decorators';
import { diff } from './diff';

/** Who did it and by which request; the same for every entry of a unit of work. */
export interface AuditOrigin {
  actor: AuditActor;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
}

const USER_AGENT_MAX_LENGTH = 512;

const INSERT = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label,
    actor_type, actor_id, actor_email, changes, outcome, request_id, ip, user_agent)
  SELECT * FROM json_to_recordset($1::json) AS entry (id uuid, occurred_at timestamptz, action text,
    resource_type text, resource_id text, resource_label text,
    actor_type text, actor_id uuid, actor_email text, changes json, outcome text, request_id text, ip text, user_agent text)`;

/** The one place that writes audit entries: one statement for all the changes of a unit of work, inside it. */
@Injectable()
export class AuditWriter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Error where an entry cannot be written; the changes then do not happen either. */
  async write(changes: readonly Change[], origin: AuditOrigin): Promise<void> {
    if (changes.length === 0) {
      return;
    }
    const entries = changes.map((change) => toEntry(change, origin));
    await this.unitOfWork.query(INSERT, [JSON.stringify(entries)]);
  }
}

/** What a change is in the words of the audit log. */
export function actionOf({ before, after }: Change): AuditAction {
  if (before === null) {
    return 'CREATE';
  }
  return after === null ? 'DELETE' : 'UPDATE';
}

function toEntry(change: Change, origin: AuditOrigin): Record<string, unknown> {
  const entity = auditedEntity(change.entity);
  const row = (change.after ?? change.before) as { id: string };
  return {
    // Given a time, it would be random within that millisecond; so ids grow, and break ties in the order of insertion.
    id: uuidv7(),
    occurred_at: new Date(),
    action: actionOf(change),
    resource_type: entity.type,
    resource_id: row.id,
    resource_label: entity.label(row),
    actor_type: origin.actor.type,
    actor_id: origin.actor.id,
    actor_email: origin.actor.email,
    changes: diff(snapshot(entity, change.before), snapshot(entity, change.after)),
    outcome: 'success',
    request_id: origin.requestId,
    ip: origin.ip,
    user_agent: origin.userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
  };
}

function snapshot(entity: AuditedEntity<object>, row: object | null) {
  return row && { fields: entity.fields(row), secrets: entity.secrets?.(row) ?? {} };
}
