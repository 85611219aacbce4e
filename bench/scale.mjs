/**
 * Compares the service on many rows with the service on a thousandth of them. One client sends requests to both in turn.
 * Prints a table, and writes bench/results/scale.json.
 *
 *     npm run bench:scale
 *     npm run bench:scale -- --users=100000 --rounds=3 --seconds=1 list,search
 *
 * A check that every row runs, in about four minutes:
 *
 *     npm run bench:scale -- --users=20000 --rounds=1 --seconds=0.3
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createDatabase, query } from './support/database.mjs';
import { environment } from './support/environment.mjs';
import { load, wire } from './support/load.mjs';
import { writeJson } from './support/results.mjs';
import { operations } from './support/scale-operations.mjs';
import { fill, sizesOf } from './support/scale-data.mjs';
import { FIRST_ADMIN, login, send } from './support/send.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';
import { percentile, round } from './support/stats.mjs';

const SMALL_USERS = 1_000;
/** A row passes if the median of the large database is at most twice the small one, or at most so many milliseconds. */
const GOAL = { ratio: 2, p50: 10 };
const SAMPLE = 2_000;
const SAMPLES = [
  `SELECT id FROM users WHERE role = 'user' ORDER BY md5(id::text)`,
  'SELECT id FROM organizations ORDER BY md5(id::text)',
  'SELECT DISTINCT actor_id AS id FROM audit_logs WHERE actor_id IS NOT NULL',
  `SELECT email AS id FROM users WHERE role = 'user' ORDER BY md5(id::text)`,
];
const WIDTH = 100;
const POLL_MS = 500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
  },
});
const settings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
const wanted = positionals.flatMap((names) => names.split(','));

const small = await prepare('scale_small', SMALL_USERS);
const large = await prepare('scale_large', settings.users);
const rows = [];
try {
  for (const [name, request] of Object.entries(operations)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    rows.push(await compare(name, request));
    console.log(JSON.stringify(rows.at(-1)));
  }
} finally {
  await stopServer(small.server);
  await stopServer(large.server);
}
console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
writeJson('scale', { rows, sizes: sizesOf(settings.users), settings, environment: await environment() });

/** Starts a service with this number of users, and returns the ids and texts that the requests use. */
async function prepare(name, users) {
  const url = await createDatabase(name);
  const first = await startServer(SERVICE, url, FIRST_ADMIN);
  const token = await login(first.base);
  // Otherwise the service would seal the generated entries.
  await stopServer(first, 'SIGTERM');
  const begun = performance.now();
  await fill(url, sizesOf(users), (line) => process.stderr.isTTY && process.stderr.write(`\r${line.padEnd(WIDTH)}`));
  process.stderr.write(`\r${`${name}: filled in ${Math.round((performance.now() - begun) / 1000)} s`.padEnd(WIDTH)}\n`);
  const [users_, organizations, actors, emails] = await Promise.all(
    SAMPLES.map(async (sql) => (await query(url, `${sql} LIMIT ${SAMPLE}`)).map(({ id }) => id)),
  );
  const server = await startServer(SERVICE, url);
  // A background job adds up the row counts.
  while ((await query(url, 'SELECT FROM row_count_changes LIMIT 1')).length > 0) await delay(POLL_MS);
  const page = await send(server.base, 'GET', `/api/admin/users?limit=20&page=${Math.ceil(users / 40)}`, token);
  return { server, token, users: users_, organizations, actors, emails, cursor: page.body.meta.nextCursor, n: 0 };
}

/** Runs the rounds in turn, so that both services see the same load of the machine. */
async function compare(name, request) {
  const latencies = { small: [], large: [] };
  for (let turn = 0; turn <= settings.rounds; turn++) {
    for (const [size, service] of Object.entries({ small, large })) {
      const next = () => {
        const [method, path, body] = request(service, (service.n += 1));
        return wire(method, path, service.token, body);
      };
      const measured = await load({ port: service.server.port, connections: 1, seconds: settings.seconds, next });
      // The first round is a warm-up.
      if (turn > 0) latencies[size].push(...measured.latencies);
    }
  }
  const [few, many] = [latencies.small, latencies.large].map((each) => each.sort((a, b) => a - b));
  const [p50, ratio, p99] = [
    percentile(many, 0.5),
    percentile(many, 0.5) / percentile(few, 0.5),
    percentile(many, 0.99),
  ];
  return {
    name,
    'p50 small ms': round(percentile(few, 0.5), 2),
    'p50 ms': round(p50, 2),
    ratio: round(ratio, 2),
    'p99 ms': round(p99, 2),
    goals: ratio <= GOAL.ratio || p50 <= GOAL.p50 ? 'passed' : 'MISSED',
  };
}
