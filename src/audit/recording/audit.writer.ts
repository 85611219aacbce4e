import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction, AuditActor, AuditLog, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { Change } from '@/database/transaction/unit-of-work';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { type AuditedEntity, auditedEntity } from './audit.decorators';
import { diff } from './diff';
import { personalGroups } from './personal';

/** The actor and the request. All entries of one transaction share them. */
export interface AuditOrigin {
  actor: AuditActor;
  /** The value of `X-Audit-Reason`. For a refusal: its error code. */
  reason: string | null;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
}

export const SYSTEM_ORIGIN: AuditOrigin = {
  actor: { type: 'system', id: null, email: null },
  reason: null,
  requestId: null,
  ip: null,
  userAgent: null,
};

/** An entry that has no sequence yet. */
export interface NewEntry extends Pick<AuditLog, 'action' | 'resource' | 'changes' | 'outcome'> {
  at: Date;
  /** Id of the organization that the entry is about. Null for other entries. */
  organizationId: string | null;
  /** Id of the user that the resource is about. Null for other resources. */
  person: string | null;
  /** The changed fields that hold personal data of that user. */
  personalFields?: readonly string[];
}

const USER_AGENT_MAX_LENGTH = 512;

const INSERT = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label,
    actor_type, actor_id, actor_email, actor_name, changes, outcome, reason, request_id, ip, user_agent, organization_id,
    personal)
  SELECT * FROM json_to_recordset($1::json) AS entry (id uuid, occurred_at timestamptz, action text,
    resource_type text, resource_id text, resource_label text, actor_type text, actor_id uuid, actor_email text,
    actor_name text, changes json, outcome text, reason text, request_id text, ip text, user_agent text,
    organization_id uuid, personal json)`;

/** Writes audit entries. It is the only place that does, and takes one statement for all entries of a call. */
@Injectable()
export class AuditWriter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Error if an entry cannot be written. The transaction of the changes then fails too. */
  async writeChanges(changes: readonly Change[], origin: AuditOrigin): Promise<void> {
    await this.write(changes.map(entryOf), origin);
  }

  /** Writes entries in the current transaction. */
  async write(entries: readonly NewEntry[], origin: AuditOrigin): Promise<void> {
    if (entries.length > 0) {
      const rows = entries.map((entry) => toRow(entry, origin));
      await this.unitOfWork.write({ name: 'insert audit_logs', text: INSERT, values: [JSON.stringify(rows)] });
    }
  }

  /** Writes one entry in a transaction of its own. Use it for events that change nothing, such as refusals. */
  async writeAlone(entry: NewEntry, origin: AuditOrigin): Promise<void> {
    await this.unitOfWork.run(
      () => this.write([entry], origin),
      () => Promise.resolve(),
    );
  }
}

/** Returns the audit action of a change. */
export function actionOf({ before, after }: Change): AuditAction {
  if (before === null) {
    return 'CREATE';
  }
  return after === null ? 'DELETE' : 'UPDATE';
}

/** Returns the entry of a change, with its allow-listed fields only. */
export function entryOf(change: Change): NewEntry {
  const entity = auditedEntity(change.entity);
  const row = (change.after ?? change.before) as { id: string; createdAt?: Date; version?: number };
  return {
    at: change.at,
    organizationId: entity.organizationId?.(row) ?? null,
    action: actionOf(change),
    resource: { type: entity.type, id: row.id, label: entity.label(row) },
    changes: {
      ...diff(snapshot(entity, change.before), snapshot(entity, change.after)),
      ...(change.isRestored && restoredFieldsOf(row)),
    },
    outcome: 'SUCCESS',
    person: entity.person?.id(row) ?? null,
    personalFields: entity.person?.fields,
  };
}

function toRow(entry: NewEntry, origin: AuditOrigin): Record<string, unknown> {
  const { resource, changes } = entry;
  const { outcome, person, personalFields } = entry;
  const userAgent = origin.userAgent?.slice(0, USER_AGENT_MAX_LENGTH).toWellFormed() || null;
  return {
    // Without arguments uuidv7() is monotonic, so ids grow in the order of insertion and break ties.
    id: uuidv7(),
    occurred_at: entry.at,
    action: entry.action,
    resource_type: resource.type,
    resource_id: resource.id,
    resource_label: resource.label,
    actor_type: origin.actor.type,
    actor_id: origin.actor.id,
    actor_email: origin.actor.email,
    actor_name: origin.actor.name ?? null,
    changes,
    outcome,
    reason: origin.reason,
    request_id: origin.requestId,
    ip: origin.ip,
    user_agent: userAgent,
    organization_id: entry.organizationId,
    personal: personalGroups({ ...origin, userAgent, resource, changes, outcome }, person, personalFields),
  };
}

/** Returns the fields that only a restore records: creation time and version. Retention may have dropped older entries. */
function restoredFieldsOf({ createdAt, version }: { createdAt?: Date; version?: number }): Record<string, FieldChange> {
  return {
    ...(createdAt && { createdAt: { from: null, to: createdAt.toISOString() } }),
    ...(version !== undefined && { version: { from: null, to: version } }),
  };
}

function snapshot(entity: AuditedEntity<object>, row: object | null) {
  return row && { fields: entity.fields(row), secrets: entity.secrets?.(row) ?? {} };
}
