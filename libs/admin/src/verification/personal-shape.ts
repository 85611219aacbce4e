import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups, SharedPersonalGroup } from '../contract/audit-seals';
import { type Fault, hasOwn, isHash, isMembers, isText, type Members } from './members';

export const CHANGES = 'changes.';

/** @param entry An entry of a valid form. */
export function personalFault(personal: unknown, entry: AuditLog): Fault {
  if (!isMembers(personal)) return 'its personal groups are not an object';
  for (const name of Object.keys(personal)) {
    const fault = namedFault(name, personal[name], entry);
    if (fault !== null) return fault;
  }
  return null;
}

function namedFault(name: string, group: unknown, entry: AuditLog): Fault {
  if (name === 'targets' && entry.event !== undefined) {
    if (!Array.isArray(group) || group.length === 0) return 'its personal group targets is not a list';
    for (const item of group as unknown[]) {
      const fault = groupFault(item, entry, 'subject');
      if (fault !== null) return `its personal group targets ${fault}`;
    }
    return null;
  }
  const isShared = name === 'shared' && entry.event !== undefined;
  if (!isShared && name !== 'actor' && name !== 'resource') return `it has a personal group ${JSON.stringify(name)}`;
  const fault = groupFault(group, entry, isShared ? 'subjects' : 'subject');
  return fault === null ? null : `its personal group ${name} ${fault}`;
}

function groupFault(group: unknown, entry: AuditLog, who: 'subject' | 'subjects'): Fault {
  if (!isMembers(group) || !isWho(group, who)) return `has no ${who}`;
  const { paths, salt, commitment } = group;
  if (!Array.isArray(paths) || paths.length === 0 || paths.some((path, i) => paths.indexOf(path) !== i))
    return 'has no list of paths';
  if (salt === undefined ? !isHash(commitment) : typeof salt !== 'string' || !/^[A-Za-z0-9_-]{22}$/.test(salt))
    return 'has neither a salt nor a commitment';
  if (Object.keys(group).length !== 3) return 'has members that it cannot have';
  const unknown = paths.find((path) => typeof path !== 'string' || valueAt(entry, path) == null) as unknown;
  return unknown === undefined ? null : `names ${JSON.stringify(unknown)}, where the entry has no value`;
}

function isWho({ subject, subjects }: Members, who: 'subject' | 'subjects'): boolean {
  return who === 'subject' ? isText(subject) : Array.isArray(subjects) && subjects.length > 0 && subjects.every(isText);
}

const TARGET = /^event\.targets\.(0|[1-9]\d?)\.name$/;

/** Returns undefined if an entry cannot have this path. */
export function valueAt(entry: AuditLog, path: string): unknown {
  if (path === 'actor.email') return entry.actor.email;
  if (path === 'ip') return entry.ip;
  if (path === 'userAgent') return entry.userAgent;
  if (path === 'resource.label') return entry.resource.label;
  if (path === 'reason') return entry.reason;
  if (path.startsWith(CHANGES)) {
    const field = path.slice(CHANGES.length);
    return hasOwn(entry.changes, field) ? entry.changes[field] : undefined;
  }
  return entry.event && eventValueAt(entry, path);
}

function eventValueAt({ actor, event }: AuditLog, path: string): unknown {
  if (path === 'actor.name') return actor.name;
  if (path === 'event.data') return event?.data;
  const [, index] = TARGET.exec(path) ?? [];
  return index === undefined ? undefined : event?.targets[Number(index)]?.name;
}

type Group = PersonalGroup | SharedPersonalGroup;

/** Returns whether a group covers the value at a path, so that the record has null in its place. */
export function isHidden(personal: PersonalGroups, path: string): boolean {
  const { actor, resource, shared, targets } = personal;
  return covers(actor, path) || covers(resource, path) || covers(shared, path) || isNameOf(targets, path);
}

function covers(group: Group | undefined, path: string): boolean {
  return group?.paths.includes(path) === true;
}

function isNameOf(targets: readonly PersonalGroup[] | undefined, path: string): boolean {
  return targets?.some((target) => covers(target, path)) === true;
}
