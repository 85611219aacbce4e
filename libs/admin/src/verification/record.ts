import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups, SharedPersonalGroup } from '../contract/audit-seals';
import { canonical, quoted, sorted } from './canonical';
import { CHANGES, isHidden, valueAt } from './personal-shape';

/** Returns the text that the commitment of a group covers. The group must have its salt. */
export function commitmentText(entry: AuditLog, { salt = '', paths }: Pick<PersonalGroup, 'salt' | 'paths'>): string {
  let text = `{"salt":${quoted(salt)},"values":`;
  let separator = '{';
  for (const path of paths.length === 1 ? paths : [...paths].sort()) {
    text += `${separator}${quoted(path)}:${canonical(valueAt(entry, path))}`;
    separator = ',';
  }
  return `${text}}}`;
}

/** The commitments of the groups. */
export interface Commitments {
  actor?: string;
  resource?: string;
  shared?: string;
  targets?: readonly (string | undefined)[];
}

/**
 * Returns the text that the leaf hash covers: a zero byte and the entry in canonical form, with null in place of personal
 * values and with their commitments. The members are written out in order, because sorting them would take most of the time.
 */
export function recordText(entry: AuditLog, personal: PersonalGroups, commitments: Commitments): string {
  const { actor, resource } = entry;
  const shown = (path: string, value: string | null): string =>
    value === null || isHidden(personal, path) ? 'null' : quoted(value);
  return (
    `\0{"action":${quoted(entry.action)},"actor":{"email":${shown('actor.email', actor.email)},` +
    `"id":${textOrNull(actor.id)},${nameText(actor, personal)}"type":${quoted(actor.type)}},` +
    `"changes":${changesText(entry, personal)},${eventText(entry, personal)}` +
    `"id":${quoted(entry.id)},"ip":${shown('ip', entry.ip)},"occurredAt":${quoted(entry.occurredAt)},` +
    `"outcome":${quoted(entry.outcome)},"personal":${personalText(personal, commitments)},` +
    `"reason":${shown('reason', entry.reason)},"requestId":${textOrNull(entry.requestId)},` +
    `"resource":{"id":${quoted(resource.id)},"label":${shown('resource.label', resource.label)},` +
    `"type":${quoted(resource.type)}},"sequence":${entry.sequence},"userAgent":${shown('userAgent', entry.userAgent)}}`
  );
}

/**
 * Returns the record with another sequence and id. Both appear once at the top level, after every free-form part. Quotes in
 * texts are escaped, so no other part of the record looks the same.
 */
export function recordUnder(record: string, from: Name, to: Name): string {
  const moved = replacedLast(
    record,
    `,"sequence":${from.sequence},"userAgent":`,
    `,"sequence":${to.sequence},"userAgent":`,
  );
  return replacedLast(moved, `,"id":${quoted(from.id)},"ip":`, `,"id":${quoted(to.id)},"ip":`);
}

export interface Name {
  sequence: number;
  id: string;
}

function replacedLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

function changesText({ changes }: AuditLog, personal: PersonalGroups): string {
  let text = '';
  for (const name of sorted(Object.keys(changes))) {
    const change = changes[name];
    const value =
      change === undefined || isHidden(personal, CHANGES + name)
        ? 'null'
        : `{"from":${canonical(change.from)},"to":${canonical(change.to)}}`;
    text += `${text === '' ? '' : ','}${quoted(name)}:${value}`;
  }
  return `{${text}}`;
}

/** The members of `personal` in canonical order. */
function personalText({ actor, resource, shared, targets }: PersonalGroups, commitments: Commitments): string {
  let text = '';
  const add = (name: string, value: string): void => void (text += `${text === '' ? '' : ','}"${name}":${value}`);
  if (actor) add('actor', groupText(actor, commitments.actor));
  if (resource) add('resource', groupText(resource, commitments.resource));
  if (shared) add('shared', groupText(shared, commitments.shared));
  if (targets) add('targets', `[${targets.map((group, i) => groupText(group, commitments.targets?.[i])).join(',')}]`);
  return `{${text}}`;
}

function groupText(group: PersonalGroup | SharedPersonalGroup, commitment = ''): string {
  let list = '';
  for (const path of group.paths) list += `${list === '' ? '' : ','}${quoted(path)}`;
  const who = 'subjects' in group ? `"subjects":${canonical(group.subjects)}` : `"subject":${quoted(group.subject)}`;
  return `{"commitment":"${commitment}","paths":[${list}],${who}}`;
}

/** Only an API key and the actor of an event have a name. Records of other actors do not have this member. */
function nameText({ name }: AuditLog['actor'], personal: PersonalGroups): string {
  if (name === undefined) return '';
  return isHidden(personal, 'actor.name') ? '"name":null,' : `"name":${quoted(name)},`;
}

function eventText({ event }: AuditLog, personal: PersonalGroups): string {
  if (event === undefined) return '';
  const targets = event.targets.map((target, i) =>
    isHidden(personal, `event.targets.${i}.name`) ? { ...target, name: null } : target,
  );
  const shown = { ...event, targets, data: isHidden(personal, 'event.data') ? null : event.data };
  return `"event":${canonical(shown)},`;
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : quoted(text);
}
