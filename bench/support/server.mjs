/** Starts servers as separate processes on free ports, and reads their CPU time and memory from /proc. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const SERVICE = 'dist/src/main.js';
export const JWT_SECRET = 'a secret of the benchmark that is long enough';
export const RATE_LIMIT = 10_000_000;

const POLL_MS = 5;
const PATIENCE_MS = 60_000;
/** Clock ticks per second in which Linux counts CPU time. */
const CLOCK_TICKS = 100;

const running = new Set();
process.on('exit', () => running.forEach((server) => server.child.kill('SIGKILL')));

/**
 * Starts a script and waits for its first 200 of GET /health/ready. Rate limits are counted, but never reached.
 * @param nodeOptions Options of node, such as --cpu-prof.
 */
export async function startServer(script, databaseUrl, env = {}, nodeOptions = []) {
  const port = await freePort();
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  const begun = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: scratch,
      JWT_SECRET,
      RATE_LIMIT_PER_MINUTE: String(RATE_LIMIT),
      RATE_LIMIT_PER_HOUR: String(RATE_LIMIT),
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const server = { child, scratch, port, base: `http://127.0.0.1:${port}`, pid: child.pid };
  running.add(server);
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - begun > PATIENCE_MS) throw new Error(`${script} does not start`);
    await delay(POLL_MS);
  }
  return Object.assign(server, { readyAfterMs: performance.now() - begun });
}

/** @param signal Use SIGTERM if the server writes a file when it ends. */
export async function stopServer(server, signal = 'SIGKILL') {
  const { child, scratch } = server;
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
  running.delete(server);
  rmSync(scratch, { recursive: true, force: true });
}

/** Returns the CPU seconds that the process has used so far. */
export function cpuSeconds({ pid }) {
  // The program name in brackets can contain any character.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
}

/** Returns the resident memory in MiB. @param what `VmRSS` for now, `VmHWM` for the peak. */
export function megabytes({ pid }, what = 'VmRSS') {
  const [, kilobytes] = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(kilobytes) / 1024);
}

function isReady(port) {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health/ready', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
