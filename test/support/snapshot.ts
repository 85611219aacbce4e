import type { TestApp } from './test-app';

/** Tables that no change writes: background jobs do, and attempts at a password are counted also in a dry run. */
const BACKGROUND = ['audit_checkpoints', 'login_failures', 'row_counts', 'row_count_changes'];

/** Columns of `sessions`, `users` and `api_keys` that background jobs write. */
const LAST_USE = ['last_seen_at', 'last_active_at', 'last_used_at', 'last_used_ip'];

const COUNTS = `
  SELECT key, source, sum(rows)::int AS rows FROM (
    SELECT key, source, rows FROM row_counts
    UNION ALL
    SELECT key, source, amount FROM row_count_changes, unnest(keys) AS key
  ) AS counts WHERE source NOT LIKE 'audit_logs%' GROUP BY key, source HAVING sum(rows) <> 0 ORDER BY key, source`;

/** All that the database holds, by table, with its counts and where its sequences are: two are equal if nothing was written. */
export async function snapshot(service: TestApp): Promise<Record<string, unknown>> {
  const tables = await service.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`,
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => !BACKGROUND.includes(table.name))) {
    const [row] = await service.sql<{ rows: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(content, '|' ORDER BY content)), '') AS rows
       FROM (SELECT (to_jsonb(t) - $1::text[])::text AS content FROM ${name} t) AS contents`,
      [LAST_USE],
    );
    contents[name] = row!.rows;
  }
  contents.counts = await service.sql(COUNTS);
  contents.sequences = await service.sql(
    'SELECT sequencename, last_value::text FROM pg_sequences ORDER BY sequencename',
  );
  return contents;
}
