import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds links with which a person sets a new password, and passwords that must be changed or end by themselves. */
export class AccountHelp1764900000000 implements MigrationInterface {
  name = 'AccountHelp1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PASSWORDS);
    await queryRunner.query(LINKS);
    await queryRunner.query(ASSERT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION users_assert_password_settled(uuid, text[]);
      DROP TABLE password_reset_requests, password_resets;
      ALTER TABLE deleted_users DROP COLUMN must_change_password, DROP COLUMN password_expires_at;
      ALTER TABLE users DROP COLUMN must_change_password, DROP COLUMN password_expires_at;
    `);
  }
}

// The default lets instances of the version before create users during an upgrade.
const PASSWORDS = `
  ALTER TABLE users
    ADD COLUMN must_change_password boolean NOT NULL DEFAULT false, ADD COLUMN password_expires_at timestamptz(3);
  ALTER TABLE deleted_users
    ADD COLUMN must_change_password boolean NOT NULL DEFAULT false, ADD COLUMN password_expires_at timestamptz(3);
`;

// A user has at most one link. A request waits only until the job has looked up its account.
const LINKS = `
  CREATE TABLE password_resets (
    id uuid CONSTRAINT password_resets_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT password_resets_user_id_key UNIQUE
      CONSTRAINT password_resets_user_id_fkey REFERENCES users (id),
    token_hash text COLLATE "C" NOT NULL CONSTRAINT password_resets_token_hash_key UNIQUE,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
  );
  CREATE INDEX password_resets_expires_at_idx ON password_resets (expires_at);

  CREATE TABLE password_reset_requests (
    id uuid CONSTRAINT password_reset_requests_pkey PRIMARY KEY,
    content bytea NOT NULL,
    created_at timestamptz(3) NOT NULL
  );
  COMMENT ON COLUMN password_reset_requests.content IS 'Encrypted: the email, and the client that asked';
`;

// A request that uses a permission is refused, also if its password must be changed since it began. A demand for a change
// locks the sessions of the user, so call this after `sessions_assert_in_force`.
const ASSERT = `
  CREATE FUNCTION users_assert_password_settled(holder uuid, used text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF cardinality(used) > 0 THEN
      PERFORM FROM users WHERE id = holder AND must_change_password;
      IF FOUND THEN
        RAISE EXCEPTION 'the password must be changed' USING CONSTRAINT = 'users_password_settled';
      END IF;
    END IF;
  END
  $$;
`;
