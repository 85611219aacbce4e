import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '../contract/audit-seals';
import { canonical, quoted } from './canonical';
import { CHANGES, valueAt } from './shapes';

/** What the commitment to a group hashes, of a group that has its salt. */
export function commitmentText(entry: AuditLog, group: PersonalGroup): string {
  let values = '';
  for (const path of [...group.paths].sort()) {
    values += `${values === '' ? '' : ','}${quoted(path)}:${canonical(valueAt(entry, path))}`;
  }
  return `{"salt":${quoted(group.salt ?? '')},"values":{${values}}}`;
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
  const hidden = [...(personal.actor?.paths ?? []), ...(personal.resource?.paths ?? [])];
  const shown = (path: string, value: string | null): string =>
    value === null || hidden.includes(path) ? 'null' : quoted(value);
  const { actor, resource } = entry;
  return (
    `\0{"action":${quoted(entry.action)},"actor":{"email":${shown('actor.email', actor.email)},` +
    `"id":${textOrNull(actor.id)},"type":${quoted(actor.type)}},"changes":${changesText(entry, hidden)},` +
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

function changesText({ changes }: AuditLog, hidden: readonly string[]): string {
  const names = Object.keys(changes);
  if (names.length > 1) names.sort();
  let text = '';
  for (const name of names) {
    const change = changes[name];
    const value =
      change === undefined || (hidden.length > 0 && hidden.includes(CHANGES + name))
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
  return `{"commitment":"${commitment}","paths":${canonical(paths)},"subject":${quoted(subject)}}`;
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : quoted(text);
}
