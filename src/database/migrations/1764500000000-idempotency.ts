import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys of every change, with sealed answers. Responses of the previous version cannot be encrypted here, without the
 * secret, so their keys are deleted: they were those of creations within a day.
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

// Without a foreign key: to check it would lock the actor's row, and two admins who change each other would wait for each
// other. Keys of a deleted user are useless, and they expire.
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

// A second statement of a function sees what was committed before the lock was taken, which a single one might not.
// Both refusals are those of the primary key: somebody has the key.
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
