import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * - Compared and sorted text has the "C" collation, so both engines and every locale agree.
 * - search_text has one form of sigma, because its lower case depends on its position in the word.
 * - Times have milliseconds, as in the API, so a cursor equals the stored value.
 * - JSON columns keep the order of members. Nothing searches inside them.
 * - Foreign keys restrict deletions. The code removes dependent rows, each with its audit entry.
 */
export class InitialSchema1732320000000 implements MigrationInterface {
  name = 'InitialSchema1732320000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await queryRunner.query(USERS);
    await queryRunner.query(ORGANIZATIONS);
    await queryRunner.query(MEMBERSHIPS);
    await queryRunner.query(SESSIONS);
    await queryRunner.query(SETTINGS);
    await queryRunner.query(IDEMPOTENCY_KEYS);
    await queryRunner.query(AUDIT_LOGS);
    await queryRunner.query(AUDIT_LOGS_APPEND_ONLY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE audit_logs, idempotency_keys, settings, sessions, memberships, organizations, users',
    );
    await queryRunner.query('DROP FUNCTION audit_logs_refuse_change()');
  }
}

const USERS = `
  CREATE TABLE users (
    id uuid CONSTRAINT users_pkey PRIMARY KEY,
    email text COLLATE "C" NOT NULL CONSTRAINT users_email_key UNIQUE,
    name text COLLATE "C" NOT NULL,
    role text NOT NULL CONSTRAINT users_role_check CHECK (role IN ('admin', 'user')),
    status text NOT NULL CONSTRAINT users_status_check CHECK (status IN ('active', 'suspended')),
    metadata json NOT NULL CONSTRAINT users_metadata_check CHECK (json_typeof(metadata) = 'object'),
    password_hash text,
    last_login_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    search_text text COLLATE "C" GENERATED ALWAYS AS (translate(lower((email || E'\\n' || name) COLLATE "und-x-icu"), 'ς', 'σ')) STORED
  );
  CREATE INDEX users_created_at_idx ON users (created_at, id);
  CREATE INDEX users_updated_at_idx ON users (updated_at, id);
  CREATE INDEX users_name_idx ON users (name, id);
  CREATE INDEX users_active_admins_idx ON users (id) WHERE role = 'admin' AND status = 'active';
  CREATE INDEX users_search_idx ON users USING gin (search_text gin_trgm_ops);
`;

const ORGANIZATIONS = `
  CREATE TABLE organizations (
    id uuid CONSTRAINT organizations_pkey PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    slug text COLLATE "C" NOT NULL CONSTRAINT organizations_slug_key UNIQUE
      CONSTRAINT organizations_slug_check CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$'),
    plan text NOT NULL CONSTRAINT organizations_plan_check CHECK (plan IN ('free', 'pro', 'enterprise')),
    status text NOT NULL CONSTRAINT organizations_status_check CHECK (status IN ('active', 'suspended')),
    metadata json NOT NULL CONSTRAINT organizations_metadata_check CHECK (json_typeof(metadata) = 'object'),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    search_text text COLLATE "C" GENERATED ALWAYS AS (translate(lower((slug || E'\\n' || name) COLLATE "und-x-icu"), 'ς', 'σ')) STORED
  );
  CREATE INDEX organizations_created_at_idx ON organizations (created_at, id);
  CREATE INDEX organizations_updated_at_idx ON organizations (updated_at, id);
  CREATE INDEX organizations_name_idx ON organizations (name, id);
  CREATE INDEX organizations_search_idx ON organizations USING gin (search_text gin_trgm_ops);
`;

const MEMBERSHIPS = `
  CREATE TABLE memberships (
    id uuid CONSTRAINT memberships_pkey PRIMARY KEY,
    organization_id uuid NOT NULL CONSTRAINT memberships_organization_id_fkey REFERENCES organizations (id),
    user_id uuid NOT NULL CONSTRAINT memberships_user_id_fkey REFERENCES users (id),
    role text NOT NULL CONSTRAINT memberships_role_check CHECK (role IN ('owner', 'admin', 'member')),
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT memberships_organization_id_user_id_key UNIQUE (organization_id, user_id)
  );
  CREATE INDEX memberships_user_id_idx ON memberships (user_id);
  CREATE INDEX memberships_organization_id_created_at_idx ON memberships (organization_id, created_at, id);
`;

const SESSIONS = `
  CREATE TABLE sessions (
    id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users (id),
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
  );
  CREATE INDEX sessions_user_id_idx ON sessions (user_id);
`;

const SETTINGS = `
  CREATE TABLE settings (
    id text CONSTRAINT settings_pkey PRIMARY KEY CONSTRAINT settings_id_check CHECK (id = 'settings'),
    session_ttl_seconds integer,
    password_min_length integer,
    rate_limit_per_minute integer,
    rate_limit_per_hour integer,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL
  );
  INSERT INTO settings (id, updated_at, version) VALUES ('settings', now(), 1);
`;

// Keys are not an audited resource, so they are deleted in cascade with their user.
const IDEMPOTENCY_KEYS = `
  CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL CONSTRAINT idempotency_keys_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    answer json,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key)
  );
`;

const AUDIT_LOGS = `
  CREATE TABLE audit_logs (
    id uuid CONSTRAINT audit_logs_pkey PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_logs_sequence_key UNIQUE,
    occurred_at timestamptz(3) NOT NULL,
    action text NOT NULL CONSTRAINT audit_logs_action_check CHECK (action IN ('CREATE', 'UPDATE', 'DELETE')),
    resource_type text NOT NULL,
    resource_id text NOT NULL,
    resource_label text NOT NULL,
    actor_type text NOT NULL CONSTRAINT audit_logs_actor_type_check CHECK (actor_type IN ('user', 'system')),
    actor_id uuid,
    actor_email text,
    changes json NOT NULL,
    outcome text NOT NULL CONSTRAINT audit_logs_outcome_check CHECK (outcome IN ('success', 'failure')),
    reason text,
    request_id text,
    ip text,
    user_agent text
  );
  CREATE INDEX audit_logs_occurred_at_idx ON audit_logs (occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_actor_id_idx ON audit_logs (actor_id, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_resource_id_idx ON audit_logs (resource_id, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_resource_type_idx ON audit_logs (resource_type, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_request_id_idx ON audit_logs (request_id);
`;

const AUDIT_LOGS_APPEND_ONLY = `
  CREATE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'audit_logs is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$;
  CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_logs
    FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_refuse_change();
`;
