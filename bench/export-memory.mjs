/**
 * Measures memory, entries per second and the latency of other requests while the service exports 1,000,000 entries. ENTRIES
 * sets another number. SQL generates the entries, the service seals them, and the export is read in both formats. Only counts
 * of the response are kept.
 *
 *     npm run build && scripts/with-services.sh node bench/export-memory.mjs
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, query } from './support/database.mjs';
import { FILL_ENTRIES } from './support/entries.mjs';
import { FIRST_ADMIN, login } from './support/send.mjs';
import { megabytes, SERVICE, startServer, stopServer } from './support/server.mjs';

const ENTRIES = Number(process.env.ENTRIES ?? 1_000_000);
const BATCH = 100_000;
const SAMPLE_MS = 100;
const EXPORT = '/api/admin/audit-logs/export';

const database = await createDatabase('export_memory');
const server = await startServer(SERVICE, database, { ...FIRST_ADMIN, AUDIT_SEAL_ENTRIES: '10000' });

try {
  const { base } = server;
  const token = await login(base);

  let begun = performance.now();
  for (let first = 1; first <= ENTRIES; first += BATCH) {
    await query(database, FILL_ENTRIES, [first, Math.min(first + BATCH - 1, ENTRIES)]);
  }
  console.log(`filled      ${ENTRIES} entries in ${seconds(begun)} s`);

  begun = performance.now();
  await sealed();
  console.log(`sealed      ${seconds(begun)} s after that`);
  await settled();

  for (const format of ['ndjson', 'csv']) {
    report(format, await measured(base, token, format));
  }
} finally {
  await stopServer(server);
}

async function measured(base, token, format) {
  const before = megabytes(server);
  let peak = before;
  let slowest = 0;
  let running = true;
  const sampling = (async () => {
    while (running) {
      peak = Math.max(peak, megabytes(server));
      const asked = performance.now();
      await (await fetch(`${base}/health/live`)).text();
      slowest = Math.max(slowest, performance.now() - asked);
      await delay(SAMPLE_MS);
    }
  })();
  const begun = performance.now();
  const response = await fetch(`${base}${EXPORT}?format=${format}&resourceType=user`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let bytes = 0;
  let lines = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  const took = (performance.now() - begun) / 1000;
  running = false;
  await sampling;
  return { lines, bytes, took, before, peak, after: megabytes(server), slowest };
}

function report(format, { lines, bytes, took, before, peak, after, slowest }) {
  console.log(
    `${format.padEnd(11)} ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB in ${took.toFixed(1)} s: ` +
      `${Math.round(lines / took)} entries/s; RSS before ${before} MB, peak ${peak} MB, after ${after} MB; ` +
      `slowest other request ${slowest.toFixed(0)} ms`,
  );
}

async function sealed() {
  for (;;) {
    const [{ open }] = await query(
      database,
      `SELECT (SELECT max(sequence) FROM audit_logs) > coalesce((SELECT max(last_sequence) FROM audit_checkpoints), 0) AS open`,
    );
    if (!open) return;
    await delay(500);
  }
}

/** Waits until the memory has settled after the sealing. */
async function settled() {
  for (let last = Infinity; megabytes(server) < last; await delay(5_000)) last = megabytes(server);
}

function seconds(begun) {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
