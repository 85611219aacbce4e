/**
 * Measures time, memory and pauses of the service while it deletes and restores an organization with 100,000 members, and
 * while it erases an account with 24,000 audit entries. MEMBERS and ENTRIES set other numbers. SQL makes the rows. With
 * PROFILE=1 the service also writes a CPU profile to the current folder.
 *
 *     npm run build && scripts/with-services.sh node bench/large-organization.mjs
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, query } from './support/database.mjs';
import { dataOf, FIRST_ADMIN, login, send } from './support/send.mjs';
import { megabytes, SERVICE, startServer, stopServer } from './support/server.mjs';

const MEMBERS = Number(process.env.MEMBERS ?? 100_000);
const ENTRIES = Number(process.env.ENTRIES ?? 24_000);
const SAMPLE_MS = 10;
const POLL_MS = 5;

const FILL_MEMBERS = `
  WITH made AS (
    INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
    SELECT gen_random_uuid(), 'member' || n || '@example.com', 'Member ' || n, 'user', 'active', '{"team":"research"}', now(),
      now(), 1
    FROM generate_series(1, $2::int) AS n
    RETURNING id
  )
  INSERT INTO memberships (id, organization_id, user_id, role, created_at)
  SELECT gen_random_uuid(), $1, id, 'member', now() FROM made`;

// Half of the entries are about the user, and half are what the user did. Each has the form that the service writes.
const FILL_ENTRIES = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_email, changes, outcome, request_id, ip, user_agent, personal)
  SELECT gen_random_uuid(), now(), 'UPDATE', 'user', subject, 'somebody@example.com', 'user', actor::uuid,
    'somebody@example.com', json_build_object('name', json_build_object('from', 'User ' || n, 'to', 'Renamed ' || n)),
    'SUCCESS', gen_random_uuid()::text, '203.0.113.7', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    json_build_object(
      'actor', json_build_object('subject', actor, 'paths', ARRAY['actor.email', 'ip', 'userAgent'], 'salt', salt),
      'resource', json_build_object('subject', subject, 'paths', ARRAY['resource.label', 'changes.name'], 'salt', salt))
  FROM (SELECT n, CASE n % 2 WHEN 0 THEN $2 ELSE gen_random_uuid()::text END AS subject,
      CASE n % 2 WHEN 1 THEN $2 ELSE gen_random_uuid()::text END AS actor,
      translate(left(encode(decode(md5(n::text), 'hex'), 'base64'), 22), '+/', '-_') AS salt
    FROM generate_series(1, $1::int) AS n) AS rows`;

const database = await createDatabase('large_organization');
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const DELAY_FILE = join(scratch, 'event-loop-delay');
const server = await startServer(
  SERVICE,
  database,
  { ...FIRST_ADMIN, ERASURE_ADMIN_HOLD_DAYS: '0', EVENT_LOOP_DELAY_FILE: DELAY_FILE },
  ['--import', './bench/support/event-loop-delay.mjs', ...(process.env.PROFILE ? ['--cpu-prof'] : [])],
);

try {
  const { base } = server;
  const token = await login(base);
  const { id } = await dataOf(base, 'POST', '/api/admin/organizations', token, { name: 'Large' });
  await query(database, FILL_MEMBERS, [id, MEMBERS]);
  await query(database, 'VACUUM ANALYZE');
  const organization = `/api/admin/organizations/${id}`;
  await report('dry run of delete', MEMBERS, 'DELETE', `${organization}?dryRun=true`);
  await report('delete', MEMBERS, 'DELETE', organization);
  await report('restore', MEMBERS, 'POST', `${organization}/restore`);
  await report('delete for good', MEMBERS, 'DELETE', `${organization}?permanent=true`);

  const user = await dataOf(base, 'POST', '/api/admin/users', token, {
    email: 'somebody@example.com',
    name: 'Somebody',
  });
  await query(database, FILL_ENTRIES, [ENTRIES, user.id]);
  await query(database, 'ANALYZE audit_logs');
  await dataOf(base, 'DELETE', `/api/admin/users/${user.id}`, token);
  await report('erase', ENTRIES, 'POST', `/api/admin/users/${user.id}/erase`);

  async function report(name, rows, method, path) {
    const before = megabytes(server);
    await longestPause();
    const watch = watchServer();
    const begun = performance.now();
    const { status, body } = await send(base, method, path, token);
    const took = (performance.now() - begun) / 1000;
    const pause = await longestPause();
    const { peak, slowest } = await watch.stop();
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    console.log(
      `${name.padEnd(18)} ${took.toFixed(1)} s, ${((took / rows) * 10_000).toFixed(2)} s for each 10,000; ` +
        `RSS before ${before} MB, peak ${peak} MB; longest pause of the event loop ${pause.all.toFixed(0)} ms ` +
        `(${pause.own.toFixed(0)} ms without waits for a CPU), ` +
        `slowest other request ${slowest.toFixed(0)} ms; ` +
        `response ${JSON.stringify(body).length} bytes`,
    );
  }
} finally {
  await stopServer(server, 'SIGTERM');
  rmSync(scratch, { recursive: true, force: true });
}

/** Returns the longest pauses of the server's event loop since the last call. */
async function longestPause() {
  rmSync(DELAY_FILE, { force: true });
  server.child.kill('SIGUSR2');
  while (!existsSync(DELAY_FILE) || readFileSync(DELAY_FILE, 'utf8') === '') await delay(POLL_MS);
  return JSON.parse(readFileSync(DELAY_FILE, 'utf8'));
}

/** Repeats a request that needs no database. It waits while the event loop is blocked. */
function watchServer() {
  let [peak, slowest, isRunning] = [0, 0, true];
  const watching = (async () => {
    while (isRunning) {
      peak = Math.max(peak, megabytes(server));
      const asked = performance.now();
      await (await fetch(`${server.base}/health/live`)).text();
      slowest = Math.max(slowest, performance.now() - asked);
      await delay(SAMPLE_MS);
    }
  })();
  return {
    stop: async () => {
      isRunning = false;
      await watching;
      return { peak, slowest };
    },
  };
}
