import type { TestApp } from './test-app';

const TABLES = ['users', 'organizations', 'memberships', 'deleted_users', 'deleted_organizations'];
const SEALED = 'sequence <= (SELECT coalesce(max(last_sequence), 0) FROM audit_checkpoints)';

const ACTUAL = [
  ...TABLES.map((table) => `SELECT '${table}' AS source, ${table}_count_keys(t) AS keys FROM ${table} t`),
  `SELECT tableoid::regclass::text, audit_logs_count_keys(t) FROM audit_logs t WHERE ${SEALED}`,
].join(' UNION ALL ');

/** Every count that is kept and is not what one statement counts; that there are any counts is asserted by the first row. */
export async function wrongCounts(service: Pick<TestApp, 'sql'>): Promise<object[]> {
  return service.sql(`
    WITH actual AS (SELECT source, key, count(*) AS n FROM (${ACTUAL}) AS rows, unnest(keys) AS key GROUP BY source, key),
      kept AS (
        SELECT source, key, sum(n) AS n FROM (
          SELECT source, key, rows AS n FROM row_counts
          UNION ALL SELECT source, key, amount FROM row_count_changes, unnest(keys) AS key
        ) AS both_tables GROUP BY source, key HAVING sum(n) <> 0
      )
    SELECT source, key, actual.n AS actual, kept.n AS kept FROM actual FULL JOIN kept USING (source, key)
    WHERE actual.n IS DISTINCT FROM kept.n
    UNION ALL SELECT 'nothing is counted', '', NULL, NULL WHERE NOT EXISTS (SELECT FROM actual WHERE source = 'users')`);
}
