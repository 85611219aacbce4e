import type { Json, PageQuery } from './envelope';

/** A person or thing that an event names. */
export interface EventParty {
  /**
   * 1 to 64 of `a-z 0-9 _`, with a letter first. The values of a `user` are erased with the account, so its `id` must be the
   * UUID of a user.
   */
  type: string;
  /** 1 to 128 visible ASCII characters. A UUID is stored in lower case. */
  id: string;
  /** One visible line of 1 to 200 characters. */
  name?: string;
}

/** The client that the actor used. */
export interface EventContext {
  /** IPv4 or IPv6 address. */
  ip?: string;
  /** 1 to 512 characters. */
  userAgent?: string;
}

/** An event of the application. */
export interface ApplicationEvent {
  /**
   * 1 to 128 of `A-Z a-z 0-9 . _ : -`, unique in this service. An event can be sent again with its id: it is recorded once.
   */
  id: string;
  /** Two or more names with dots between, such as `invoice.paid`. At most 128 characters. */
  action: string;
  /** At most 30 days ago, and at most 5 minutes ahead of the clock of the database. */
  occurredAt: string | Date;
  /** The party that did it. */
  actor: EventParty;
  /** At most 20, each once. Default: none. */
  targets?: EventParty[];
  /** UUID of an organization. It is not looked up. */
  organizationId?: string;
  /** The client that the actor used. */
  context?: EventContext;
  /** A JSON object of at most 16 KiB and 10 levels. Default: `{}`. */
  data?: Record<string, Json>;
}

/** A batch of events. Either all of them are recorded, or none. */
export interface RecordEvents {
  /** 1 to 100 events. Either all of them are recorded, or none. */
  events: ApplicationEvent[];
}

/** The entry of an event. */
export interface RecordedEvent {
  /** Id of the event. */
  id: string;
  /** Sequence of its entry in the audit log. */
  sequence: number;
  /** Whether the event was recorded before, so that nothing was written. */
  duplicate: boolean;
}

/** The entries of a batch of events. */
export interface RecordedEvents {
  /** In the order of the request. */
  events: RecordedEvent[];
}

/** The part of an audit entry that only an event of the application has. Everything but `receivedAt` and `reportedBy` is a claim. */
export interface AuditEvent {
  /** Time at which the service received the event. */
  receivedAt: string;
  /** The caller who sent the event. The name of an API key is the one that it had at the time. */
  reportedBy: {
    /** Kind of caller. */
    type: 'user' | 'api_key';
    /** Id of the caller. */
    id: string;
    /** Name of an API key. */
    name?: string;
  };
  /** The parties that the event is about. */
  targets: EventParty[];
  /** The organization that the event names. */
  organizationId?: string;
  /** The object that the application sent, or the pseudonym of an erased person. */
  data: Record<string, Json> | string;
}

/** A declared action of application events. */
export interface EventType {
  /** The action of the events. */
  action: string;
  /** Text for people. Null if none was given. */
  description: string | null;
  /** JSON Schema (draft 2020-12) for `data`. Null: any object. */
  schema: Record<string, Json> | null;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
}

/** A declaration replaces the one before. */
export interface PutEventType {
  /** One line of 1 to 500 characters. Default: null. */
  description?: string | null;
  /** Default: null. */
  schema?: Record<string, Json> | null;
}

/** The page of the list of event types. */
export type EventTypeQuery = PageQuery;

/** A deleted event type. */
export interface DeletedEventType {
  /** The action of the events. */
  action: string;
  /** Always true. */
  deleted: true;
}
