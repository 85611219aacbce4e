import { randomBytes } from 'node:crypto';
import type { AuditLog, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '@/lib/admin/contract/audit-seals';

const SALT_BYTES = 16;

/** What of an entry there must be to tell whose values stand in it. */
type Entry = Pick<AuditLog, 'resource' | 'actor' | 'changes' | 'outcome' | 'reason' | 'ip' | 'userAgent'>;

/**
 * Whose values stand where in an entry: those of who did it, and those of the person it is about. A fresh salt for each,
 * so that who knows the seal alone cannot guess the values. See ADR 12.
 * @param person Id of the user whom the resource is about; null for other resources.
 * @param fields The changed fields that tell something of them.
 */
export function personalGroups(entry: Entry, person: string | null, fields: readonly string[] = []): PersonalGroups {
  const actor = entry.actor.id ?? person;
  // What somebody wrote may name the person. Of a refusal it is a code.
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

function addGroup(groups: PersonalGroups, name: keyof PersonalGroups, subject: string, paths: string[]): void {
  if (paths.length > 0) {
    const group: PersonalGroup = { subject, paths, salt: randomBytes(SALT_BYTES).toString('base64url') };
    groups[name] = group;
  }
}

function present(entry: Entry, paths: string[]): string[] {
  return paths.filter((path) => !isEmpty(valueAt(entry, path)));
}

/** Of a change too: from nothing to nothing, as a creation tells of what is not set. */
function isEmpty(value: unknown): boolean {
  const { from, to } = (typeof value === 'object' && value !== null ? value : { from: value }) as Partial<FieldChange>;
  return from == null && to == null;
}

/** The value at a path such as `ip` or `changes.name`. */
export function valueAt(entry: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], entry);
}

/** Puts another value where `valueAt` reads it. What leads there must be the caller's own to change. */
export function putAt(entry: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.length > 0 ? valueAt(entry, keys.join('.')) : entry;
  (parent as Record<string, unknown>)[last] = value;
}
