import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { putAt, valueAt } from '../recording/personal';

const LEAF = Buffer.from([0]);

/**
 * Returns the leaf hash of an entry (RFC 9162, 2.1.1). It covers the whole entry in canonical form, with commitments in
 * place of the personal values. An erasure of these values therefore does not change the hash. The organization stands beside
 * the record. See docs/audit.md.
 */
export function leafHash(entry: AuditLog, personal: PersonalGroups): Buffer {
  const groups = Object.entries(personal) as [string, PersonalGroup][];
  const record: Omit<AuditLog, 'organizationId'> & { organizationId?: string | null; personal: object } = {
    ...entry,
    resource: { ...entry.resource },
    actor: { ...entry.actor },
    changes: { ...entry.changes },
    personal: Object.fromEntries(groups.map(([name, group]) => [name, committed(entry, group)])),
  };
  delete record.organizationId;
  for (const [, { paths }] of groups) {
    paths.forEach((path) => putAt(record, path, null));
  }
  return createHash('sha256').update(LEAF).update(canonical(record)).digest();
}

/** Returns a hash that binds to the values of a group. The random salt prevents guessing them. */
export function commitment(entry: AuditLog, { salt, paths }: PersonalGroup): string {
  const values = Object.fromEntries(paths.map((path) => [path, valueAt(entry, path)]));
  return createHash('sha256').update(canonical({ salt, values })).digest('hex');
}

/** Returns the canonical form of RFC 8785. */
export function canonical(value: object): string {
  return canonicalize(value) ?? '';
}

function committed(entry: AuditLog, group: PersonalGroup): object {
  const { subject, paths } = group;
  return { subject, paths, commitment: group.commitment ?? commitment(entry, group) };
}
