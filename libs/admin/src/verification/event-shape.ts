import { type Fault, isMembers, isText, memberFault, type Members } from './members';

/** The resource type of entries that hold an event of the application. No other entry has the member `event`. */
export const EVENT = 'event';

const ACTION = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;

const isNameOrNone = (value: unknown): boolean => value === undefined || isText(value);

/** Returns a fault unless an entry about an event has the form that the service gives such entries. */
export function eventFault({ action, actor, resource, changes, outcome, reason, event }: Members): Fault {
  if (!isMembers(event)) return 'its event is not an object';
  const optional = event.organizationId === undefined ? [] : ['organizationId'];
  const fault = memberFault(event, ['data', 'receivedAt', 'reportedBy', 'targets', ...optional], 'its event');
  if (fault !== null) return fault;
  if (!isText(event.receivedAt) || (optional.length > 0 && !isText(event.organizationId)))
    return 'its event has a receivedAt or an organizationId that is not a text';
  if (!isParty(event.reportedBy)) return 'its event has a reportedBy that is not { type, id }, with a name at most';
  if (!Array.isArray(event.targets) || !event.targets.every(isParty))
    return 'its event has targets that are not all { type, id }, with a name at most';
  if (typeof action !== 'string' || !ACTION.test(action)) return 'its action is not one of an event';
  const isPlain = outcome === 'SUCCESS' && reason === null && isMembers(changes) && Object.keys(changes).length === 0;
  const { label } = resource as Members;
  const { id, email } = actor as Members;
  return isPlain && label === action && isText(id) && email === null
    ? null
    : 'it has members beside its event that no event has';
}

function isParty(value: unknown): boolean {
  if (!isMembers(value) || !isText(value.type) || !isText(value.id) || !isNameOrNone(value.name)) return false;
  return Object.keys(value).length === (value.name === undefined ? 2 : 3);
}
