import { type AuditCheckpoint, CHECKPOINT_FORMAT } from '../contract/audit-seals';
import { EVENT, eventFault } from './event-shape';
import { type Fault, isHash, isMembers, isText, memberFault, type Members } from './members';
import type { Range } from './ranges';

const isTextOrNull = (value: unknown): boolean => typeof value === 'string' || value === null;

export const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const ENTRY = [
  'id',
  'sequence',
  'occurredAt',
  'action',
  'resource',
  'actor',
  'changes',
  'outcome',
  'reason',
  'requestId',
  'ip',
  'userAgent',
];
/** Exports of earlier versions lack it. */
const OPTIONAL = 'organizationId';
const TEXTS = ['id', 'occurredAt', 'action', 'outcome'];

const LINE = [...ENTRY, 'personal', 'proof', 'cursor'];
const EVENT_ENTRY = [...ENTRY, 'event'];
const EVENT_LINE = [...LINE, 'event'];

/** @param isLine Whether the value is a line of an export, which has more members than an entry. */
export function entryFault(value: Members, isLine: boolean): Fault {
  const { resource, actor, changes } = value;
  const isEvent = isMembers(resource) && resource.type === EVENT;
  const names = isEvent ? (isLine ? EVENT_LINE : EVENT_ENTRY) : isLine ? LINE : ENTRY;
  // The fast check comes first. The exact fault is determined only if it fails.
  if (
    isText(value.id) &&
    isSequence(value.sequence) &&
    isText(value.occurredAt) &&
    isText(value.action) &&
    isText(value.outcome) &&
    isTextOrNull(value.reason) &&
    isTextOrNull(value.requestId) &&
    isTextOrNull(value.ip) &&
    isTextOrNull(value.userAgent) &&
    isResource(resource) &&
    isActor(actor) &&
    areChanges(changes) &&
    (value[OPTIONAL] === undefined
      ? Object.keys(value).length === names.length
      : isTextOrNull(value[OPTIONAL]) && Object.keys(value).length === names.length + 1)
  )
    return isEvent ? eventFault(value) : null;
  return memberFault(value, value[OPTIONAL] === undefined ? names : [...names, OPTIONAL], 'it') ?? valueFault(value);
}

function valueFault(value: Members): string {
  if (!isSequence(value.sequence)) return 'its sequence is not a whole number from 1 on';
  if (!isResource(value.resource)) return 'its resource is not { type, id, label }, all texts';
  if (!isActor(value.actor)) return 'its actor is not { type, id, email }, texts or null, with a name at most';
  if (!areChanges(value.changes)) return 'its changes are not all { from, to }';
  return `its ${TEXTS.find((name) => !isText(value[name])) ?? 'reason, requestId, ip, userAgent or organizationId'} is not a text`;
}

function isResource(value: unknown): boolean {
  return (
    isMembers(value) && isText(value.type) && isText(value.id) && isText(value.label) && Object.keys(value).length === 3
  );
}

function isActor(value: unknown): boolean {
  return (
    isMembers(value) &&
    isText(value.type) &&
    isTextOrNull(value.id) &&
    isTextOrNull(value.email) &&
    (value.name === undefined ? Object.keys(value).length === 3 : isText(value.name) && Object.keys(value).length === 4)
  );
}

/** JSON has no undefined, and no object inherits members of these names. */
function areChanges(value: unknown): boolean {
  if (!isMembers(value)) return false;
  for (const field of Object.keys(value)) {
    const change = value[field];
    if (!isMembers(change) || change.from === undefined || change.to === undefined || Object.keys(change).length !== 2)
      return false;
  }
  return true;
}

export function proofFault(leafIndex: unknown, path: unknown): Fault {
  if (!isCount(leafIndex)) return 'its leafIndex is not a whole number from 0 on';
  return Array.isArray(path) && path.every(isText) ? null : 'its path is not a list of texts';
}

export function isRanges(value: unknown): value is Range[] {
  return (
    Array.isArray(value) &&
    value.every((range) => Array.isArray(range) && range.length === 2 && range.every((end) => isSequence(end)))
  );
}

const CHECKPOINT: readonly [keyof AuditCheckpoint, (value: unknown) => boolean][] = [
  ['format', (value) => value === CHECKPOINT_FORMAT],
  ['number', isSequence],
  ['firstSequence', isSequence],
  ['lastSequence', isSequence],
  ['entries', isCount],
  ['missing', isRanges],
  ['root', isHash],
  ['previousRoot', (value) => value === null || isHash(value)],
  ['sealedAt', isText],
  // The unused bits of the last character must be zero, so that each key and signature has exactly one form.
  ['publicKey', (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(value)],
  ['signature', (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{85}[AQgw]$/.test(value)],
];

export function checkpointFault(value: unknown): Fault {
  if (!isMembers(value)) return 'it is not an object';
  const wrong = CHECKPOINT.find(([name, isRight]) => !isRight(value[name]));
  if (wrong) return `its ${wrong[0]} is not of the form it must have`;
  return memberFault(
    value,
    CHECKPOINT.map(([name]) => name),
    'it',
  );
}
