import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['users', 'deleted_users'];

/**
 * Counts users by the days of their last login and activity, by whether they have a password, and by whether their email is
 * verified, and adds the indexes of these filters and sorts. See docs/adr/0014-row-counts.md.
 */
export class UserActivityLists1765110000000 implements MigrationInterface {
  name = 'UserActivityLists1765110000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const ofTables = TABLES.map((table) => `${keysOf(table, `, ${NEW_KEYS}`)} ${fillOf(table)} ${indexesOf(table)}`);
    await queryRunner.query(`${LOCK} ${ofTables.join('')} ${triggerOf([...COUNTED, ...NEWLY_COUNTED])}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const names = TABLES.flatMap((table) => INDEXES.map(([name]) => `${table}_${name}_idx`));
    await queryRunner.query(`
      ${LOCK}
      ${triggerOf(COUNTED)}
      ${TABLES.map((table) => keysOf(table, '')).join('')}
      DROP INDEX ${names.join(', ')};
      DELETE FROM row_counts WHERE source IN ('users', 'deleted_users') AND ${IS_NEW};
      UPDATE row_count_changes SET keys = ARRAY(SELECT key FROM unnest(keys) AS key WHERE NOT ${IS_NEW})
      WHERE source IN ('users', 'deleted_users');
    `);
  }
}

// Transactions that count with other keys end before the counts change. Each direction is one query, and so one transaction.
const LOCK = 'LOCK TABLE users, deleted_users IN SHARE ROW EXCLUSIVE MODE;';
const IS_NEW = `key ~ '^(lastLogin|lastActive|hasPassword|emailVerified)='`;

function dayOf(column: string): string {
  return `coalesce(to_char(t.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'never')`;
}

// "never" sorts after every day.
const NEW_KEYS = `
  'lastLogin=' || ${dayOf('last_login_at')},
  'lastActive=' || ${dayOf('last_active_at')},
  'hasPassword=' || (t.password_hash IS NOT NULL)::text,
  'emailVerified=' || (t.email_verified_at IS NOT NULL)::text`;

/** Columns, and expressions of `row`, whose change counts an updated row again. */
const COUNTED = ['row.role', 'row.status', 'row.created_at'];
const NEWLY_COUNTED = [
  `(row.last_login_at AT TIME ZONE 'UTC')::date`,
  `(row.last_active_at AT TIME ZONE 'UTC')::date`,
  '(row.password_hash IS NULL)',
  '(row.email_verified_at IS NULL)',
];

function keysOf(table: string, further: string): string {
  return `
    CREATE OR REPLACE FUNCTION ${table}_count_keys(t ${table}) RETURNS text[] LANGUAGE sql STABLE AS $$
      SELECT ARRAY['all', 'role=' || t.role, 'status=' || t.status,
        'day=' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
        'role=' || t.role || ' status=' || t.status${further}]
    $$;`;
}

function fillOf(table: string): string {
  return `
    INSERT INTO row_counts (key, source, rows)
    SELECT key, '${table}', count(*) FROM ${table} t, unnest(ARRAY[${NEW_KEYS}]) AS key GROUP BY key;`;
}

/** Deleted rows never change, so that only live rows have this trigger. */
function triggerOf(counted: readonly string[]): string {
  const differs = counted.map((value) => `${of(value, 'OLD')} IS DISTINCT FROM ${of(value, 'NEW')}`).join(' OR ');
  return `
    DROP TRIGGER users_count_updated ON users;
    CREATE TRIGGER users_count_updated AFTER UPDATE ON users
      FOR EACH ROW WHEN (${differs}) EXECUTE FUNCTION users_count();`;
}

function of(value: string, row: 'OLD' | 'NEW'): string {
  return value.replace('row.', `${row}.`);
}

const FIRST = `'0001-01-01T00:00:00Z'::timestamptz`;
const LAST = `'9999-12-31T23:59:59.999Z'::timestamptz`;

// A list with nulls last in both directions needs an index for each. The first one also serves the filters by time. Every row is in
// one index of each pair of partial ones, so that rare values are found in the order of the list.
const INDEXES: [name: string, definition: string][] = [
  ['last_login_at', `(coalesce(last_login_at, ${FIRST}), id) INCLUDE (last_login_at)`],
  ['last_login_at_rising', `(coalesce(last_login_at, ${LAST}), id) INCLUDE (last_login_at)`],
  ['last_active_at', `(coalesce(last_active_at, ${FIRST}), id) INCLUDE (last_active_at)`],
  ['last_active_at_rising', `(coalesce(last_active_at, ${LAST}), id) INCLUDE (last_active_at)`],
  ['with_password', '(created_at, id) WHERE password_hash IS NOT NULL'],
  ['without_password', '(created_at, id) WHERE password_hash IS NULL'],
  ['verified', '(created_at, id) WHERE email_verified_at IS NOT NULL'],
  ['unverified', '(created_at, id) WHERE email_verified_at IS NULL'],
];

function indexesOf(table: string): string {
  return INDEXES.map(([name, definition]) => `CREATE INDEX ${table}_${name}_idx ON ${table} ${definition};`).join('\n');
}
