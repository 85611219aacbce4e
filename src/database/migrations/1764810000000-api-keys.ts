import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds API keys, and lets a transaction check at its end that its key is still valid. */
export class ApiKeys1764810000000 implements MigrationInterface {
  name = 'ApiKeys1764810000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(API_KEYS);
    await queryRunner.query(ASSERT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION api_keys_assert_in_force(uuid, text, text, text[]); DROP TABLE api_keys');
  }
}

// There is no foreign key: a key outlives the user who created it. Few keys are ever unused, so that order needs no index.
const API_KEYS = `
  CREATE TABLE api_keys (
    id uuid CONSTRAINT api_keys_pkey PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    permissions text[] NOT NULL CONSTRAINT api_keys_permissions_check
      CHECK (NOT permissions && ARRAY['users:passwords', 'api-keys:write', 'roles:write']),
    allowed_ips text[],
    rate_limit_per_minute integer,
    rate_limit_per_hour integer,
    start text COLLATE "C" NOT NULL,
    secret_hash text COLLATE "C" NOT NULL,
    previous_start text COLLATE "C",
    previous_secret_hash text COLLATE "C",
    previous_expires_at timestamptz(3),
    expires_at timestamptz(3) NOT NULL,
    created_by uuid NOT NULL,
    last_used_at timestamptz(3),
    last_used_ip text,
    revoked_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT api_keys_previous_check CHECK (num_nulls(previous_start, previous_secret_hash, previous_expires_at) IN (0, 3))
  ) WITH (fillfactor = 70);
  CREATE INDEX api_keys_created_at_idx ON api_keys (created_at, id);
  CREATE INDEX api_keys_name_idx ON api_keys (name, id);
  CREATE INDEX api_keys_expires_at_idx ON api_keys (expires_at, id);
  CREATE INDEX api_keys_created_by_idx ON api_keys (created_by, created_at, id);
`;

// Every change of a key locks its row FOR UPDATE first, so this function and a change exclude each other. The row that it
// returns is the one after the change. KEY SHARE does not conflict with updates of `last_used_at`.
const ASSERT = `
  CREATE FUNCTION api_keys_assert_in_force(key uuid, secret text, address text, used text[])
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    held api_keys;
    missing text;
  BEGIN
    SELECT * INTO held FROM api_keys WHERE id = key FOR KEY SHARE;
    IF NOT FOUND OR held.revoked_at IS NOT NULL OR held.expires_at <= clock_timestamp() THEN
      RAISE EXCEPTION 'the key has ended' USING CONSTRAINT = 'api_keys_in_force';
    END IF;
    IF held.secret_hash <> secret
      AND (held.previous_secret_hash IS DISTINCT FROM secret OR held.previous_expires_at <= clock_timestamp()) THEN
      RAISE EXCEPTION 'the secret was replaced' USING CONSTRAINT = 'api_keys_in_force';
    END IF;
    IF held.allowed_ips IS NOT NULL AND NOT address::inet <<= ANY (held.allowed_ips::cidr[]) THEN
      RAISE EXCEPTION 'the address is not allowed' USING CONSTRAINT = 'api_keys_in_force';
    END IF;
    IF NOT held.permissions @> used THEN
      SELECT permission INTO missing FROM unnest(used) AS permission WHERE permission <> ALL (held.permissions) LIMIT 1;
      RAISE EXCEPTION 'the key lacks a permission' USING CONSTRAINT = 'api_keys_permission', DETAIL = missing;
    END IF;
  END
  $$;
`;
