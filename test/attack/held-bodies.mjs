// Opens many connections that hold back what they announced, and prints what that costs the service.
// Usage: node scripts/prepare.js --build && node test/attack/held-bodies.mjs [part of a scenario's name]
// Each scenario starts the built server on a free port of 127.0.0.1 with an embedded database of its own, and removes both.
// It is bounded: 1,000 connections and 900 MB for each scenario, for less than a minute.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ADDRESSES = Array.from({ length: 10 }, (_, index) => `127.0.0.${index + 10}`);
const HOLD_MS = 35_000;
const EMAIL = 'root@example.com';
const PASSWORD = 'correct horse battery staple 42';
const MIB = 1024 * 1024;

/** The built server on a free port, with an embedded database of its own. */
async function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'held-bodies-'));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [process.env.MAIN ?? 'dist/src/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [, address] = /Admin API +(http\S+)\/api\/admin/.exec(printed) ?? [];
      if (address) {
        resolve(new URL(address));
      }
    });
    ended.then(() => reject(new Error(`The server did not start: ${printed}`)));
  });
  return {
    url,
    /** Resident memory, in MB. */
    memory: () => {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      return Math.round(Number(kilobytes) / 1024);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One connection that sends `text` and then nothing. */
function hold(url, localAddress, text) {
  const connection = { status: '', openedAt: performance.now(), closedAfterMs: null };
  const socket = connect({ host: url.hostname, port: Number(url.port), localAddress }, () => socket.write(text));
  socket.on('data', (chunk) => {
    connection.status ||= /^HTTP\/1\.1 (\d+)/.exec(chunk.toString('latin1'))?.[1] ?? '';
  });
  socket.on('error', () => undefined);
  socket.on('close', () => (connection.closedAfterMs = performance.now() - connection.openedAt));
  connection.end = () => socket.destroy();
  return connection;
}

function request(path, { length, sent, token = '', chunk }) {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: attack',
    'Content-Type: application/json',
    ...(token && [`Authorization: Bearer ${token}`]),
    chunk ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
  ].join('\r\n');
  const body = chunk ? `${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(sent / chunk.length) : 'x'.repeat(sent);
  return `${head}\r\n\r\n${body}`;
}

const LOGIN = '/api/auth/login';
const USERS = '/api/admin/users';
const scenarios = [
  ['public, 900 kB of 1 MiB', () => request(LOGIN, { length: MIB, sent: 900_000 }), 1000],
  ['public, 16,000 bytes of 16 KiB', () => request(LOGIN, { length: 16_384, sent: 16_000 }), 1000],
  ['public, 15,000 chunks of 1 byte', () => request(LOGIN, { sent: 15_000, chunk: 'x' }), 1000],
  ['no token, 900 kB of 1 MiB', () => request(USERS, { length: MIB, sent: 900_000 }), 100],
  ['admin, 900 kB of 1 MiB', (token) => request(USERS, { length: MIB, sent: 900_000, token }), 100],
  ['admin, 150,000 chunks of 1 byte', (token) => request(USERS, { sent: 150_000, chunk: 'x', token }), 100],
  ['half a header of 15 kB', () => `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(15_000)}`, 1000],
  ['nothing at all', () => '', 1000],
];

async function signIn(url) {
  const begun = performance.now();
  const response = await fetch(new URL(LOGIN, url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    signal: AbortSignal.timeout(20_000),
  }).catch((error) => ({ status: error.name, json: () => ({}) }));
  const { data } = await response.json();
  return { token: data?.token, status: response.status, ms: Math.round(performance.now() - begun) };
}

async function attack({ url, memory }, [name, textOf, connections]) {
  const { token } = await signIn(url);
  const before = memory();
  const text = Buffer.from(textOf(token));
  const held = ADDRESSES.flatMap((address) =>
    Array.from({ length: connections / ADDRESSES.length }, () => hold(url, address, text)),
  );
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memory())), 100);
  await delay(5_000);
  const login = await signIn(url);
  const deadline = performance.now() + HOLD_MS;
  while (performance.now() < deadline && held.some(({ closedAfterMs }) => closedAfterMs === null)) {
    await delay(200);
  }
  clearInterval(watch);
  const answers = new Map();
  held.forEach(({ status }) => answers.set(status || 'none', (answers.get(status || 'none') ?? 0) + 1));
  const closed = held.map(({ closedAfterMs }) => closedAfterMs).filter((ms) => ms !== null);
  held.forEach(({ end }) => end());
  const figures = [
    `${held.length} connections`,
    `memory ${before} -> ${most} MB`,
    `answers ${[...answers].map(([status, count]) => `${count}x${status}`).join(' ')}`,
    `closed by the server ${closed.length}, the last after ${(Math.max(0, ...closed) / 1000).toFixed(1)} s`,
    `a login meanwhile ${login.status} in ${login.ms} ms`,
  ];
  console.log(`${name}: ${figures.join(', ')}`);
}

const [wanted = ''] = process.argv.slice(2);
for (const scenario of scenarios.filter(([name]) => name.includes(wanted))) {
  const server = await start();
  try {
    await attack(server, scenario);
  } finally {
    await server.stop();
  }
}
