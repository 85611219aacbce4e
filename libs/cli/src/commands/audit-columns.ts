import type { AuditLog } from 'admin-api-client';
import { safeJson } from '../terminal/safe-text';
import { timeOf } from '../terminal/output';
import type { Column } from '../terminal/table';

export const AUDIT_COLUMNS: Column<AuditLog>[] = [
  { head: 'TIME', value: ({ occurredAt }) => timeOf(occurredAt) },
  { head: 'ACTOR', value: ({ actor }) => actor.email ?? actor.name ?? actor.type },
  { head: 'ACTION', value: ({ action, outcome }) => (outcome === 'DENIED' ? `${action} denied` : action) },
  { head: 'RESOURCE', value: ({ resource }) => `${resource.type} ${resource.label}` },
  { head: 'CHANGES', value: changesOf },
  { head: 'REASON', value: ({ reason }) => reason ?? '-', isOptional: true },
  { head: 'SEQUENCE', value: ({ sequence }) => String(sequence), isOptional: true },
];

/** Returns the changed fields of an entry in one line. */
export function changesOf({ changes, action }: AuditLog): string {
  const fields = Object.entries(changes);
  if (fields.length === 0) return '-';
  if (action === 'CREATE' || action === 'DELETE') return fields.map(([field]) => field).join(', ');
  return fields.map(([field, { from, to }]) => `${field}: ${safeJson(from)} → ${safeJson(to)}`).join(', ');
}
