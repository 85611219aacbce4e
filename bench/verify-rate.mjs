/**
 * Measures the entries per second of CPU time of audit:verify, on the live database and on an export. SQL generates the
 * entries, and the service seals them.
 *
 *     npm run build && scripts/with-services.sh node bench/verify-rate.mjs
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, query } from './support/database.mjs';
import { FILL_ENTRIES } from './support/entries.mjs';
import { dataOf, FIRST_ADMIN, login } from './support/send.mjs';
import { JWT_SECRET, SERVICE, startServer, stopServer } from './support/server.mjs';

const ENTRIES = Number(process.env.ENTRIES ?? 200_000);
const POLL_MS = 500;
/** The command of npm run audit:verify. */
const VERIFY = ['--max-semi-space-size=64', 'dist/src/cli/audit-verify.js'];

const url = await createDatabase('verify_rate');
const server = await startServer(SERVICE, url, FIRST_ADMIN);
try {
  const token = await login(server.base);
  await query(url, FILL_ENTRIES, [1, ENTRIES]);
  const last = async () => (await query(url, 'SELECT max(last_sequence)::int AS n FROM audit_checkpoints'))[0].n ?? 0;
  while ((await last()) < ENTRIES) await delay(POLL_MS);
  const { publicKey } = await dataOf(server.base, 'GET', '/api/admin/audit-logs/checkpoints/latest', token);
  const file = join(server.scratch, 'export.ndjson');
  const answer = await fetch(`${server.base}/api/admin/audit-logs/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  await timed('live database', ['--public-key', publicKey], { DATABASE_URL: url });
  await timed('export alone', ['--public-key', publicKey, '--export', file], {});
} finally {
  await stopServer(server);
}

/** The time includes the start of the program. */
async function timed(name, options, env) {
  const child = spawn(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', process.execPath, ...VERIFY, ...options],
    {
      env: { PATH: process.env.PATH, JWT_SECRET, DATA_DIR: server.scratch, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [printed, times] = ['', ''];
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (times += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${name}: exit code ${code}: ${printed}${times}`);
  const [user, system] = times.trim().split('\n').at(-1).split(' ').map(Number);
  const rate = Math.round(ENTRIES / (user + system));
  console.log(`${name}: ${rate} entries a second of CPU; ${printed.trim()}`);
}
