import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the limit of members of an organization (NULL: no limit), and an index that finds the few owners among many members. */
export class SeatLimit1764350000000 implements MigrationInterface {
  name = 'SeatLimit1764350000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organizations ADD COLUMN seat_limit integer
        CONSTRAINT organizations_seat_limit_check CHECK (seat_limit BETWEEN 1 AND 1000000);
      CREATE INDEX memberships_owners_idx ON memberships (organization_id, user_id) WHERE role = 'owner';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX memberships_owners_idx;
      ALTER TABLE organizations DROP COLUMN seat_limit;
    `);
  }
}
