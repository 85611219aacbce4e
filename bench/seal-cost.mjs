/**
 * What the seal costs a writer: PATCHes a second, and CPU of the service for each, with sealing and without, in alternating
 * rounds of one run. Without means an interval that no round reaches. It prints ratios, since machines differ and share.
 *
 *     npm run build && scripts/with-services.sh node bench/seal-cost.mjs
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import pg from 'pg';

const ROUNDS = 6;
const ROUND_MS = 8_000;
const CONNECTIONS = 16;
const CREDENTIALS = { email: 'bench@example.com', password: 'a lighthouse in the fog' };
const CLOCK_TICKS = 100;

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function send(base, method, path, token, body) {
  return new Promise((resolve, reject) => {
    const url = new URL(path, base);
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const call = request(url, { method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        const answer = JSON.parse(text);
        answer.success ? resolve(answer.data) : reject(new Error(`${method} ${path}: ${text}`));
      });
    });
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}

async function start(name, env) {
  const url = new URL(process.env.TEST_DATABASE_URL);
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  url.pathname = `/${name}`;
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: url.href,
      DATA_DIR: `/tmp/${name}-${process.pid}`,
      JWT_SECRET: 'a secret of the benchmark that is long enough',
      ADMIN_EMAIL: CREDENTIALS.email,
      ADMIN_PASSWORD: CREDENTIALS.password,
      RATE_LIMIT_PER_MINUTE: '10000000',
      RATE_LIMIT_PER_HOUR: '10000000',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const base = await new Promise((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [, found] = /Admin API\s+(http:\S+)\/api\/admin/.exec(printed) ?? [];
      if (found) resolve(found);
    });
  });
  const { token } = await send(base, 'POST', '/api/auth/login', undefined, CREDENTIALS);
  const users = [];
  for (let index = 0; index < CONNECTIONS; index++) {
    users.push((await send(base, 'POST', '/api/admin/users', token, { email: `u${index}@example.com`, name: 'U' })).id);
  }
  return { child, base, token, users, database: url.href };
}

/** Seconds that the process has used of a core. */
function cpuOf({ child }) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
}

let turn = 0;

async function round(service) {
  const [begun, cpu] = [performance.now(), cpuOf(service)];
  let count = 0;
  const latencies = [];
  await Promise.all(
    service.users.map(async (id) => {
      while (performance.now() - begun < ROUND_MS) {
        const sent = performance.now();
        await send(service.base, 'PATCH', `/api/admin/users/${id}`, service.token, { name: `Turn ${turn++}` });
        latencies.push(performance.now() - sent);
        count++;
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  return {
    rate: count / ((performance.now() - begun) / 1000),
    cpuMs: ((cpuOf(service) - cpu) * 1000) / count,
    p50: latencies[Math.floor(count * 0.5)],
    p99: latencies[Math.floor(count * 0.99)],
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sealed = await start('bench_sealed', { AUDIT_SEAL_INTERVAL: '1' });
const unsealed = await start('bench_unsealed', { AUDIT_SEAL_INTERVAL: '3600', AUDIT_SEAL_ENTRIES: '10000' });
const results = { sealed: [], unsealed: [] };
try {
  await round(sealed);
  await round(unsealed);
  for (let index = 0; index < ROUNDS; index++) {
    // Whoever goes first in one round goes second in the next.
    const order = index % 2 ? ['unsealed', 'sealed'] : ['sealed', 'unsealed'];
    for (const name of order) {
      results[name].push(await round(name === 'sealed' ? sealed : unsealed));
    }
  }
  const database = new pg.Client({ connectionString: sealed.database });
  await database.connect();
  const { rows } = await database.query(
    'SELECT count(*)::int AS checkpoints, sum(entries)::int AS entries FROM audit_checkpoints',
  );
  await database.end();
  const table = Object.entries(results).map(([name, rounds]) => ({
    name,
    'PATCH/s': mean(rounds.map(({ rate }) => rate)).toFixed(0),
    'CPU ms': mean(rounds.map(({ cpuMs }) => cpuMs)).toFixed(3),
    'p50 ms': mean(rounds.map(({ p50 }) => p50)).toFixed(2),
    'p99 ms': mean(rounds.map(({ p99 }) => p99)).toFixed(2),
  }));
  console.table(table);
  const ratio = (pick) => (mean(results.sealed.map(pick)) / mean(results.unsealed.map(pick))).toFixed(3);
  console.log(`sealed meanwhile: ${rows[0].entries} entries under ${rows[0].checkpoints} checkpoints`);
  console.log(
    `with/without: PATCH/s ${ratio(({ rate }) => rate)}, CPU ${ratio(({ cpuMs }) => cpuMs)}, ` +
      `p50 ${ratio(({ p50 }) => p50)}, p99 ${ratio(({ p99 }) => p99)}`,
  );
} finally {
  sealed.child.kill();
  unsealed.child.kill();
  agent.destroy();
}
