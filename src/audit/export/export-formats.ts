import type { ExportedAuditLog, ExportFormat } from '@/lib/admin/contract/audit-seals';
import { csvRow } from './csv';

interface Form {
  contentType: string;
  /** The text before the first line. */
  header: string;
  /** Returns an entry as a line, with its line break. */
  line(entry: ExportedAuditLog): string;
}

const COLUMNS = [
  ...['sequence', 'id', 'occurredAt', 'action', 'resourceType', 'resourceId', 'resourceLabel'],
  ...['actorType', 'actorId', 'actorEmail', 'changes', 'outcome', 'reason', 'requestId', 'ip', 'userAgent'],
  ...['personal', 'leafIndex', 'path', 'checkpoint', 'cursor', 'actorName', 'organizationId', 'event'],
];

export const FORMS: Record<ExportFormat, Form> = {
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    header: '',
    line: (entry) => `${JSON.stringify(entry)}\n`,
  },
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    header: csvRow(COLUMNS),
    line: (entry) => csvRow(cellsOf(entry)),
  },
};

/** Returns the cells in the order of the columns. */
function cellsOf({ resource, actor, proof, ...entry }: ExportedAuditLog): (string | number | null)[] {
  return [
    ...[entry.sequence, entry.id, entry.occurredAt, entry.action, resource.type, resource.id, resource.label],
    ...[actor.type, actor.id, actor.email, JSON.stringify(entry.changes), entry.outcome, entry.reason],
    ...[entry.requestId, entry.ip, entry.userAgent, JSON.stringify(entry.personal)],
    ...[proof.leafIndex, JSON.stringify(proof.path), JSON.stringify(proof.checkpoint), entry.cursor],
    actor.name ?? null,
    entry.organizationId,
    entry.event === undefined ? null : JSON.stringify(entry.event),
  ];
}
