import { randomBytes } from 'node:crypto';
import type { AuditLog, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups, SharedPersonalGroup } from '@/lib/admin/contract/audit-seals';

const SALT_BYTES = 16;

export type Group = PersonalGroup | SharedPersonalGroup;

/** The part of an entry that may hold personal values. */
type Entry = Pick<AuditLog, 'resource' | 'actor' | 'changes' | 'outcome' | 'reason' | 'ip' | 'userAgent'>;

/**
 * Returns the paths of the personal values in an entry: those of the actor, and those of the person it is about. Each group
 * has a fresh random salt, so nobody can guess the values from the seal alone. See ADR 12.
 * @param person Id of the user that the resource is about. Null for other resources.
 * @param fields The changed fields that hold personal data of that user.
 */
export function personalGroups(entry: Entry, person: string | null, fields: readonly string[] = []): PersonalGroups {
  const actor = entry.actor.id ?? person;
  // A written reason may name the person. The reason of a refusal is an error code.
  const reason = entry.outcome === 'SUCCESS' ? ['reason'] : [];
  const groups: PersonalGroups = {};
  if (actor !== null) {
    addGroup(groups, 'actor', actor, present(entry, ['actor.email', 'ip', 'userAgent', ...(person ? [] : reason)]));
  }
  if (person !== null) {
    const changed = fields.map((field) => `changes.${field}`);
    addGroup(groups, 'resource', person, present(entry, ['resource.label', ...reason, ...changed]));
  }
  return groups;
}

function addGroup(groups: PersonalGroups, name: 'actor' | 'resource', subject: string, paths: string[]): void {
  if (paths.length > 0) {
    groups[name] = { subject, paths, salt: newSalt() };
  }
}

/** Returns 16 random bytes in base64url. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

/** Returns every group of an entry. */
export function groupsOf({ actor, resource, shared, targets = [] }: PersonalGroups): Group[] {
  return [actor, resource, shared, ...targets].filter((group) => group !== undefined);
}

/** Returns a copy in which the values at the paths of personal values can be replaced. */
export function copyOf(entry: AuditLog): AuditLog {
  const { event } = entry;
  return {
    ...entry,
    resource: { ...entry.resource },
    actor: { ...entry.actor },
    changes: { ...entry.changes },
    ...(event && { event: { ...event, targets: event.targets.map((target) => ({ ...target })) } }),
  };
}

function present(entry: Entry, paths: string[]): string[] {
  return paths.filter((path) => !isEmpty(valueAt(entry, path)));
}

/** Returns whether a value is null, or a change from null to null, as a CREATE records for an unset field. */
function isEmpty(value: unknown): boolean {
  const { from, to } = (typeof value === 'object' && value !== null ? value : { from: value }) as Partial<FieldChange>;
  return from == null && to == null;
}

/** Returns the value at a path such as `ip` or `changes.name`. */
export function valueAt(entry: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], entry);
}

/** Replaces the value at a path. It mutates the parent object, so pass a copy. */
export function putAt(entry: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.length > 0 ? valueAt(entry, keys.join('.')) : entry;
  (parent as Record<string, unknown>)[last] = value;
}
