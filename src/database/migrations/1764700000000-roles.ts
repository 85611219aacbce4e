import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVERY_READ = [
  ...['users:read', 'sessions:read', 'organizations:read', 'members:read', 'invitations:read'],
  ...['settings:read', 'audit-logs:read', 'api-keys:read', 'roles:read'],
];

/** The built-in roles. A migration that adds a permission also adds it here and there, with the trigger disabled. */
const BUILT_IN = [
  {
    name: 'admin',
    description: 'May do everything.',
    permissions: [
      ...['users:read', 'users:write', 'users:delete', 'users:erase', 'users:roles', 'users:passwords'],
      ...['sessions:read', 'sessions:revoke'],
      ...['organizations:read', 'organizations:write', 'organizations:delete'],
      ...['members:read', 'members:write', 'invitations:read', 'invitations:write'],
      ...['settings:read', 'settings:write', 'audit-logs:read', 'audit-logs:export'],
      ...['api-keys:read', 'api-keys:write', 'roles:read', 'roles:write'],
    ],
  },
  {
    name: 'auditor',
    description: 'Reads everything, and exports the audit log.',
    permissions: [...EVERY_READ, 'audit-logs:export'],
  },
  {
    name: 'support',
    description: 'Reads everything, and changes users, members, invitations and sessions.',
    permissions: [...EVERY_READ, 'users:write', 'sessions:revoke', 'members:write', 'invitations:write'],
  },
  { name: 'user', description: 'Has no admin permission.', permissions: [] },
];

/** Adds roles: named sets of permissions. Accounts keep `admin` and `user`. */
export class Roles1764700000000 implements MigrationInterface {
  name = 'Roles1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ROLES);
    for (const [index, { name, description, permissions }] of BUILT_IN.entries()) {
      await queryRunner.query(
        `INSERT INTO roles (id, name, description, permissions, built_in, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, true, now(), now(), 1)`,
        [`01900000-0000-7000-8000-00000000000${index + 1}`, name, description, permissions],
      );
    }
    await queryRunner.query(IMMUTABLE);
    for (const table of ['users', 'deleted_users']) {
      await queryRunner.query(foreignKeyOf(table));
    }
    await queryRunner.query(ASSERT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION sessions_assert_in_force(uuid, uuid, text[], boolean)');
    for (const table of ['users', 'deleted_users']) {
      await queryRunner.query(`
        ALTER TABLE ${table} DROP COLUMN custom_role,
          ADD CONSTRAINT users_role_check CHECK (role IN ('admin', 'user'))`);
    }
    await queryRunner.query('DROP TABLE roles; DROP FUNCTION roles_refuse_change()');
  }
}

const ROLES = `
  CREATE TABLE roles (
    id uuid CONSTRAINT roles_pkey PRIMARY KEY,
    name text COLLATE "C" NOT NULL CONSTRAINT roles_name_key UNIQUE
      CONSTRAINT roles_name_check CHECK (name ~ '^[a-z][a-z0-9-]{1,62}$'),
    description text COLLATE "C",
    permissions text[] NOT NULL,
    built_in boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    search_text text COLLATE "C" GENERATED ALWAYS AS (search_fold(name || E'\\n' || coalesce(description, ''))) STORED
  );
  CREATE INDEX roles_created_at_idx ON roles (created_at, id);
  CREATE INDEX roles_updated_at_idx ON roles (updated_at, id);
`;

const IMMUTABLE = `
  CREATE FUNCTION roles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the role % is built in: % refused', OLD.name, TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$;
  CREATE TRIGGER roles_built_in BEFORE UPDATE OR DELETE ON roles
    FOR EACH ROW WHEN (OLD.built_in) EXECUTE FUNCTION roles_refuse_change();
`;

// The check of a foreign key locks the row that it refers to. Almost every user has a built-in role, whose row would be locked by
// every insertion. Built-in roles cannot be deleted, so only other roles are in the referencing column.
function foreignKeyOf(table: string): string {
  return `
    ALTER TABLE ${table} DROP CONSTRAINT users_role_check,
      ADD COLUMN custom_role text COLLATE "C"
        GENERATED ALWAYS AS (CASE WHEN role IN ('admin', 'auditor', 'support', 'user') THEN NULL ELSE role END) STORED,
      ADD CONSTRAINT ${table}_role_fkey FOREIGN KEY (custom_role) REFERENCES roles (name);
    CREATE INDEX ${table}_custom_role_idx ON ${table} (custom_role, created_at, id) WHERE custom_role IS NOT NULL;
  `;
}

// The function of before stays: instances of an earlier version call it during an upgrade. This one differs in its third parameter,
// the permissions that the request has used. If there are none, any role may make the change. Whoever changes a role locks its
// row FOR UPDATE. Rows of built-in roles never change, so they need no lock.
const ASSERT = `
  CREATE FUNCTION sessions_assert_in_force(session uuid, holder uuid, used text[], ends_it boolean)
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    held roles;
    missing text;
  BEGIN
    IF NOT ends_it THEN
      PERFORM FROM sessions WHERE id = session AND user_id = holder AND expires_at > clock_timestamp() FOR KEY SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the session has ended' USING CONSTRAINT = 'sessions_in_force';
      END IF;
    END IF;
    SELECT r.* INTO held FROM users u JOIN roles r ON r.name = u.role WHERE u.id = holder AND u.status = 'active';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the account is not active' USING CONSTRAINT = 'sessions_in_force';
    END IF;
    IF cardinality(used) = 0 THEN
      RETURN;
    END IF;
    IF NOT held.built_in THEN
      SELECT * INTO held FROM roles WHERE name = held.name FOR KEY SHARE;
    END IF;
    IF cardinality(held.permissions) = 0 THEN
      RAISE EXCEPTION 'the account has no permission' USING CONSTRAINT = 'sessions_of_admin';
    END IF;
    IF NOT held.permissions @> used THEN
      SELECT permission INTO missing FROM unnest(used) AS permission WHERE permission <> ALL (held.permissions) LIMIT 1;
      RAISE EXCEPTION 'the account lacks a permission' USING CONSTRAINT = 'sessions_permission', DETAIL = missing;
    END IF;
  END
  $$;
`;
