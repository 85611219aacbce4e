import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the settings about the number and the idle time of sessions, and about mails to users (NULL: the environment's value). */
export class SessionLimits1765000000000 implements MigrationInterface {
  name = 'SessionLimits1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE settings
        ADD COLUMN session_idle_seconds integer,
        ADD COLUMN max_sessions_per_user integer,
        ADD COLUMN security_notifications boolean;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE settings
        DROP COLUMN session_idle_seconds,
        DROP COLUMN max_sessions_per_user,
        DROP COLUMN security_notifications;
    `);
  }
}
