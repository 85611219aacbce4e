/**
 * Measures the start of the built service: wall time and CPU seconds from the start of the process to its first 200 of
 * `/health/ready`. A fresh embedded database, the same database again, and PostgreSQL with all migrations applied. As with
 * `npm start`, the template of a fresh database is made before.
 *
 *     scripts/with-services.sh node bench/start.mjs [rounds]
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median, round } from './support/stats.mjs';

const rounds = Number(process.argv[2] ?? 5);
const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const POLL_MS = 10;
/** Clock ticks per second in `/proc`. */
const TICKS = 100;

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** User and system time of a process with all its threads, in seconds: proc_pid_stat(5), fields 14 and 15. */
function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

async function start(variables) {
  const port = await freePort();
  const env = { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', ...variables };
  const begun = performance.now();
  const service = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const exited = new Promise((resolve) => service.once('exit', resolve));
  while (!(await isReady(port))) {
    if (service.exitCode !== null) {
      throw new Error(`The service ended with ${service.exitCode}`);
    }
    await delay(POLL_MS);
  }
  const result = { wall: (performance.now() - begun) / 1000, cpu: cpuSeconds(service.pid) };
  service.kill();
  await exited;
  return result;
}

execFileSync(process.execPath, [fileURLToPath(new URL('../dist/src/cli/embedded-template.js', import.meta.url))]);
const measured = { 'fresh embedded': [], 'warm embedded': [], PostgreSQL: [] };
const settings = { JWT_SECRET: randomBytes(36).toString('base64'), SHUTDOWN_DRAIN_SECONDS: '0' };
for (let turn = 0; turn < rounds; turn++) {
  const dataDir = mkdtempSync(join(tmpdir(), 'admin-api-start-'));
  try {
    measured['fresh embedded'].push(await start({ ...settings, DATA_DIR: dataDir }));
    measured['warm embedded'].push(await start({ ...settings, DATA_DIR: dataDir }));
    if (process.env.TEST_DATABASE_URL) {
      const database = { DATABASE_URL: process.env.TEST_DATABASE_URL, DATA_DIR: dataDir };
      if (turn === 0) await start({ ...settings, ...database });
      measured.PostgreSQL.push(await start({ ...settings, ...database }));
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
console.table(
  Object.entries(measured)
    .filter(([, results]) => results.length > 0)
    .map(([name, results]) => ({
      start: name,
      'wall s': round(median(results.map(({ wall }) => wall)), 2),
      'fastest s': round(Math.min(...results.map(({ wall }) => wall)), 2),
      'CPU s': round(median(results.map(({ cpu }) => cpu)), 2),
    })),
);
