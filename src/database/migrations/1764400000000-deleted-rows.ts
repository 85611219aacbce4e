import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores deleted rows in separate tables with the columns of the live ones. Queries of live rows never see them, and their
 * unique values are free. A new column of a live table must be added to its table of deleted rows. A list with deleted rows
 * merges an index of each table. See docs/adr/0017-deleted-rows.md.
 */
export class DeletedRows1764400000000 implements MigrationInterface {
  name = 'DeletedRows1764400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(['users', 'organizations', 'memberships'].map(tableOf).join('\n'));
    await queryRunner.query(INDEXES);
    await queryRunner.query(countsOf('users', ['role', 'status']));
    await queryRunner.query(countsOf('organizations', ['plan', 'status']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE deleted_users, deleted_organizations, deleted_memberships CASCADE;
      DROP FUNCTION deleted_users_count, deleted_organizations_count;
      DELETE FROM row_count_changes WHERE source IN ('deleted_users', 'deleted_organizations');
      DELETE FROM row_counts WHERE source IN ('deleted_users', 'deleted_organizations');
    `);
  }
}

function tableOf(live: string): string {
  return `
    CREATE TABLE deleted_${live} (
      LIKE ${live} INCLUDING CONSTRAINTS INCLUDING GENERATED,
      deleted_at timestamptz(3) NOT NULL,
      purge_at timestamptz(3) NOT NULL,
      CONSTRAINT deleted_${live}_pkey PRIMARY KEY (id)
    );`;
}

const INDEXES = `
  CREATE INDEX deleted_users_created_at_idx ON deleted_users (created_at, id);
  CREATE INDEX deleted_users_updated_at_idx ON deleted_users (updated_at, id);
  CREATE INDEX deleted_users_email_idx ON deleted_users (email, id);
  CREATE INDEX deleted_users_name_idx ON deleted_users (name, id);
  CREATE INDEX deleted_users_admins_idx ON deleted_users (created_at, id) WHERE role = 'admin';
  CREATE INDEX deleted_users_suspended_idx ON deleted_users (created_at, id) WHERE status = 'suspended';
  CREATE INDEX deleted_users_search_idx ON deleted_users USING gin (search_text gin_trgm_ops);
  CREATE INDEX deleted_users_search_short_idx ON deleted_users USING gin (search_short_parts(search_text));
  CREATE INDEX deleted_users_purge_at_idx ON deleted_users (purge_at, id);

  CREATE INDEX deleted_organizations_created_at_idx ON deleted_organizations (created_at, id);
  CREATE INDEX deleted_organizations_updated_at_idx ON deleted_organizations (updated_at, id);
  CREATE INDEX deleted_organizations_slug_idx ON deleted_organizations (slug, id);
  CREATE INDEX deleted_organizations_name_idx ON deleted_organizations (name, id);
  CREATE INDEX deleted_organizations_suspended_idx ON deleted_organizations (created_at, id) WHERE status = 'suspended';
  CREATE INDEX deleted_organizations_search_idx ON deleted_organizations USING gin (search_text gin_trgm_ops);
  CREATE INDEX deleted_organizations_search_short_idx ON deleted_organizations
    USING gin (search_short_parts(search_text));
  CREATE INDEX deleted_organizations_purge_at_idx ON deleted_organizations (purge_at, id);

  ALTER TABLE deleted_memberships ADD CONSTRAINT deleted_memberships_organization_id_user_id_key
    UNIQUE (organization_id, user_id);
  CREATE INDEX deleted_memberships_user_id_idx ON deleted_memberships (user_id);
`;

/** Counts deleted rows like live rows, under a separate source. There is no trigger on UPDATE, because they never change. */
function countsOf(live: string, columns: string[]): string {
  const table = `deleted_${live}`;
  return `
    CREATE FUNCTION ${table}_count_keys(t ${table}) RETURNS text[] LANGUAGE sql STABLE AS $$
      SELECT ARRAY['all', ${columns.map((column) => `'${column}=' || t.${column}`).join(', ')},
        'day=' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
        ${columns.map((column) => `'${column}=' || t.${column}`).join(` || ' ' || `)}]
    $$;
    CREATE FUNCTION ${table}_count() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO row_count_changes
      SELECT '${table}', keys, count(*) * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
      FROM (SELECT ${table}_count_keys(changed::${table}) AS keys FROM changed) AS counted
      GROUP BY keys;
      RETURN NULL;
    END
    $$;
    CREATE TRIGGER ${table}_count_inserted AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${table}_count();
    CREATE TRIGGER ${table}_count_deleted AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${table}_count();
  `;
}
