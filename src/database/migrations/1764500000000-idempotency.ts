import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the keys of every change with encrypted responses. The migration does not know the secret and cannot encrypt existing
 * responses, so it deletes them. They belong to resources created within the last day.
 */
export class Idempotency1764500000000 implements MigrationInterface {
  name = 'Idempotency1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
    await queryRunner.query(CLAIM);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

// There is no foreign key. Its check would lock the row of the acting user, and two admins who change each other would
// deadlock. The keys of a deleted user are useless and expire.
const UP = `
  DELETE FROM idempotency_keys;
  ALTER TABLE idempotency_keys
    DROP CONSTRAINT idempotency_keys_user_id_fkey,
    DROP COLUMN answer,
    ADD COLUMN answer bytea NOT NULL,
    ADD COLUMN about uuid[] NOT NULL;
  COMMENT ON COLUMN idempotency_keys.about IS 'The ids that stand in the answer, by which it is found when a person is erased';
  CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
`;

// The function has two statements, because the second one sees everything that was committed before the lock was granted.
// Both errors look like a violation of the primary key.
const CLAIM = `
  CREATE FUNCTION idempotency_keys_claim(claimant uuid, claimed text, lifetime interval) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended(claimant || ' ' || claimed, 0)) THEN
      RAISE EXCEPTION 'the key is in use' USING ERRCODE = 'unique_violation', CONSTRAINT = 'idempotency_keys_pkey';
    END IF;
    DELETE FROM idempotency_keys WHERE user_id = claimant AND key = claimed AND created_at <= now() - lifetime;
    IF EXISTS (SELECT FROM idempotency_keys WHERE user_id = claimant AND key = claimed) THEN
      RAISE EXCEPTION 'the key has been used' USING ERRCODE = 'unique_violation', CONSTRAINT = 'idempotency_keys_pkey';
    END IF;
  END
  $$;
`;

const DOWN = `
  DROP FUNCTION idempotency_keys_claim(uuid, text, interval);
  DROP INDEX idempotency_keys_created_at_idx;
  DELETE FROM idempotency_keys;
  ALTER TABLE idempotency_keys
    DROP COLUMN about,
    DROP COLUMN answer,
    ADD COLUMN answer json,
    ADD CONSTRAINT idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
`;
