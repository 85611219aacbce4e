import { isUUID } from 'class-validator';
import type { EventParty } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';
import type { DetailCode, ErrorDetail } from '@/lib/admin/contract/errors';
import {
  EVENT_ACTION,
  EVENT_ACTION_MAX_LENGTH,
  EVENT_DATA_MAX_BYTES,
  EVENT_DATA_MAX_DEPTH,
  EVENT_ID,
  EVENT_ID_MAX_LENGTH,
  EVENT_NAME_MAX_LENGTH,
  EVENT_TARGETS_MAX,
  EVENT_USER_AGENT_MAX_LENGTH,
  PARTY_ID,
  PARTY_TYPE,
  PERSON,
} from '@/audit/events/event-form';
import type { NewEvent } from '@/audit/events/new-event';
import { DETAILS_MAX, InvalidRequest } from '@/http/errors/errors';
import { parseIpAddress } from '@/http/ip-address';
import { isJsonObject, type JsonMembers, jsonObjectFault } from '@/http/validation/json-object';
import { isInstant, isVisibleLine } from '@/http/validation/validators';

const EVENT_MEMBERS = ['id', 'action', 'occurredAt', 'actor', 'targets', 'organizationId', 'context', 'data'];
const PARTY_MEMBERS = ['type', 'id', 'name'];
const CONTEXT_MEMBERS = ['ip', 'userAgent'];

/** Turns the events of a request into their canonical form. @throws InvalidRequest with one detail for each fault */
export function parseEvents(events: readonly unknown[]): NewEvent[] {
  const parser = new EventParser();
  const parsed = parser.parse(events);
  if (parser.faults.length > 0) {
    throw new InvalidRequest(parser.faults);
  }
  return parsed;
}

/**
 * Parses the events of a request. The rules are plain code: class-validator would take longer for a batch than the database
 * needs to store it. Each fault names its place, such as `events[3].actor.id`.
 */
class EventParser {
  readonly faults: ErrorDetail[] = [];

  /** Returns the valid events. If `faults` is not empty, the request must be refused. */
  parse(events: readonly unknown[]): NewEvent[] {
    return events.flatMap((event, index) => this.event(event, `events[${index}]`) ?? []);
  }

  private event(given: unknown, at: string): NewEvent | null {
    const event = this.members(given, at, EVENT_MEMBERS);
    if (event === null) {
      return null;
    }
    const { ip, userAgent } = this.context(event.context, `${at}.context`);
    const actor = this.party(event.actor, `${at}.actor`);
    const occurredAt = this.instant(event.occurredAt, `${at}.occurredAt`);
    const data = this.data(event.data, `${at}.data`);
    return {
      id: this.text(event.id, `${at}.id`, EVENT_ID_MAX_LENGTH, EVENT_ID, 'only A-Z a-z 0-9 . _ : -'),
      action: this.text(
        event.action,
        `${at}.action`,
        EVENT_ACTION_MAX_LENGTH,
        EVENT_ACTION,
        'names such as invoice.paid',
      ),
      occurredAt,
      actor,
      targets: this.targets(event.targets, `${at}.targets`),
      organizationId: this.organizationId(event.organizationId, `${at}.organizationId`),
      ip,
      userAgent,
      data,
    };
  }

  private party(given: unknown, at: string): EventParty {
    const party = this.members(given, at, PARTY_MEMBERS) ?? {};
    const type = given === undefined ? '' : this.text(party.type, `${at}.type`, 64, PARTY_TYPE, 'a name such as user');
    const id =
      given === undefined
        ? ''
        : this.text(party.id, `${at}.id`, EVENT_ID_MAX_LENGTH, PARTY_ID, 'visible ASCII characters');
    if (type === PERSON && id !== '' && !isUUID(id)) {
      const message =
        'must be the UUID of a user, since its values are erased with the user. Use another type for others';
      this.fault(`${at}.id`, 'IS_UUID', message);
    }
    const name = this.name(party.name, `${at}.name`);
    return { type, id: isUUID(id) ? id.toLowerCase() : id, ...(name !== undefined && { name }) };
  }

  private name(given: unknown, at: string): string | undefined {
    if (given === undefined) {
      return undefined;
    }
    if (typeof given !== 'string' || !isVisibleLine(given) || [...given].length > EVENT_NAME_MAX_LENGTH) {
      this.fault(at, 'IS_DISPLAY_NAME', `must be one visible line of 1 to ${EVENT_NAME_MAX_LENGTH} characters`);
      return undefined;
    }
    return given;
  }

  private targets(given: unknown, at: string): EventParty[] {
    if (given === undefined) {
      return [];
    }
    if (!Array.isArray(given) || given.length > EVENT_TARGETS_MAX) {
      this.fault(at, 'ARRAY_MAX_SIZE', `must be a list of at most ${EVENT_TARGETS_MAX} targets`);
      return [];
    }
    const known = new Set<string>();
    return given.map((target, index) => {
      const party = this.party(target, `${at}[${index}]`);
      if (target === undefined || known.has(`${party.type}/${party.id}`)) {
        this.fault(`${at}[${index}]`, 'ARRAY_UNIQUE', 'names a target that is there before');
      }
      known.add(`${party.type}/${party.id}`);
      return party;
    });
  }

  private context(given: unknown, at: string): Pick<NewEvent, 'ip' | 'userAgent'> {
    const context = given === undefined ? {} : (this.members(given, at, CONTEXT_MEMBERS) ?? {});
    return { ip: this.ip(context.ip, `${at}.ip`), userAgent: this.userAgent(context.userAgent, `${at}.userAgent`) };
  }

  private ip(given: unknown, at: string): string | null {
    if (given === undefined) {
      return null;
    }
    const address = typeof given === 'string' ? parseIpAddress(given) : null;
    if (address === null) {
      this.fault(at, 'IS_IP', 'must be an IPv4 or IPv6 address');
    }
    return address;
  }

  private userAgent(given: unknown, at: string): string | null {
    if (given === undefined) {
      return null;
    }
    if (typeof given !== 'string' || given.length === 0 || given.length > EVENT_USER_AGENT_MAX_LENGTH) {
      this.fault(at, 'MAX_LENGTH', `must be a text of 1 to ${EVENT_USER_AGENT_MAX_LENGTH} characters`);
      return null;
    }
    return given;
  }

  private organizationId(given: unknown, at: string): string | null {
    if (given === undefined) {
      return null;
    }
    if (typeof given !== 'string' || !isUUID(given)) {
      this.fault(at, 'IS_UUID', 'must be a UUID');
      return null;
    }
    return given.toLowerCase();
  }

  private instant(given: unknown, at: string): Date {
    if (given === undefined) {
      this.fault(at, 'REQUIRED', 'is required');
    } else if (!isInstant(given)) {
      this.fault(at, 'IS_INSTANT', 'must be a time in ISO 8601 with its offset, such as 2026-01-31T12:00:00.000Z');
    }
    return new Date(typeof given === 'string' ? given : 0);
  }

  private data(given: unknown, at: string): Record<string, Json> {
    if (given === undefined) {
      return {};
    }
    const fault = jsonObjectFault(given, { maxBytes: EVENT_DATA_MAX_BYTES, maxDepth: EVENT_DATA_MAX_DEPTH });
    if (fault) {
      this.fault(at, fault.code, fault.message);
    }
    return given as Record<string, Json>;
  }

  /** @param what Says what the pattern allows. */
  private text(given: unknown, at: string, maxLength: number, pattern: RegExp, what: string): string {
    if (given === undefined) {
      this.fault(at, 'REQUIRED', 'is required');
    } else if (typeof given !== 'string' || given.length > maxLength || !pattern.test(given)) {
      this.fault(at, 'MATCHES', `must be 1 to ${maxLength} characters long, ${what}`);
    }
    return typeof given === 'string' ? given : '';
  }

  /** Returns the value if it is an object. Each member that is not known is a fault. */
  private members(given: unknown, at: string, known: readonly string[]): JsonMembers | null {
    if (!isJsonObject(given)) {
      this.fault(
        at,
        given === undefined ? 'REQUIRED' : 'IS_OBJECT',
        given === undefined ? 'is required' : 'must be an object',
      );
      return null;
    }
    for (const name of Object.keys(given)) {
      if (!known.includes(name)) {
        this.fault(`${at}.${name}`, 'UNKNOWN_FIELD', 'is not a known field');
      }
    }
    return given;
  }

  private fault(field: string, code: DetailCode, message: string): void {
    if (this.faults.length < DETAILS_MAX) {
      this.faults.push({ field, code, message: `${field} ${message}` });
    }
  }
}
