import type { AuditEvent } from './application-events';
import type { Json, OneOrMany, PageQuery } from './envelope';

/** The actions of entries that the service writes itself. */
export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE', 'READ'] as const;
/** `READ` stands for exports and refused reads, and for every read if `AUDIT_READS` is set. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Any text, without hiding the known texts beside it from editors. */
type AnyText = string & Record<never, never>;

/** The action of an application event. It has a dot and no capital letter, such as `invoice.paid`. */
export type EventAction = AnyText;

/** The types of resources in entries that the service writes itself. */
export const AUDIT_RESOURCE_TYPES = [
  'user',
  'organization',
  'membership',
  'invitation',
  'settings',
  'session',
  'role',
  'api_key',
  'password_reset',
  'login_failures',
  'audit_log',
  'route',
  'event',
  'event_type',
] as const;
/**
 * Types that need an explanation:
 * - `event`: an event of the application.
 * - `event_type`: a declared action of such events.
 * - `audit_log`: the log itself, for exports and retention.
 * - `route`: a path that does not exist in the API.
 * - `password_reset`: a link for a new password.
 * - `login_failures`: the counted wrong passwords of an account, with the id of the user.
 */
export type AuditResourceType = (typeof AUDIT_RESOURCE_TYPES)[number];

/** The types of actors in entries that the service writes itself. */
export const AUDIT_ACTOR_TYPES = ['user', 'api_key', 'system'] as const;
/** `user` for a request with a session or without credentials, `system` for the service itself. */
export type AuditActorType = (typeof AUDIT_ACTOR_TYPES)[number];

/** The type of the actor of an application event, which the application chooses. */
export type EventActorType = AnyText;

/** Every outcome of an entry. */
export const AUDIT_OUTCOMES = ['SUCCESS', 'DENIED'] as const;
/** The outcome of an entry. */
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/**
 * The `reason` of an entry with the outcome `DENIED`:
 * - `FORBIDDEN`: a caller who lacks the permission.
 * - `INVALID_CREDENTIALS`: a wrong password.
 * - `ACCOUNT_LOCKED`: the start of a block after too many wrong passwords.
 * - `ADDRESS_NOT_ALLOWED`: an API key from an address outside its `allowedIps`.
 * - `RATE_LIMITED`: an exhausted quota of requests, or of failed logins of an address.
 * - `REFUSALS_OMITTED`: a count of refusals without entries of their own, because there were too many.
 */
export const AUDIT_DENIALS = [
  'FORBIDDEN',
  'INVALID_CREDENTIALS',
  'ACCOUNT_LOCKED',
  'ADDRESS_NOT_ALLOWED',
  'RATE_LIMITED',
  'REFUSALS_OMITTED',
] as const;
/** Why access was refused. */
export type AuditDenial = (typeof AUDIT_DENIALS)[number];

/** The resource that was changed or read, or to which access was refused. */
export interface AuditResource {
  /** Kind of resource. */
  type: AuditResourceType;
  /** `-` if a read or a refusal is about no particular resource. */
  id: string;
  /** Readable name at the time, such as an email or a slug. For a read or a refusal: its route. */
  label: string;
}

/** The user, API key or system that acted, or that was refused. */
export interface AuditActor {
  /**
   * `user` for a request with a session or without credentials, `api_key` for a program, `system` for the service
   * itself. The application chooses the type in an event.
   */
  type: AuditActorType | EventActorType;
  /** Id of the user or the API key. Null for the system, and for a request without credentials. For an event: any id. */
  id: string | null;
  /** Email of the user. Null for other actors. */
  email: string | null;
  /** Name of the API key at the time, or the name that an event gives. Missing for other actors. */
  name?: string;
}

/** The values of a field before and after a change. */
export interface FieldChange {
  /** The value before. Null if there was none. */
  from: Json;
  /** The value after. Null if there is none. */
  to: Json;
}

/** A change, a refusal, or a read if reads are recorded. The entry of a change is written in the same transaction. */
export interface AuditLog {
  /** Id of the entry. */
  id: string;
  /** Position in the log. It grows with every entry. Gaps are possible, repetition is not. */
  sequence: number;
  /** Time of the event, in UTC. */
  occurredAt: string;
  /** `CREATE`, `UPDATE`, `DELETE` or `READ`. The action of an event has a dot, such as `invoice.paid`. */
  action: AuditAction | EventAction;
  /** The resource that the entry is about. */
  resource: AuditResource;
  /** The user or system that acted. */
  actor: AuditActor;
  /**
   * The audited fields that changed, each with its value before and after. CREATE lists every audited field with `from:
   * null`, DELETE with `to: null`. A password appears as `[REDACTED]`.
   */
  changes: Record<string, FieldChange>;
  /** `SUCCESS` if the operation was done, `DENIED` if it was refused. */
  outcome: AuditOutcome;
  /** The `X-Audit-Reason` of the request. For a refusal: its error code, such as `FORBIDDEN`. */
  reason: string | null;
  /** The `X-Request-Id` of the request. */
  requestId: string | null;
  /** Client address of the request. Once it is erased: the pseudonym of the person. */
  ip: string | null;
  /** The `User-Agent` of the request. */
  userAgent: string | null;
  /**
   * Id of the organization that the entry is about: the organization itself, a member or an invitation of it, or a read or a
   * refusal of a route under it. Null for other entries, such as those of settings. It stands beside the sealed record.
   */
  organizationId: string | null;
  /** Only entries about the resource type `event` have this member. */
  event?: AuditEvent;
}

/** Filters of the list, the export and the stream of the log. Several values of one filter mean *or*, different filters *and*. */
export interface AuditLogFilters {
  /** Only entries of these actors. A list matches any of its values. */
  actorId?: OneOrMany<string>;
  /** `user`, `api_key`, `system`, or a type that events name. */
  actorType?: OneOrMany<string>;
  /** Email of the actor at the time, in any spelling. The values of erased persons are found by the pseudonym only. */
  actorEmail?: string;
  /** Only entries with these actions. A list matches any of its values. */
  action?: OneOrMany<string>;
  /** Only entries about resources of these types. A list matches any of its values. */
  resourceType?: OneOrMany<AuditResourceType>;
  /** Only entries about these resources, or events with these ids. A list matches any of its values. */
  resourceId?: OneOrMany<string>;
  /** Only entries with these outcomes. A list matches any of its values. */
  outcome?: OneOrMany<AuditOutcome>;
  /** Only entries about these organizations, their members and their invitations. */
  organizationId?: OneOrMany<string>;
  /** Events with a target of one of these types. Together with `targetId`: with one of these ids too. */
  targetType?: OneOrMany<string>;
  /** Events with a target that has one of these ids. */
  targetId?: OneOrMany<string>;
  /** Only entries of this request. */
  requestId?: string;
  /** Address of the client, in any spelling. */
  ip?: string;
  /** Only entries whose `changes` have this field. */
  changed?: string;
  /** A part of `resource.label`, at least 3 characters, whatever its case. */
  search?: string;
  /** Inclusive. */
  from?: string | Date;
  /** Exclusive. */
  to?: string | Date;
}

/** Everything that a history can include. */
export const HISTORY_INCLUDES = ['related'] as const;
/** Further entries in a history. */
export type HistoryInclude = (typeof HISTORY_INCLUDES)[number];

/** Filters and page of a history. */
export interface HistoryQuery extends PageQuery {
  /**
   * `related` adds the entries of what belongs to the resource. It needs the permission `audit-logs:read` too. For a user:
   * memberships, sessions, invitations, links for a new password, cleared failed logins, and API keys that the user created. For
   * an organization: every change that has its `organizationId`.
   */
  include?: HistoryInclude;
}

/** Filters and page of the audit log. */
export interface AuditLogQuery extends AuditLogFilters, PageQuery {
  /**
   * Only entries after this sequence, in order of sequence. The list ends before any entry that a smaller sequence could still
   * precede. Repeat the request with the last sequence you received: you miss no entry. It excludes `page`.
   */
  after?: number;
}
