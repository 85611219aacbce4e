import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups, SharedPersonalGroup } from '@/lib/admin/contract/audit-seals';
import { copyOf, groupsOf, type Group, putAt, valueAt } from '../recording/personal';

const LEAF = Buffer.from([0]);

/**
 * Returns the leaf hash of an entry (RFC 9162, 2.1.1). It covers the whole entry in canonical form, with commitments in
 * place of the personal values. An erasure of these values therefore does not change the hash. The organization stands beside
 * the record. See docs/audit.md.
 */
export function leafHash(entry: AuditLog, personal: PersonalGroups): Buffer {
  const { targets, ...others } = personal;
  const record: Omit<AuditLog, 'organizationId'> & { organizationId?: string | null; personal: object } = {
    ...copyOf(entry),
    personal: {
      ...Object.fromEntries(
        Object.entries(others).map(([name, group]: [string, Group]) => [name, committed(entry, group)]),
      ),
      ...(targets && { targets: targets.map((group) => committed(entry, group)) }),
    },
  };
  delete record.organizationId;
  for (const { paths } of groupsOf(personal)) {
    paths.forEach((path) => putAt(record, path, null));
  }
  return createHash('sha256').update(LEAF).update(canonical(record)).digest();
}

/** Returns a hash that binds to the values of a group. The random salt prevents guessing them. */
export function commitment(entry: AuditLog, { salt, paths }: Group): string {
  const values = Object.fromEntries(paths.map((path) => [path, valueAt(entry, path)]));
  return createHash('sha256').update(canonical({ salt, values })).digest('hex');
}

/** Returns the canonical form of RFC 8785. */
export function canonical(value: object): string {
  return canonicalize(value) ?? '';
}

function committed(entry: AuditLog, group: Group): object {
  return { ...bare(group), commitment: group.commitment ?? commitment(entry, group) };
}

type Bare<G> = Omit<G, 'salt' | 'commitment'>;

/** Returns a group without its salt and its commitment. */
export function bare(group: Group): Bare<PersonalGroup> | Bare<SharedPersonalGroup> {
  const { paths } = group;
  return 'subjects' in group ? { subjects: group.subjects, paths } : { subject: group.subject, paths };
}
