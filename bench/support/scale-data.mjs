/** Fills the tables of a service of a given size by SQL. Indexes are dropped before and created afterwards. */
import pg from 'pg';
import { FIRST, LAST } from './seed.mjs';

/** Numbers of rows for a number of users. */
export const sizesOf = (users) => ({
  users,
  organizations: users / 20,
  memberships: users * 2,
  entries: users * 5,
  events: users / 5,
});

const BATCH = 50_000;
const WIDTH = 30;
const ACTORS = 200;
const ADDRESSES = 1_000;
const DAYS = 730;
const MONTHS = 25;

// Times are spread over two years in the order of the ids. $1 to $2: the rows. $3: the number of all rows.
const CREATED = `now() - interval '${DAYS} days' + n * (interval '${DAYS} days' / $3::float8)`;
// 1 row in 1,000 is of the tier gold, 1 in 10 silver. Each has an id in another system.
const METADATA = `json_build_object('team', 'research', 'tier',
  CASE WHEN n % 1000 = 3 THEN 'gold' WHEN n % 10 = 4 THEN 'silver' ELSE 'bronze' END, 'crm', json_build_object('id', n))`;
// Every other organization has domains.
const DOMAINS = `CASE WHEN n % 2 = 0 THEN ARRAY['mail.organization-' || n || '.example', 'organization-' || n || '.example'] ELSE '{}' END`;
const ID = (kind, n = 'n') => `pg_temp.id_of('${kind}', ${n})`;
// One of the addresses of clients.
const ADDRESS = `'198.51.' || n % ${ADDRESSES / 10} || '.' || n * 7919 / 100 % 10`;
// A UUID with the form of version 7.
const ID_OF = `
  CREATE FUNCTION pg_temp.id_of(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT overlay(overlay(md5(kind || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid $$`;

const STATEMENTS = {
  users: `
    INSERT INTO users (id, email, external_id, name, role, status, metadata, created_at, updated_at, version,
      password_hash, email_verified_at, last_login_at, last_active_at)
    SELECT ${ID('user')}, lower(first || '.' || last) || n || '@' || left(md5(n::text), 6) || '.example.com',
      'user_' || n, first || ' ' || last || ' ' || n,
      CASE WHEN n % 5000 = 1 THEN 'admin' ELSE 'user' END, CASE WHEN n % 100 = 2 THEN 'suspended' ELSE 'active' END,
      ${METADATA}, ${CREATED}, ${CREATED} + (n * 7919 % 1000000) * interval '1 second', 1,
      CASE WHEN n % 1000 <> 3 THEN '' END, CASE WHEN n % 20 <> 4 THEN now() END,
      CASE WHEN n % 50 <> 5 THEN login END, CASE WHEN n % 50 <> 5 THEN login + interval '1 hour' END
    FROM (SELECT n, now() - (n * 7907 % 400000) / 1000.0 * interval '1 day' AS login, ($4::text[])[1 + n % 10] AS first, ($5::text[])[1 + n / 10 % 100] AS last
      FROM generate_series($1::bigint, $2::bigint) AS n) AS rows`,
  organizations: `
    INSERT INTO organizations (id, name, slug, external_id, domains, plan, status, metadata, created_at, updated_at, version)
    SELECT ${ID('organization')}, 'Organization ' || n, 'organization-' || n, 'crm-' || n, ${DOMAINS},
      (ARRAY['free', 'pro', 'enterprise'])[1 + n % 3],
      CASE WHEN n % 100 = 2 THEN 'suspended' ELSE 'active' END, ${METADATA}, ${CREATED}, ${CREATED}, 1
    FROM generate_series($1::bigint, $2::bigint) AS n`,
  memberships: `
    INSERT INTO memberships (id, organization_id, user_id, role, created_at)
    SELECT ${ID('membership')}, ${ID('organization', '1 + (n / 2 + n % 2 * 7) % ($3::float8::bigint / 40)')}, ${ID('user', '1 + n / 2')},
      CASE WHEN n % 40 = 0 THEN 'owner' ELSE 'member' END, ${CREATED}
    FROM generate_series($1::bigint - 1, $2::bigint - 1) AS n`,
  entries: `
    INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id, actor_email,
      changes, outcome, request_id, ip, user_agent, organization_id, personal)
    SELECT ${ID('entry')}, ${CREATED}, (ARRAY['CREATE', 'UPDATE', 'UPDATE', 'UPDATE', 'DELETE'])[1 + n % 5],
      CASE WHEN organization IS NULL THEN 'user' ELSE 'organization' END, coalesce(organization::text, subject),
      CASE WHEN organization IS NULL THEN 'user' || n || '@example.com' ELSE 'organization-' || n END, 'user', actor,
      'admin' || n % ${ACTORS} || '@example.com',
      json_build_object(field, json_build_object('from', 'User ' || n, 'to', 'Renamed ' || n)),
      CASE WHEN n % 200 = 0 THEN 'DENIED' ELSE 'SUCCESS' END, gen_random_uuid(), ${ADDRESS},
      'Mozilla/5.0 (X11; Linux x86_64)', organization, CASE WHEN organization IS NOT NULL THEN '{}' ELSE
        json_build_object('resource', json_build_object('subject', subject, 'paths', ARRAY['resource.label', 'changes.' || field],
          'salt', left(md5(n::text), 22))) END
    FROM (SELECT n, ${ID('user', '1 + n * 7919 % ($3::float8::bigint / 5)')}::text AS subject, ${ID('actor', `n % ${ACTORS}`)} AS actor,
        CASE WHEN n % 1000 = 7 THEN 'role' WHEN n % 100000 = 11 THEN 'suspendedReason' ELSE 'name' END AS field,
        CASE WHEN n % 10 = 3 THEN ${ID('organization', '1 + n / 10 * 7919 % ($3::float8::bigint / 100)')} END AS organization
      FROM generate_series($1::bigint, $2::bigint) AS n) AS rows`,
  events: `
    INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_ref, changes,
      outcome, request_id, ip, user_agent, organization_id, personal, event)
    SELECT ${ID('event')}, ${CREATED}, action, 'event', 'evt_' || n, action, 'service', 'service-' || n % 10, '{}', 'SUCCESS',
      gen_random_uuid(), ${ADDRESS}, 'billing/2.1', ${ID('organization', '1 + n * 7919 % ($3::float8::bigint / 4)')}, '{}',
      json_build_object('receivedAt', ${CREATED}, 'reportedBy', json_build_object('type', 'api_key', 'id', ${ID('actor', '1')}),
        'targets', json_build_array(json_build_object('type', type, 'id', type || '_' || n / 10)),
        'data', json_build_object('amount', n))
    FROM (SELECT n, (ARRAY['invoice.paid', 'invoice.sent', 'seat.added'])[1 + n % 3] AS action,
        CASE WHEN n % 1000 = 7 THEN 'coupon' ELSE 'invoice' END AS type
      FROM generate_series($1::bigint, $2::bigint) AS n) AS rows`,
};
/** The kinds of rows of each table. Its indexes are dropped once. */
const TABLES = {
  users: ['users'],
  organizations: ['organizations'],
  memberships: ['memberships'],
  audit_logs: ['entries', 'events'],
};

// Sealing millions of entries takes minutes and is not measured here, so this inserts one checkpoint.
const SEAL = [
  `INSERT INTO row_count_changes (source, keys, amount)
   SELECT tableoid::regclass::text, audit_logs_count_keys(t), count(*) FROM audit_logs t
   WHERE sequence > (SELECT coalesce(max(last_sequence), 0) FROM audit_checkpoints) GROUP BY 1, 2`,
  `INSERT INTO audit_checkpoints (number, first_sequence, last_sequence, entries, missing, root, previous_root, sealed_at,
     public_key, signature, leaves)
   SELECT (SELECT coalesce(max(number), 0) + 1 FROM audit_checkpoints),
     (SELECT coalesce(max(last_sequence), 0) + 1 FROM audit_checkpoints), max(sequence), count(*), '[]', '', NULL, now(), '',
     '', '' FROM audit_logs`,
];

/** @param show Called with the progress. */
export async function fill(url, sizes, show) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`);
    await client.query(ID_OF);
    await client.query(`SELECT audit_logs_add_partition((now() - n * interval '1 month')::date)
      FROM generate_series(-1, ${MONTHS}) AS n`);
    for (const [table, kinds] of Object.entries(TABLES)) {
      const restore = await dropIndexes(client, table);
      for (const kind of kinds) await insert(client, kind, sizes[kind], show);
      for (const definition of restore) {
        show(`${definition.slice(0, 70)} ...`);
        await client.query(definition);
      }
    }
    for (const statement of SEAL) await client.query(statement);
    show('VACUUM ANALYZE ...');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function insert(client, kind, size, show) {
  const names = kind === 'users' ? [FIRST, LAST] : [];
  for (let first = 1; first <= size; first += BATCH) {
    const last = Math.min(first + BATCH - 1, size);
    await client.query(STATEMENTS[kind], [first, last, size, ...names]);
    show(bar(kind, last, size));
  }
}

/** Drops all indexes except those of constraints. @returns the statements that create them again */
async function dropIndexes(client, table) {
  const { rows } = await client.query(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  // The definition of a parent index is ON ONLY, which would exclude the partitions.
  return rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON '));
}

function bar(kind, done, all) {
  const filled = Math.round((done / all) * WIDTH);
  return `${kind.padEnd(14)} [${'#'.repeat(filled).padEnd(WIDTH)}] ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`;
}
