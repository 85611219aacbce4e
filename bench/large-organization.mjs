/**
 * Time, memory and pauses of the service while it deletes and restores an organization with 100,000 members (or as many as
 * MEMBERS says), and while it erases an account with 24,000 audit entries (ENTRIES). The rows are made by SQL.
 *
 *     npm run build && scripts/with-services.sh node bench/large-organization.mjs
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, query } from './support/database.mjs';
import { dataOf, FIRST_ADMIN, login, send } from './support/send.mjs';
import { megabytes, SERVICE, startServer, stopServer } from './support/server.mjs';

const MEMBERS = Number(process.env.MEMBERS ?? 100_000);
const ENTRIES = Number(process.env.ENTRIES ?? 24_000);
const SAMPLE_MS = 10;

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

// As the service writes them: half are about the user, half are what the user did.
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
const server = await startServer(SERVICE, database, { ...FIRST_ADMIN, ERASURE_ADMIN_HOLD_DAYS: '0' });

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
    const watch = watchServer();
    const begun = performance.now();
    const { status, body } = await send(base, method, path, token);
    const took = (performance.now() - begun) / 1000;
    const { peak, slowest } = await watch.stop();
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    console.log(
      `${name.padEnd(18)} ${took.toFixed(1)} s, ${((took / rows) * 10_000).toFixed(2)} s for each 10,000; ` +
        `RSS before ${before} MB, peak ${peak} MB; slowest other request ${slowest.toFixed(0)} ms; ` +
        `response ${JSON.stringify(body).length} bytes`,
    );
  }
} finally {
  await stopServer(server);
}

/** Asks for something that needs no database, over and over: it waits while the event loop stands still. */
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
