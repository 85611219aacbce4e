import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds failed logins by account and source, and the networks from which users have signed in. */
export class LoginFailures1764610000000 implements MigrationInterface {
  name = 'LoginFailures1764610000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(COUNT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

// There are no foreign keys. A failed login must not wait for a lock on the account, and unknown accounts have rows too.
const TABLES = `
  CREATE TABLE login_failures (
    account text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    failures integer NOT NULL,
    window_ends_at timestamptz(3) NOT NULL,
    CONSTRAINT login_failures_pkey PRIMARY KEY (account, source)
  );
  CREATE INDEX login_failures_window_ends_at_idx ON login_failures (window_ends_at);

  CREATE TABLE known_login_networks (
    user_id uuid NOT NULL,
    network bytea NOT NULL,
    last_login_at timestamptz(3) NOT NULL,
    CONSTRAINT known_login_networks_pkey PRIMARY KEY (user_id, network)
  );
  COMMENT ON COLUMN known_login_networks.network IS 'A keyed hash of the user and the network';
  CREATE INDEX known_login_networks_last_login_at_idx ON known_login_networks (last_login_at);
`;

// Rows are locked in the order of their source, so that two attempts never wait for each other.
const COUNT = `
  CREATE FUNCTION login_failures_count(tried text, sources text[], maxima integer[], seconds integer[])
  RETURNS TABLE (counted_source text, count integer, ms_to_end double precision, is_counted boolean) LANGUAGE plpgsql AS $$
  DECLARE
    at timestamptz := clock_timestamp();
    may_try boolean;
  BEGIN
    INSERT INTO login_failures AS f (account, source, failures, window_ends_at)
    SELECT tried, s.source, 0, at + s.duration * interval '1 second'
    FROM unnest(sources, seconds) AS s (source, duration) ORDER BY s.source COLLATE "C"
    ON CONFLICT (account, source) DO UPDATE SET
      failures = CASE WHEN f.window_ends_at <= at THEN 0 ELSE f.failures END,
      window_ends_at =
        CASE WHEN f.window_ends_at <= at OR f.failures = 0 THEN excluded.window_ends_at ELSE f.window_ends_at END;
    SELECT bool_and(f.failures < s.maximum) INTO may_try
    FROM login_failures f JOIN unnest(sources, maxima) AS s (source, maximum) ON f.source = s.source
    WHERE f.account = tried;
    IF may_try THEN
      UPDATE login_failures f SET failures = f.failures + 1 WHERE f.account = tried AND f.source = ANY (sources);
    END IF;
    RETURN QUERY
      SELECT f.source, f.failures, extract(epoch FROM f.window_ends_at - at)::double precision * 1000, may_try
      FROM login_failures f WHERE f.account = tried AND f.source = ANY (sources);
  END
  $$;
`;

const DOWN = `
  DROP FUNCTION login_failures_count(text, text[], integer[], integer[]);
  DROP TABLE known_login_networks;
  DROP TABLE login_failures;
`;
