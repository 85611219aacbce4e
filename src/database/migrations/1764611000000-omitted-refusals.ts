import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the counts of refusals without audit entries of their own. */
export class OmittedRefusals1764611000000 implements MigrationInterface {
  name = 'OmittedRefusals1764611000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE omitted_refusals (
        refusal_group text COLLATE "C" NOT NULL,
        code text COLLATE "C" NOT NULL,
        count integer NOT NULL,
        first_at timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL,
        CONSTRAINT omitted_refusals_pkey PRIMARY KEY (refusal_group, code)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE omitted_refusals');
  }
}
