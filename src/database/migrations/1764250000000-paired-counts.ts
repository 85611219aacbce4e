import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts rows also by pairs of filters that have few values. See docs/adr/0014-row-counts.md. */
export class PairedCounts1764250000000 implements MigrationInterface {
  name = 'PairedCounts1764250000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Transactions that count without the pairs end before the pairs are filled in.
    await queryRunner.query('LOCK TABLE users, organizations IN SHARE MODE');
    await queryRunner.query(keysOf('users', 'role', `, ${pairOf('role')}`));
    await queryRunner.query(keysOf('organizations', 'plan', `, ${pairOf('plan')}`));
    await queryRunner.query(FILL);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('LOCK TABLE users, organizations IN SHARE MODE');
    await queryRunner.query(keysOf('users', 'role', ''));
    await queryRunner.query(keysOf('organizations', 'plan', ''));
    await queryRunner.query(
      `DELETE FROM row_counts WHERE source IN ('users', 'organizations') AND key LIKE '% status=%'`,
    );
    await queryRunner.query(`
      UPDATE row_count_changes SET keys = ARRAY(SELECT key FROM unnest(keys) AS key WHERE key NOT LIKE '% status=%')
      WHERE source IN ('users', 'organizations')`);
  }
}

function keysOf(table: string, column: string, pair: string): string {
  return `
    CREATE OR REPLACE FUNCTION ${table}_count_keys(t ${table}) RETURNS text[] LANGUAGE sql STABLE AS $$
      SELECT ARRAY['all', '${column}=' || t.${column}, 'status=' || t.status,
        'day=' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')${pair}]
    $$`;
}

function pairOf(column: string): string {
  return `'${column}=' || t.${column} || ' status=' || t.status`;
}

const FILL = `
  INSERT INTO row_counts (key, source, rows)
  SELECT ${pairOf('role')}, 'users', count(*) FROM users t GROUP BY 1
  UNION ALL
  SELECT ${pairOf('plan')}, 'organizations', count(*) FROM organizations t GROUP BY 1;
`;
