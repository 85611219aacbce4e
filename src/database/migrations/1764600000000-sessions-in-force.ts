import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a transaction check at its end that its session is still valid. */
export class SessionsInForce1764600000000 implements MigrationInterface {
  name = 'SessionsInForce1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ASSERT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION sessions_assert_in_force(uuid, uuid, boolean, boolean)');
  }
}

// Every eviction locks the row of the session FOR UPDATE before it commits, so this function and an eviction exclude each
// other. KEY SHARE does not conflict with updates of `last_seen_at`. The second statement sees everything that was committed
// before the lock was granted. `ends_it`: this transaction has deleted the row itself and holds the stronger lock.
const ASSERT = `
  CREATE FUNCTION sessions_assert_in_force(session uuid, holder uuid, as_admin boolean, ends_it boolean)
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    holder_role text;
  BEGIN
    IF NOT ends_it THEN
      PERFORM FROM sessions WHERE id = session AND user_id = holder AND expires_at > clock_timestamp() FOR KEY SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the session has ended' USING CONSTRAINT = 'sessions_in_force';
      END IF;
    END IF;
    SELECT role INTO holder_role FROM users WHERE id = holder AND status = 'active';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the account is not active' USING CONSTRAINT = 'sessions_in_force';
    END IF;
    IF as_admin AND holder_role <> 'admin' THEN
      RAISE EXCEPTION 'the account is not an admin' USING CONSTRAINT = 'sessions_of_admin';
    END IF;
  END
  $$;
`;
