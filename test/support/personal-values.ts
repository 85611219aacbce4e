import type { AuditLog } from '@/lib/admin/client';
import type { TestApp } from './test-app';
import { entriesOf } from './two-instances';

/** The tables with a row in which a text stands, in any column. */
export async function placesOf(service: TestApp, text: string): Promise<string[]> {
  const tables = await service.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`,
  );
  const places: string[] = [];
  for (const { name } of tables) {
    const [found] = await service.sql(`SELECT FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [text]);
    if (found) {
      places.push(name);
    }
  }
  return places;
}

/** The entries that have personal values of a user, in their order, but for that of the erasure. */
export async function entriesAbout(service: TestApp, userId: string): Promise<AuditLog[]> {
  const rows = await service.sql<{ id: string }>(
    `SELECT id FROM audit_logs WHERE personal -> 'actor' ->> 'subject' = $1 OR personal -> 'resource' ->> 'subject' = $1`,
    [userId],
  );
  const ids = new Set(rows.map(({ id }) => id));
  return (await entriesOf(service, {})).filter(({ id }) => ids.has(id));
}
