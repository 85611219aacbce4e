import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { putAt } from '../recording/personal';
import { commitment, leafHash } from '../sealing/leaf';

/** An entry and whose values stand where in it. */
export interface PersonalEntry {
  entry: AuditLog;
  personal: PersonalGroups;
}

/** What stands in place of a person's values: shaped like an email, at a domain that can never exist (RFC 2606). */
export function pseudonymOf(subject: string): string {
  return `${subject}@erased.invalid`;
}

/**
 * The entry without the values of a person: the pseudonym in their place, and the commitment in place of the salt, without
 * which nobody can try out what the values were. What is under the seal stays as it is.
 * @throws Error where it would not.
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
    throw new Error(`To erase a person from entry ${entry.id} would break its seal`);
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
