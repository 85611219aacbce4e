/**
 * Measures how many application events a second the service records, in batches of 100 from 4 connections, and compares it with plain
 * INSERTs of the same size into the same database. It does so with and without sealing, so that the cost of the sealer shows.
 *
 *     npm run build && npm run bench:events
 */
import { createDatabase, query } from './support/database.mjs';
import { wire } from './support/load.mjs';
import { measure } from './support/measure.mjs';
import { FIRST_ADMIN, login } from './support/send.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';

const BATCH = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CONNECTIONS = 4;
const LIMITS = { RATE_LIMIT_PER_MINUTE: '1000000', RATE_LIMIT_PER_HOUR: '10000000' };

let serial = 0;

function batchOf() {
  return Array.from({ length: BATCH }, () => {
    serial += 1;
    return {
      id: `evt_${process.pid}_${serial}`,
      action: 'invoice.paid',
      occurredAt: new Date().toISOString(),
      actor: { type: 'user', id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ada Lovelace' },
      targets: [
        { type: 'invoice', id: `inv_${serial % 5000}` },
        { type: 'user', id: '01890a5d-ac96-774b-bcce-b302099a8058', name: 'Grace Hopper' },
      ],
      organizationId: '01890a5d-ac96-774b-bcce-b302099a8059',
      context: { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' },
      data: { amount: 4200, currency: 'EUR', lines: [{ sku: 'A-1', count: 2 }] },
    };
  });
}

async function rate(name, env) {
  const database = await createDatabase(name);
  const server = await startServer(SERVICE, database, { ...FIRST_ADMIN, ...LIMITS, ...env });
  try {
    const token = await login(server.base);
    const next = () => wire('POST', '/api/admin/audit-logs/events', token, { events: batchOf() });
    const load = { connections: CONNECTIONS, seconds: SECONDS, next };
    await measure(server, { ...load, seconds: 2 });
    const result = await measure(server, load);
    return {
      name,
      'events/s': Math.round(result.rate * BATCH),
      'p50 ms': result.p50.toFixed(1),
      'p99 ms': result.p99.toFixed(1),
    };
  } finally {
    await stopServer(server);
  }
}

/** One connection, and no check at all: what the database takes for rows of this size. */
async function baseline() {
  const database = await createDatabase('bench_events_plain');
  await query(
    database,
    'CREATE TABLE plain_events (id text PRIMARY KEY, at timestamptz NOT NULL, event json NOT NULL)',
  );
  const begun = performance.now();
  let rows = 0;
  while (performance.now() - begun < SECONDS * 1000) {
    const insert = `INSERT INTO plain_events SELECT e ->> 'id', (e ->> 'occurredAt')::timestamptz, e
      FROM json_array_elements($1::json) AS e`;
    await query(database, insert, [JSON.stringify(batchOf())]);
    rows += BATCH;
  }
  return { name: 'plain INSERT, 1 connection', 'events/s': Math.round((rows * 1000) / (performance.now() - begun)) };
}

const rows = [
  await baseline(),
  await rate('bench_events_unsealed', { AUDIT_SEAL_INTERVAL: '3600', AUDIT_SEAL_ENTRIES: '10000' }),
  await rate('bench_events_sealed', { AUDIT_SEAL_INTERVAL: '1' }),
];
console.table(rows);
console.log(`sealed/unsealed: ${(rows[2]['events/s'] / rows[1]['events/s']).toFixed(2)}; goal: 2,000 events a second`);
