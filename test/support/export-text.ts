import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';

export const CSV_HEADER =
  'sequence,id,occurredAt,action,resourceType,resourceId,resourceLabel,actorType,actorId,actorEmail,changes,outcome,' +
  'reason,requestId,ip,userAgent,personal,leafIndex,path,checkpoint,cursor,actorName,organizationId,event\r\n';

export function ndjsonOf(lines: readonly ExportedAuditLog[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** As the format describes it: RFC 4180, null is an empty cell, what looks like a formula has a ' in front. */
export function csvOf(lines: readonly ExportedAuditLog[]): string {
  const rows = lines.map(({ resource, actor, proof, ...line }) =>
    [
      line.sequence,
      line.id,
      line.occurredAt,
      line.action,
      resource.type,
      resource.id,
      resource.label,
      actor.type,
      actor.id,
      actor.email,
      JSON.stringify(line.changes),
      line.outcome,
      line.reason,
      line.requestId,
      line.ip,
      line.userAgent,
      JSON.stringify(line.personal),
      proof.leafIndex,
      JSON.stringify(proof.path),
      JSON.stringify(proof.checkpoint),
      line.cursor,
      actor.name ?? null,
      line.organizationId,
      line.event ? JSON.stringify(line.event) : null,
    ]
      .map(cell)
      .join(','),
  );
  return CSV_HEADER + rows.map((row) => `${row}\r\n`).join('');
}

function cell(value: string | number | null): string {
  const text = String(value ?? '').replace(/^(?=[=+\-@\t\r'])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
