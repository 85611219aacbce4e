import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['users', 'deleted_users', 'organizations', 'deleted_organizations'];

/** Orders names as people do, by ICU's root collation: "ada, Ada, Änne, Zoe". Before, they were in order of code points. */
export class NameOrder1765310000000 implements MigrationInterface {
  name = 'NameOrder1765310000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await replaceIndexes(queryRunner, 'name COLLATE "und-x-icu", id');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await replaceIndexes(queryRunner, 'name, id');
  }
}

async function replaceIndexes(queryRunner: QueryRunner, columns: string): Promise<void> {
  for (const table of TABLES) {
    await queryRunner.query(`
      DROP INDEX ${table}_name_idx;
      CREATE INDEX ${table}_name_idx ON ${table} (${columns});
    `);
  }
}
