import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks mails that notify a user. Their rows go when they are sent, since nobody reads their delivery state. */
export class SecurityNotifications1765010000000 implements MigrationInterface {
  name = 'SecurityNotifications1765010000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE outgoing_mails ADD COLUMN recipient_id uuid;
      CREATE INDEX outgoing_mails_recipient_id_idx ON outgoing_mails (recipient_id) WHERE recipient_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM outgoing_mails WHERE recipient_id IS NOT NULL;
      ALTER TABLE outgoing_mails DROP COLUMN recipient_id;
    `);
  }
}
