/**
 * Profiles a contestant under one workload. Prints the functions with the most self time, and the time of each package or
 * file including its calls of Node.js. The start and a warm-up do not count.
 *
 *     npm run bench:profile -- get-by-id
 *     npm run bench:profile -- get-by-id --contestant=baseline --seconds=20 --top=30
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTextbook, startContestant, stopContestant } from './contestants.mjs';
import { measure } from './support/measure.mjs';
import { hotSpots, profileClock } from './support/profile.mjs';
import { seed } from './support/seed.mjs';
import { requestsOf, WORKLOADS } from './workloads.mjs';

const WARM_UP_SECONDS = 5;
/** Node.js writes the profile only if the process ends normally. */
const END_ON_SIGTERM = '--import=data:text/javascript,process.once("SIGTERM",()=>process.exit())';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    contestant: { type: 'string', default: 'service' },
    seconds: { type: 'string', default: '15' },
    connections: { type: 'string', default: '32' },
    top: { type: 'string', default: '25' },
  },
});
const [name = 'get-by-id'] = positionals;
const workload = WORKLOADS[name];
if (!workload) throw new Error(`No such workload: ${name}. There are ${Object.keys(WORKLOADS).join()}`);

if (values.contestant === 'textbook') buildTextbook();
const data = await seed();
const folder = mkdtempSync(join(tmpdir(), 'profile-'));
try {
  const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${folder}`, END_ON_SIGTERM];
  const contestant = await startContestant(values.contestant, nodeOptions);
  const load = { connections: Number(values.connections), seconds: Number(values.seconds) };
  const next = requestsOf(workload, data);
  await measure(contestant.server, { ...load, seconds: WARM_UP_SECONDS, next });
  const since = profileClock();
  const { rate, cpuMs } = await measure(contestant.server, { ...load, next });
  await stopContestant(contestant, 'SIGTERM');
  const [file] = readdirSync(folder);
  const { functions, places } = hotSpots(JSON.parse(readFileSync(join(folder, file), 'utf8')), since);
  console.log(
    `${values.contestant}, ${name}: ${rate.toFixed(0)} requests/s while profiled, CPU ${cpuMs.toFixed(3)} ms each`,
  );
  console.table(functions.slice(0, Number(values.top)));
  console.table(places.slice(0, Number(values.top)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
