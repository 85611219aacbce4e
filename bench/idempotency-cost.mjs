/**
 * Measures the cost of an Idempotency-Key: PATCH requests per second and CPU time of each, with and without a new key, in
 * alternating rounds on one service. Also measures a replay of one key. It prints ratios, because machines differ.
 *
 *     npm run build && scripts/with-services.sh node bench/idempotency-cost.mjs
 */
import { createDatabase, query } from './support/database.mjs';
import { wire } from './support/load.mjs';
import { measure } from './support/measure.mjs';
import { dataOf, FIRST_ADMIN, login, send } from './support/send.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';

const ROUNDS = Number(process.argv[2] ?? 6);
const SECONDS = Number(process.argv[3] ?? 8);
const CONNECTIONS = 16;

const database = await createDatabase('bench_idempotency');
const server = await startServer(SERVICE, database, FIRST_ADMIN);
const token = await login(server.base);
const users = [];
for (let index = 0; index < CONNECTIONS; index++) {
  const user = { email: `u${index}@example.com`, name: 'U' };
  users.push((await dataOf(server.base, 'POST', '/api/admin/users', token, user)).id);
}

let turn = 0;
const patch = (name) => wire('PATCH', `/api/admin/users/${users[turn % CONNECTIONS]}`, token, { name });
const keyed = (request, key) => request.replace('\r\n', `\r\nIdempotency-Key: ${key}\r\n`);
const loads = {
  without: () => patch(`Turn ${turn++}`),
  with: () => keyed(patch(`Turn ${turn}`), `turn-${turn++}`),
  replay: () => keyed(patch('Replayed'), `replay-${turn++ % CONNECTIONS}`),
};

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const results = Object.fromEntries(Object.keys(loads).map((name) => [name, []]));
try {
  // These requests are replayed later.
  for (turn = 0; turn < CONNECTIONS; turn++) {
    const headers = { 'idempotency-key': `replay-${turn}` };
    await send(server.base, 'PATCH', `/api/admin/users/${users[turn]}`, token, { name: 'Replayed' }, headers);
  }
  // The first round is a warm-up. The order is reversed in every other round.
  for (let index = 0; index <= ROUNDS; index++) {
    const names = Object.keys(loads);
    for (const name of index % 2 ? names.reverse() : names) {
      const load = { connections: CONNECTIONS, seconds: SECONDS, next: loads[name] };
      const round = await measure(server, load);
      if (index > 0) results[name].push(round);
    }
  }
  const [{ keys, size }] = await query(
    database,
    `SELECT count(*)::int AS keys, pg_total_relation_size('idempotency_keys')::int AS size FROM idempotency_keys`,
  );
  const table = Object.entries(results).map(([name, rounds]) => ({
    name,
    'PATCH/s': mean(rounds.map(({ rate }) => rate)).toFixed(0),
    'CPU ms': mean(rounds.map(({ cpuMs }) => cpuMs)).toFixed(3),
    'p50 ms': mean(rounds.map(({ p50 }) => p50)).toFixed(2),
    'p99 ms': mean(rounds.map(({ p99 }) => p99)).toFixed(2),
  }));
  console.table(table);
  console.log(`kept meanwhile: ${keys} keys, ${Math.round(size / keys)} bytes each with their indexes`);
  for (const name of ['with', 'replay']) {
    const ratio = (pick) => (mean(results[name].map(pick)) / mean(results.without.map(pick))).toFixed(3);
    console.log(
      `${name}/without: PATCH/s ${ratio(({ rate }) => rate)}, CPU ${ratio(({ cpuMs }) => cpuMs)}, ` +
        `p50 ${ratio(({ p50 }) => p50)}, p99 ${ratio(({ p99 }) => p99)}`,
    );
  }
} finally {
  await stopServer(server);
}
