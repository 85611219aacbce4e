import type { AdminClient, AuditLog, AuditLogFilters } from 'admin-api-client';
import type { Context } from '../context';
import { type ListOptions, printList } from '../terminal/list';
import { safeText } from '../terminal/safe-text';
import { type Output } from '../terminal/output';
import { AUDIT_COLUMNS, changesOf } from './audit-columns';
import { type FilterFlags, filtersOf } from './audit-filters';

export interface ListFlags extends ListOptions, FilterFlags {}
export interface TailFlags extends FilterFlags {
  lines: number;
  after?: number;
  max?: number;
}

export async function list({ out, admin }: Context, flags: ListFlags): Promise<void> {
  const client = await admin();
  const filters = await filtersOf(client, flags);
  await printList(out, AUDIT_COLUMNS, flags, (page) => client.auditLogs.list({ ...filters, ...page }));
}

/** Prints the newest checkpoint as one line. */
export async function checkpoint({ out, admin }: Context): Promise<void> {
  await out.jsonLine(await (await admin()).auditLogs.checkpoints.latest());
}

/** Prints entries as they are written. The client connects again if the service restarts. */
export async function tail({ out, admin }: Context, flags: TailFlags): Promise<void> {
  const client = await admin();
  const filters = await filtersOf(client, flags);
  const after = flags.after ?? (await sequenceBefore(client, filters, flags.lines));
  let count = 0;
  for await (const entry of client.auditLogs.follow({ ...filters, after })) {
    await (out.isJson ? out.jsonLine(entry) : out.data(`${lineOf(entry, out)}\n`));
    if (++count === flags.max) return;
  }
}

/** Returns the sequence after which the last `lines` entries follow, or undefined for new entries only. */
async function sequenceBefore(
  client: AdminClient,
  filters: AuditLogFilters,
  lines: number,
): Promise<number | undefined> {
  if (lines === 0) return undefined;
  const limit = Math.min(lines + 1, 100);
  const { data } = await client.auditLogs.list({ ...filters, limit });
  return data[Math.min(lines, limit - 1)]?.sequence ?? 0;
}

function lineOf(entry: AuditLog, { paint }: Output): string {
  const { occurredAt, sequence, outcome } = entry;
  const [, actor = '', action = '', resource = ''] = AUDIT_COLUMNS.map(({ value }) => safeText(value(entry)));
  const reason = entry.reason === null ? '' : ` (${safeText(entry.reason)})`;
  const shown = paint(outcome === 'DENIED' ? 'red' : 'bold', action);
  return `${paint('dim', `${occurredAt} #${sequence}`)} ${actor} ${shown} ${resource}: ${safeText(changesOf(entry))}${reason}`;
}
