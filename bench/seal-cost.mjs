/**
 * Measures the cost of sealing: PATCH requests per second and CPU time of each, with and without sealing, in alternating
 * rounds. Without sealing, the interval is longer than a round. It prints ratios, because machines differ.
 *
 *     npm run build && scripts/with-services.sh node bench/seal-cost.mjs
 */
import { createDatabase, query } from './support/database.mjs';
import { wire } from './support/load.mjs';
import { measure } from './support/measure.mjs';
import { dataOf, FIRST_ADMIN, login } from './support/send.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';

const ROUNDS = 6;
const SECONDS = 8;
const CONNECTIONS = 16;

async function start(name, env) {
  const database = await createDatabase(name);
  const server = await startServer(SERVICE, database, { ...FIRST_ADMIN, ...env });
  const token = await login(server.base);
  const users = [];
  for (let index = 0; index < CONNECTIONS; index++) {
    const user = { email: `u${index}@example.com`, name: 'U' };
    users.push((await dataOf(server.base, 'POST', '/api/admin/users', token, user)).id);
  }
  let turn = 0;
  const next = () => wire('PATCH', `/api/admin/users/${users[turn % CONNECTIONS]}`, token, { name: `Turn ${turn++}` });
  return { server, database, load: { connections: CONNECTIONS, seconds: SECONDS, next } };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const services = {
  sealed: await start('bench_sealed', { AUDIT_SEAL_INTERVAL: '1' }),
  unsealed: await start('bench_unsealed', { AUDIT_SEAL_INTERVAL: '3600', AUDIT_SEAL_ENTRIES: '10000' }),
};
const results = { sealed: [], unsealed: [] };
try {
  // The first round is a warm-up. The order is reversed in every other round.
  for (let index = 0; index <= ROUNDS; index++) {
    const order = index % 2 ? ['unsealed', 'sealed'] : ['sealed', 'unsealed'];
    for (const name of order) {
      const round = await measure(services[name].server, services[name].load);
      if (index > 0) results[name].push(round);
    }
  }
  const [{ checkpoints, entries }] = await query(
    services.sealed.database,
    'SELECT count(*)::int AS checkpoints, sum(entries)::int AS entries FROM audit_checkpoints',
  );
  const table = Object.entries(results).map(([name, rounds]) => ({
    name,
    'PATCH/s': mean(rounds.map(({ rate }) => rate)).toFixed(0),
    'CPU ms': mean(rounds.map(({ cpuMs }) => cpuMs)).toFixed(3),
    'p50 ms': mean(rounds.map(({ p50 }) => p50)).toFixed(2),
    'p99 ms': mean(rounds.map(({ p99 }) => p99)).toFixed(2),
  }));
  console.table(table);
  const ratio = (pick) => (mean(results.sealed.map(pick)) / mean(results.unsealed.map(pick))).toFixed(3);
  console.log(`sealed meanwhile: ${entries} entries under ${checkpoints} checkpoints`);
  console.log(
    `with/without: PATCH/s ${ratio(({ rate }) => rate)}, CPU ${ratio(({ cpuMs }) => cpuMs)}, ` +
      `p50 ${ratio(({ p50 }) => p50)}, p99 ${ratio(({ p99 }) => p99)}`,
  );
} finally {
  await Promise.all(Object.values(services).map(({ server }) => stopServer(server)));
}
