import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds origin and last use to sessions, and reason and end to suspensions. */
export class SessionsOfOthers1764300000000 implements MigrationInterface {
  name = 'SessionsOfOthers1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SESSIONS);
    await queryRunner.query(SUSPENSIONS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE users DROP COLUMN suspended_reason, DROP COLUMN suspended_until;
      ALTER TABLE sessions DROP COLUMN last_seen_at, DROP COLUMN ip, DROP COLUMN user_agent;
    `);
  }
}

// Earlier sessions have only the time of their creation.
const SESSIONS = `
  ALTER TABLE sessions ADD COLUMN last_seen_at timestamptz(3), ADD COLUMN ip text, ADD COLUMN user_agent text;
  UPDATE sessions SET last_seen_at = created_at;
  ALTER TABLE sessions ALTER last_seen_at SET NOT NULL;
`;

// Null: no end. The index contains only the few suspensions that end by themselves.
const SUSPENSIONS = `
  ALTER TABLE users ADD COLUMN suspended_reason text COLLATE "C", ADD COLUMN suspended_until timestamptz(3),
    ADD CONSTRAINT users_suspension_check
      CHECK (status = 'suspended' OR (suspended_reason IS NULL AND suspended_until IS NULL));
  CREATE INDEX users_suspended_until_idx ON users (suspended_until) WHERE suspended_until IS NOT NULL;
`;
