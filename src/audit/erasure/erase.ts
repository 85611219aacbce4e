import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { copyOf, type Group, groupsOf, putAt } from '../recording/personal';
import { bare, commitment, leafHash } from '../sealing/leaf';

/** An entry, and the groups that tell which of its values belong to which person. */
export interface PersonalEntry {
  entry: AuditLog;
  personal: PersonalGroups;
}

/** Returns the text that replaces the values of a person: an email address at a domain that can never exist (RFC 2606). */
export function pseudonymOf(subject: string): string {
  return `${subject}@erased.invalid`;
}

/**
 * Returns the entry with the pseudonym instead of the values of a person, and the commitment instead of the salt. Without the
 * salt nobody can guess the values. The sealed hash stays the same.
 * @throws Error if the hash would change.
 */
export function withoutValuesOf(subject: string, { entry, personal }: PersonalEntry): PersonalEntry {
  const copy = copyOf(entry);
  const withoutValues = <G extends Group>(group: G): G => {
    if (!concerns(group, subject) || group.salt === undefined) {
      return group;
    }
    group.paths.forEach((path) => putAt(copy, path, replacement(entry, path, subject)));
    return { ...bare(group), commitment: commitment(entry, group) } as G;
  };
  const erased: PersonalEntry = {
    entry: copy,
    personal: {
      ...(personal.actor && { actor: withoutValues(personal.actor) }),
      ...(personal.resource && { resource: withoutValues(personal.resource) }),
      ...(personal.shared && { shared: withoutValues(personal.shared) }),
      ...(personal.targets && { targets: personal.targets.map(withoutValues) }),
    },
  };
  if (!leafHash(entry, personal).equals(leafHash(erased.entry, erased.personal))) {
    throw new Error(`The erasure of a person from entry ${entry.id} would break its seal`);
  }
  return erased;
}

/** Returns whether a group holds values of a person. */
function concerns(group: Group, subject: string): boolean {
  return 'subjects' in group ? group.subjects.includes(subject) : group.subject === subject;
}

/** Returns whether an entry has values of a person, erased or not. */
export function isAbout(subject: string, personal: PersonalGroups): boolean {
  return groupsOf(personal).some((group) => concerns(group, subject));
}

/** Returns whether an entry has values of a person that are not erased yet. */
export function hasValuesOf(subject: string, personal: PersonalGroups): boolean {
  return groupsOf(personal).some((group) => concerns(group, subject) && group.salt !== undefined);
}

function replacement({ action }: AuditLog, path: string, subject: string): unknown {
  const pseudonym = pseudonymOf(subject);
  if (!path.startsWith('changes.')) {
    return pseudonym;
  }
  return { from: action === 'CREATE' ? null : pseudonym, to: action === 'DELETE' ? null : pseudonym };
}
