/**
 * Compares a request with an API key to one with a session: GET and PATCH of a user, in alternating rounds on one service. It prints
 * the ratio of the rates. The goal is at least 0.95.
 *
 *     npm run build && scripts/with-services.sh node bench/api-key-cost.mjs [rounds] [seconds]
 */
import { createDatabase } from './support/database.mjs';
import { wire } from './support/load.mjs';
import { measure } from './support/measure.mjs';
import { dataOf, FIRST_ADMIN, login } from './support/send.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';

const GOAL = 0.95;
const ROUNDS = Number(process.argv[2] ?? 6);
const SECONDS = Number(process.argv[3] ?? 8);
const CONNECTIONS = 16;
const DAY_MS = 86_400_000;

const database = await createDatabase('bench_api_keys');
const server = await startServer(SERVICE, database, FIRST_ADMIN);
const session = await login(server.base);
const { key } = await dataOf(server.base, 'POST', '/api/admin/api-keys', session, {
  name: 'Benchmark',
  permissions: ['users:read', 'users:write'],
  expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
  allowedIps: ['127.0.0.0/8'],
});
const users = [];
for (let index = 0; index < CONNECTIONS; index++) {
  const user = { email: `u${index}@example.com`, name: 'U' };
  users.push((await dataOf(server.base, 'POST', '/api/admin/users', session, user)).id);
}

let turn = 0;
const path = () => `/api/admin/users/${users[turn++ % CONNECTIONS]}`;
const requests = {
  GET: (token) => wire('GET', path(), token),
  PATCH: (token) => wire('PATCH', path(), token, { name: `Turn ${turn}` }),
};
const tokens = { session, key };

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const results = {};
try {
  // The first round is a warm-up. The order is reversed in every other round.
  for (let index = 0; index <= ROUNDS; index++) {
    for (const method of Object.keys(requests)) {
      const names = Object.keys(tokens);
      for (const name of index % 2 ? names.reverse() : names) {
        const next = () => requests[method](tokens[name]);
        const round = await measure(server, { connections: CONNECTIONS, seconds: SECONDS, next });
        if (index > 0) (results[`${method} ${name}`] ??= []).push(round);
      }
    }
  }
  const of = (name, pick) => mean(results[name].map(pick));
  console.table(
    Object.keys(results).map((name) => ({
      name,
      'requests/s': of(name, ({ rate }) => rate).toFixed(0),
      'CPU ms': of(name, ({ cpuMs }) => cpuMs).toFixed(3),
      'p50 ms': of(name, ({ p50 }) => p50).toFixed(2),
      'p99 ms': of(name, ({ p99 }) => p99).toFixed(2),
    })),
  );
  for (const method of Object.keys(requests)) {
    const ratio = (pick) => of(`${method} key`, pick) / of(`${method} session`, pick);
    const rates = ratio(({ rate }) => rate);
    const verdict = rates >= GOAL ? 'reached' : 'missed';
    console.log(
      `${method} key/session: requests/s ${rates.toFixed(3)} (goal ${GOAL}, ${verdict}), CPU ${ratio(({ cpuMs }) => cpuMs).toFixed(3)}`,
    );
  }
} finally {
  await stopServer(server);
}
