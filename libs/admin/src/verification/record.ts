import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '../contract/audit-seals';
import { canonical, quoted, sorted } from './canonical';
import { CHANGES, valueAt } from './shapes';

/** What the commitment to a group hashes, of a group that has its salt. */
export function commitmentText(entry: AuditLog, { salt = '', paths }: PersonalGroup): string {
  let text = `{"salt":${quoted(salt)},"values":`;
  let separator = '{';
  for (const path of paths.length === 1 ? paths : [...paths].sort()) {
    text += `${separator}${quoted(path)}:${canonical(valueAt(entry, path))}`;
    separator = ',';
  }
  return `${text}}}`;
}

export interface Commitments {
  actor?: string;
  resource?: string;
}

/**
 * What the leaf hashes: a zero, then the entry in canonical form, null in place of personal values, with the
 * commitments to them. Written out, as sorting the same names for every entry would take most of the time.
 */
export function recordText(entry: AuditLog, personal: PersonalGroups, commitments: Commitments): string {
  const { actor, resource } = entry;
  const shown = (path: string, value: string | null): string =>
    value === null || isHidden(personal, path) ? 'null' : quoted(value);
  return (
    `\0{"action":${quoted(entry.action)},"actor":{"email":${shown('actor.email', actor.email)},` +
    `"id":${textOrNull(actor.id)},"type":${quoted(actor.type)}},"changes":${changesText(entry, personal)},` +
    `"id":${quoted(entry.id)},"ip":${shown('ip', entry.ip)},"occurredAt":${quoted(entry.occurredAt)},` +
    `"outcome":${quoted(entry.outcome)},"personal":${personalText(personal, commitments)},` +
    `"reason":${shown('reason', entry.reason)},"requestId":${textOrNull(entry.requestId)},` +
    `"resource":{"id":${quoted(resource.id)},"label":${shown('resource.label', resource.label)},` +
    `"type":${quoted(resource.type)}},"sequence":${entry.sequence},"userAgent":${shown('userAgent', entry.userAgent)}}`
  );
}

/**
 * The record of the same contents under another sequence and, where it is given, another id. Both stand once at the top
 * level, after all that is free in form; a quote inside a text is escaped, so nothing else looks like them.
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

function isHidden({ actor, resource }: PersonalGroups, path: string): boolean {
  return (actor?.paths.includes(path) ?? false) || (resource?.paths.includes(path) ?? false);
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

function personalText({ actor, resource }: PersonalGroups, commitments: Commitments): string {
  const ofActor = actor && `"actor":${groupText(actor, commitments.actor)}`;
  const ofResource = resource && `"resource":${groupText(resource, commitments.resource)}`;
  return `{${ofActor ?? ''}${ofActor && ofResource ? ',' : ''}${ofResource ?? ''}}`;
}

function groupText({ paths, subject }: PersonalGroup, commitment = ''): string {
  let list = '';
  for (const path of paths) list += `${list === '' ? '' : ','}${quoted(path)}`;
  return `{"commitment":"${commitment}","paths":[${list}],"subject":${quoted(subject)}}`;
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : quoted(text);
}
