import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a transaction check, at its end, that the session it acts for still is in force. */
export class SessionsInForce1764600000000 implements MigrationInterface {
  name = 'SessionsInForce1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ASSERT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION sessions_assert_in_force(uuid, uuid, boolean, boolean)');
  }
}

// Every eviction locks the session's row FOR UPDATE before it commits, so that this function and an eviction wait for each
// other. KEY SHARE lets the bookkeeping of sessions pass. The second statement sees what was committed before the lock was
// granted. `ends_it`: this transaction has removed the row itself, and so holds the stronger lock.
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
