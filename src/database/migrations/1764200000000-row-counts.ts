import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the number of rows, because counting a million rows takes longer than reading a page. A writer inserts its changes
 * into row_count_changes, where writers do not wait for each other. A job adds them up in row_counts. The count is the sum of
 * both. See docs/adr/0014-row-counts.md.
 */
export class RowCounts1764200000000 implements MigrationInterface {
  name = 'RowCounts1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(KEYS);
    await queryRunner.query(TRIGGERS);
    await queryRunner.query(INDEXES);
    await queryRunner.query(FILL);
    await queryRunner.query(SHORT_SEARCHES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE row_counts, row_count_changes;
      DROP FUNCTION users_count_keys, organizations_count_keys, memberships_count_keys, audit_logs_count_keys CASCADE;
      DROP FUNCTION users_count, organizations_count, memberships_count CASCADE;
      DROP INDEX users_search_short_idx, organizations_search_short_idx;
      DROP FUNCTION search_short_parts;
      DROP INDEX users_admins_idx, users_suspended_idx, organizations_suspended_idx, audit_logs_denied_idx;
    `);
  }
}

const TABLES = `
  CREATE TABLE row_counts (
    key text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    rows bigint NOT NULL,
    CONSTRAINT row_counts_pkey PRIMARY KEY (key, source)
  ) WITH (fillfactor = 70);
  CREATE TABLE row_count_changes (
    source text COLLATE "C" NOT NULL,
    keys text[] COLLATE "C" NOT NULL,
    amount bigint NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
`;

// Keys of a row: one for each value of a filter. Days are those of UTC.
const KEYS = `
  CREATE FUNCTION users_count_keys(t users) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['all', 'role=' || t.role, 'status=' || t.status,
      'day=' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')]
  $$;
  CREATE FUNCTION organizations_count_keys(t organizations) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['all', 'plan=' || t.plan, 'status=' || t.status,
      'day=' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')]
  $$;
  CREATE FUNCTION memberships_count_keys(t memberships) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['organization=' || t.organization_id, 'organization=' || t.organization_id || ' role=' || t.role]
  $$;
  -- Sealed entries: the sealer counts them, no writer does.
  CREATE FUNCTION audit_logs_count_keys(t audit_logs) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['all', 'action=' || t.action, 'resourceType=' || t.resource_type, 'outcome=' || t.outcome,
      'day=' || to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')]
      || CASE WHEN t.actor_id IS NOT NULL THEN ARRAY['actorId=' || t.actor_id] ELSE '{}' END
  $$;
`;

/** Counts inserted and deleted rows once for each statement. An updated row is counted only if its keys change. */
function triggersOf(table: string, counted: string[]): string {
  const differs = counted.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
  return `
    CREATE FUNCTION ${table}_count() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        INSERT INTO row_count_changes
        VALUES ('${table}', ${table}_count_keys(OLD), -1), ('${table}', ${table}_count_keys(NEW), 1);
      ELSE
        INSERT INTO row_count_changes
        SELECT '${table}', keys, count(*) * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
        FROM (SELECT ${table}_count_keys(changed::${table}) AS keys FROM changed) AS counted
        GROUP BY keys;
      END IF;
      RETURN NULL;
    END
    $$;
    CREATE TRIGGER ${table}_count_inserted AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${table}_count();
    CREATE TRIGGER ${table}_count_deleted AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${table}_count();
    CREATE TRIGGER ${table}_count_updated AFTER UPDATE ON ${table}
      FOR EACH ROW WHEN (${differs}) EXECUTE FUNCTION ${table}_count();
  `;
}

const TRIGGERS = [
  triggersOf('users', ['role', 'status', 'created_at']),
  triggersOf('organizations', ['plan', 'status', 'created_at']),
  triggersOf('memberships', ['organization_id', 'role']),
].join('\n');

// Scanning in the order of an index finds common values soon, but rare values late, so rare values have an index of their own.
// Unique indexes include the id, so that a deep page can skip rows without reading the table.
const INDEXES = `
  DROP INDEX users_active_admins_idx;
  CREATE INDEX users_admins_idx ON users (created_at, id) INCLUDE (status) WHERE role = 'admin';
  CREATE INDEX users_suspended_idx ON users (created_at, id) WHERE status = 'suspended';
  CREATE INDEX organizations_suspended_idx ON organizations (created_at, id) WHERE status = 'suspended';
  CREATE INDEX audit_logs_denied_idx ON audit_logs (occurred_at DESC, id DESC) WHERE outcome = 'DENIED';
  ALTER TABLE users DROP CONSTRAINT users_email_key, ADD CONSTRAINT users_email_key UNIQUE (email) INCLUDE (id);
  ALTER TABLE organizations DROP CONSTRAINT organizations_slug_key,
    ADD CONSTRAINT organizations_slug_key UNIQUE (slug) INCLUDE (id);
`;

const FILL = `
  INSERT INTO row_counts (key, source, rows)
  SELECT key, source, count(*)
  FROM (
    SELECT 'users' AS source, users_count_keys(t) AS keys FROM users t
    UNION ALL SELECT 'organizations', organizations_count_keys(t) FROM organizations t
    UNION ALL SELECT 'memberships', memberships_count_keys(t) FROM memberships t
    UNION ALL SELECT tableoid::regclass::text, audit_logs_count_keys(t) FROM audit_logs t
      WHERE sequence <= (SELECT max(last_sequence) FROM audit_checkpoints)
  ) AS counted, unnest(keys) AS key
  GROUP BY key, source;
`;

// A trigram index cannot serve a search of one or two letters. The declared cost keeps PostgreSQL from calling the function
// for every row.
const SHORT_SEARCHES = `
  CREATE FUNCTION search_short_parts(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
    SELECT coalesce(array_agg(DISTINCT substr(value, at, size) COLLATE "C"), '{}')
    FROM generate_series(1, length(value)) AS at, generate_series(1, 2) AS size
  $$;
  CREATE INDEX users_search_short_idx ON users USING gin (search_short_parts(search_text));
  CREATE INDEX organizations_search_short_idx ON organizations USING gin (search_short_parts(search_text));
`;
