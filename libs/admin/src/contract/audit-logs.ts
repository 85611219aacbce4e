import type { Json, PageQuery } from './envelope';

export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_RESOURCE_TYPES = ['user', 'organization', 'membership', 'settings', 'session'] as const;
export type AuditResourceType = (typeof AUDIT_RESOURCE_TYPES)[number];

export const AUDIT_OUTCOMES = ['success', 'failure'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export interface AuditResource {
  type: AuditResourceType;
  id: string;
  /** What a person knows it by at the time of the change, e.g. an email or a slug. */
  label: string;
}

export interface AuditActor {
  type: 'user' | 'system';
  /** Null for the system itself, e.g. when it makes the first admin. */
  id: string | null;
  email: string | null;
}

export interface FieldChange {
  from: Json;
  to: Json;
}

export interface AuditLog {
  id: string;
  /** Grows by insertion; gaps are possible, repetition is not. */
  sequence: number;
  occurredAt: string;
  action: AuditAction;
  resource: AuditResource;
  actor: AuditActor;
  changes: Record<string, FieldChange>;
  /** `success` for every change that was made; `failure` is reserved. */
  outcome: AuditOutcome;
  /** Null where the outcome is `success`. */
  reason: string | null;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
}

export interface AuditLogQuery extends PageQuery {
  actorId?: string;
  action?: AuditAction;
  resourceType?: AuditResourceType;
  resourceId?: string;
  outcome?: AuditOutcome;
  requestId?: string;
  /** Inclusive. */
  from?: string;
  /** Exclusive. */
  to?: string;
}
