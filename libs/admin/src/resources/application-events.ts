import type { ApiPromise } from '../api-promise';
import type {
  ApplicationEvent,
  DeletedEventType,
  EventType,
  EventTypeQuery,
  PutEventType,
  RecordedEvents,
} from '../contract/application-events';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';
import { type Reader, reader } from './collection';

/** The declared actions of application events. */
export interface EventTypesResource extends Reader<EventType, EventTypeQuery> {
  /** Declares an action, or replaces its declaration. `BAD_REQUEST` (400): the schema is refused. */
  put<O extends Tryable<MutationOptions> = object>(
    action: string,
    declaration: PutEventType,
    options?: O,
  ): ApiPromise<Outcome<EventType, O>>;
  /** Deletes a declaration. Its events stay in the log. */
  delete<O extends Tryable<ChangeOptions> = object>(
    action: string,
    options?: O,
  ): ApiPromise<Outcome<DeletedEventType, O>>;
}

export interface ApplicationEvents {
  /** Declared actions of events. */
  readonly eventTypes: EventTypesResource;
  /**
   * Records 1 to 100 events in the audit log, all or none. The ids make it safe to repeat, so the call is retried like a read.
   * `CONFLICT` (409) with the reason `EVENT_ID_REUSED`: an id was used for another event.
   */
  recordEvents<O extends Tryable<MutationOptions> = object>(
    events: ApplicationEvent[],
    options?: O,
  ): ApiPromise<Outcome<RecordedEvents, O>>;
}

const EVENTS: Path = ['/api/admin/audit-logs/events'];
const TYPES: Path = ['/api/admin/audit-logs/event-types'];

export function applicationEvents(http: Http): ApplicationEvents {
  return {
    eventTypes: {
      ...reader(http, TYPES),
      put: (action, body, options) =>
        http.change({ method: 'PUT', path: [...TYPES, action], body, isRepeatable: true }, options),
      delete: (action, options) => http.change({ method: 'DELETE', path: [...TYPES, action] }, options),
    },
    recordEvents: (events, options) =>
      http.change({ method: 'POST', path: EVENTS, body: { events }, isRepeatable: true }, options),
  };
}
