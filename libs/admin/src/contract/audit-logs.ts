import type { Json, PageQuery } from './envelope';

export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE', 'READ'] as const;
/** `READ` names exports, refused reads, and, where `AUDIT_READS` is set, every read. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_RESOURCE_TYPES = [
  'user',
  'organization',
  'membership',
  'invitation',
  'settings',
  'session',
  'audit_log',
  'route',
] as const;
/** `audit_log` is the log itself (exports, retention); `route` is a path that the API does not have. */
export type AuditResourceType = (typeof AUDIT_RESOURCE_TYPES)[number];

export const AUDIT_OUTCOMES = ['SUCCESS', 'DENIED'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/**
 * The refusals that are kept, as `reason` of an entry with outcome `DENIED`: somebody who is no admin; a wrong password; the
 * begin of a block after too many of them; a quota of requests, or of an address's failed logins, that is used up; and a
 * number of refusals that have no entries of their own, since there were too many.
 */
export const AUDIT_DENIALS = [
  'FORBIDDEN',
  'INVALID_CREDENTIALS',
  'ACCOUNT_LOCKED',
  'RATE_LIMITED',
  'REFUSALS_OMITTED',
] as const;
export type AuditDenial = (typeof AUDIT_DENIALS)[number];

export interface AuditResource {
  type: AuditResourceType;
  /** `-` where a read or a refusal is about no particular one. */
  id: string;
  /** What a person knows it by at the time of the change, e.g. an email or a slug; of a read or a refusal its route. */
  label: string;
}

export interface AuditActor {
  type: 'user' | 'system';
  /** Null for the system itself, e.g. when it makes the first admin, and for whoever was refused without a session. */
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
  outcome: AuditOutcome;
  /** What `X-Audit-Reason` said; of a refusal its code, e.g. `FORBIDDEN`. */
  reason: string | null;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
}

/** What narrows the log, in lists, exports and streams alike. */
export interface AuditLogFilters {
  actorId?: string;
  action?: AuditAction;
  resourceType?: AuditResourceType;
  resourceId?: string;
  outcome?: AuditOutcome;
  requestId?: string;
  /** Inclusive. */
  from?: string | Date;
  /** Exclusive. */
  to?: string | Date;
}

export interface AuditLogQuery extends AuditLogFilters, PageQuery {
  /**
   * Only entries after this sequence, in its order, and only those before which nothing can appear any more: a tail that
   * asks again with the last sequence it saw misses nothing. Not together with `page`.
   */
  after?: number;
}
