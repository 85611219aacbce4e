/** Creates the template database of which every contestant gets a copy. */
import { createHmac, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { createDatabase, query } from './database.mjs';
import { JWT_SECRET } from './server.mjs';

export const USERS = 10_000;
export const TEMPLATE = 'bench_template';
export const ADMIN_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

export const FIRST = ['Ada', 'Alan', 'Barbara', 'Claude', 'Donald', 'Edsger', 'Frances', 'Grace', 'Hedy', 'John'];
/** Search terms that each match one user in a hundred. */
export const LAST = Array.from('BCDFGHJKLMNPRSTVWXYZ').flatMap((letter) =>
  ['ackerly', 'ombridge', 'enderson', 'illiams', 'undquist'].map((rest) => letter + rest),
);
const SESSION_SECONDS = 86_400;

// Ids ascend with their times, as UUIDs of version 7 do.
const FILL = `
  INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
  SELECT (left(time, 8) || '-' || right(time, 4) || '-7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-' ||
      substr(hash, 7, 12))::uuid,
    lower(first || '.' || last) || n || '@example.com', first || ' ' || last, 'user', 'active',
    ('{"team":"research","floor":' || n % 9 || '}')::json, created, created, 1
  FROM (
    SELECT n, md5(n::text) AS hash, ($2::text[])[1 + n % 10] AS first, ($3::text[])[1 + n / 10 % 100] AS last,
      lpad(to_hex(1750000000000 + n * 60000), 12, '0') AS time, to_timestamp(1750000000 + n * 60) AS created
    FROM generate_series(1, $1::bigint) AS n
  ) AS rows`;

const ADMIN = `
  INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
  VALUES ($1, 'admin@example.com', 'Administrator', 'admin', 'active', '{}', to_timestamp(1700000000), to_timestamp(1700000000), 1)`;
/** Defaults for the textbook set-up, which leaves ids and times to the database. */
const DEFAULTS = `
  ALTER TABLE users ALTER id SET DEFAULT gen_random_uuid(), ALTER created_at SET DEFAULT now(),
    ALTER updated_at SET DEFAULT now();
  ALTER TABLE audit_logs ALTER id SET DEFAULT gen_random_uuid(), ALTER occurred_at SET DEFAULT now()`;
const SESSION = `INSERT INTO sessions (id, user_id, created_at, last_seen_at, expires_at)
  VALUES ($1, $2, now(), now(), to_timestamp($3))`;

/**
 * Creates the template: the schema of the service, users, an admin and a session of the admin.
 * @returns the admin's token and the ids of the other users
 */
export async function seed() {
  const url = await createDatabase(TEMPLATE);
  await migrate(url);
  await query(url, FILL, [USERS - 1, FIRST, LAST]);
  await query(url, ADMIN, [ADMIN_ID]);
  const [sessionId, expires] = [randomUUID(), Math.floor(Date.now() / 1000) + SESSION_SECONDS];
  await query(url, SESSION, [sessionId, ADMIN_ID, expires]);
  await query(
    url,
    `SELECT audit_logs_add_partition(month::date) FROM unnest(ARRAY[now(), now() + '1 month']) AS month`,
  );
  await query(url, DEFAULTS);
  const rows = await query(url, `SELECT id FROM users WHERE role = 'user' ORDER BY id`);
  await query(url, 'VACUUM ANALYZE');
  return { token: sign({ sub: ADMIN_ID, sid: sessionId, exp: expires }), ids: rows.map(({ id }) => id) };
}

/** Runs the migrations of the built service. */
export async function migrate(databaseUrl) {
  const require = createRequire(import.meta.url);
  const { openDataSource } = require('../../dist/src/database/connection/open.js');
  const dataSource = await openDataSource({ databaseUrl, dataDir: tmpdir() }, require('../../dist/src/schema.js'));
  await dataSource.destroy();
}

function sign(claims) {
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const issued = { iss: 'admin-api', aud: 'admin-api', iat: Math.floor(Date.now() / 1000) };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...issued, ...claims })}`;
  return `${text}.${createHmac('sha256', JWT_SECRET).update(text).digest('base64url')}`;
}
