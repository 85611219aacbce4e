import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets settings end existing sessions: by a lower lifetime, and by the time without a request. */
export class SessionLifetime1765020000000 implements MigrationInterface {
  name = 'SessionLifetime1765020000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${LIMITS}${ENDS_AT}${ASSERT}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION sessions_assert_lifetime(uuid, integer, integer);
      DROP FUNCTION session_ends_at(timestamptz, timestamptz, timestamptz, integer, integer);
      DROP FUNCTION session_limits(integer, integer);
    `);
  }
}

// The settings in force, in seconds, from the row and from the values of the environment. The bounds are those of
// setting-bounds.ts. PostgreSQL reads this function and the next one as a part of the query.
const LIMITS = `
  CREATE FUNCTION session_limits(default_ttl integer, default_idle integer) RETURNS TABLE (ttl integer, idle integer)
  LANGUAGE sql STABLE AS $$
    SELECT least(greatest(coalesce(session_ttl_seconds, default_ttl), 60), 2592000), coalesce(session_idle_seconds, default_idle)
    FROM settings
  $$;
`;

const ENDS_AT = `
  CREATE FUNCTION session_ends_at(
    expires_at timestamptz, created_at timestamptz, last_seen_at timestamptz, ttl integer, idle integer
  ) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT least(expires_at, created_at + ttl * interval '1 second',
      CASE WHEN idle > 0 THEN last_seen_at + idle * interval '1 second' END)
  $$;
`;

// Call it after sessions_assert_in_force, which locks the session. A session that this transaction has ended is no longer there. If
// the transaction has changed the settings itself, they take effect with its end: an admin may shorten the own session too.
const ASSERT = `
  CREATE FUNCTION sessions_assert_lifetime(session uuid, default_ttl integer, default_idle integer)
  RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM sessions s, session_limits(default_ttl, default_idle) l
      WHERE s.id = session AND session_ends_at(s.expires_at, s.created_at, s.last_seen_at, l.ttl, l.idle) <= clock_timestamp()
        AND NOT EXISTS (SELECT FROM settings g WHERE g.xmin = pg_current_xact_id()::xid);
    IF FOUND THEN
      RAISE EXCEPTION 'the session has ended' USING CONSTRAINT = 'sessions_in_force';
    END IF;
  END
  $$;
`;
