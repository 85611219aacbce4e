import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { putAt } from '../recording/personal';
import { commitment, leafHash } from '../sealing/leaf';

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
  const erased: PersonalEntry = {
    entry: {
      ...entry,
      resource: { ...entry.resource },
      actor: { ...entry.actor },
      changes: { ...entry.changes },
    },
    personal: { ...personal },
  };
  for (const [name, group] of Object.entries(personal) as [keyof PersonalGroups, PersonalGroup][]) {
    if (group.subject === subject && group.salt !== undefined) {
      const { paths } = group;
      paths.forEach((path) => putAt(erased.entry, path, replacement(entry, path, subject)));
      erased.personal[name] = { subject, paths, commitment: commitment(entry, group) };
    }
  }
  if (!leafHash(entry, personal).equals(leafHash(erased.entry, erased.personal))) {
    throw new Error(`The erasure of a person from entry ${entry.id} would break its seal`);
  }
  return erased;
}

function replacement({ action }: AuditLog, path: string, subject: string): unknown {
  const pseudonym = pseudonymOf(subject);
  if (!path.startsWith('changes.')) {
    return pseudonym;
  }
  return { from: action === 'CREATE' ? null : pseudonym, to: action === 'DELETE' ? null : pseudonym };
}
