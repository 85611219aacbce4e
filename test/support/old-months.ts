import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import type { AuditLog } from '@/lib/admin/client';
import { AuditRetention } from '@/audit/retention/audit-retention';
import { SealingJob } from '@/audit/sealing/sealing-job';
import { entriesOf } from './two-instances';
import type { TestApp } from './test-app';

type Service = Pick<TestApp, 'sql'>;

/** So many days that what ended before this day is not kept any more. */
export function daysSince(day: string): number {
  return Math.floor((Date.now() - Date.parse(day)) / 86_400_000);
}

/** Entries of a month long ago, such as `2024-01`, behind the service's back; gives their sequences. */
export async function insertEntries(service: Service, month: string, count: number): Promise<number[]> {
  await service.sql(`SELECT audit_logs_add_partition($1::date)`, [`${month}-01`]);
  const rows = await service.sql<{ sequence: number }>(
    `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes, outcome,
       personal)
     SELECT gen_random_uuid(), $1::timestamptz + n * interval '1 second', 'UPDATE', 'organization', gen_random_uuid()::text,
       'old-' || n, 'system', '{"plan":{"from":"free","to":"pro"}}', 'SUCCESS', '{}'
     FROM generate_series(1, $2::int) AS n RETURNING sequence`,
    [`${month}-01T00:00:00Z`, count],
  );
  return rows.map(({ sequence }) => sequence);
}

export async function seal({ app }: TestApp): Promise<void> {
  await app.get(SealingJob, { strict: false }).sealUpToNow();
}

/** One run of the retention with so many days to keep. */
export async function dropOlderThan({ app }: TestApp, days: number | undefined): Promise<boolean> {
  const config = app.get<{ auditRetentionDays: AppConfig['auditRetentionDays'] }>(APP_CONFIG, { strict: false });
  config.auditRetentionDays = days;
  return app.get(AuditRetention, { strict: false }).run();
}

/** The tables of months that are there, attached or not. */
export async function tablesOf(
  service: Service,
): Promise<{ attached: string[]; detached: string[]; pending: string[] }> {
  const rows = await service.sql<{ name: string; parent: number | null; pending: boolean | null }>(
    `SELECT relname AS name, inhparent::int AS parent, inhdetachpending AS pending
     FROM pg_class LEFT JOIN pg_inherits ON inhrelid = oid
     WHERE relname ~ '^audit_logs_\\d{4}_\\d{2}$' AND relkind = 'r' ORDER BY relname`,
  );
  const names = (condition: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(condition).map(({ name }) => name.replace('audit_logs_', '').replace('_', '-'));
  return {
    attached: names(({ parent, pending }) => parent !== null && !pending),
    detached: names(({ parent }) => parent === null),
    pending: names(({ pending }) => pending === true),
  };
}

/** The entries about months that were dropped, in their order. */
export async function retentionEntries(service: TestApp): Promise<AuditLog[]> {
  return entriesOf(service, { resourceType: 'audit_log', action: 'DELETE' });
}
