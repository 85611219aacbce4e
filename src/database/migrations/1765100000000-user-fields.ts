import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  'external_id text COLLATE "C"',
  'email_verified_at timestamptz(3)',
  'phone text COLLATE "C"',
  'avatar_url text COLLATE "C"',
  'locale text COLLATE "C"',
  'time_zone text COLLATE "C"',
  'last_active_at timestamptz(3)',
];

/**
 * Adds the external id, the profile, the verification of the email and the last activity to users. The last activity of users who
 * have signed in is that of their sessions, or their last login.
 */
export class UserFields1765100000000 implements MigrationInterface {
  name = 'UserFields1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['users', 'deleted_users']) {
      await queryRunner.query(`ALTER TABLE ${table} ${COLUMNS.map((column) => `ADD COLUMN ${column}`).join(', ')}`);
    }
    await queryRunner.query(`
      ALTER TABLE users ADD CONSTRAINT users_external_id_key UNIQUE (external_id) INCLUDE (id);
      CREATE INDEX deleted_users_external_id_idx ON deleted_users (external_id, id);
      UPDATE users SET last_active_at = last_login_at WHERE last_login_at IS NOT NULL;
      UPDATE users u SET last_active_at = s.seen_at
      FROM (SELECT user_id, max(last_seen_at) AS seen_at FROM sessions GROUP BY user_id) s
      WHERE s.user_id = u.id AND (u.last_active_at IS NULL OR u.last_active_at < s.seen_at);
      UPDATE deleted_users SET last_active_at = last_login_at WHERE last_login_at IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['users', 'deleted_users']) {
      const names = COLUMNS.map((column) => column.split(' ')[0]);
      await queryRunner.query(`ALTER TABLE ${table} ${names.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
    }
  }
}
