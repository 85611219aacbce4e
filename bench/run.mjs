/**
 * Compares the service with a baseline and a textbook set-up in alternating rounds of one run. Only the ratios are meaningful,
 * because machines differ. Prints tables, and writes bench/results/<workload>.json and .svg.
 *
 *     npm run bench
 *     npm run bench -- get-by-id,list --rounds=5 --seconds=6 --connections=32 --warmup=6
 */
import { parseArgs } from 'node:util';
import { coldStart } from './cold-start.mjs';
import { buildTextbook, NAMES, startContestant, stopContestant } from './contestants.mjs';
import { environment, otherWork } from './support/environment.mjs';
import { measure } from './support/measure.mjs';
import { printResult, printGoals } from './support/report.mjs';
import { summarize, writeResult } from './support/results.mjs';
import { seed } from './support/seed.mjs';
import { megabytes } from './support/server.mjs';
import { verify } from './support/verify.mjs';
import { requestsOf, WORKLOADS } from './workloads.mjs';

/** Percent of the cores. */
const DISTURBED = 10;
const COLD_START = 'cold-start';
const PARTS = [...Object.keys(WORKLOADS), COLD_START];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '32' },
    // Until the compiler of Node.js has finished, each request of a large service costs twice as much.
    warmup: { type: 'string', default: '6' },
  },
});
const settings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
const parts = positionals.length > 0 ? positionals.flatMap((names) => names.split(',')) : PARTS;
const unknown = parts.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) throw new Error(`No such part: ${unknown.join()}. There are ${PARTS.join()}`);

buildTextbook();
const data = await seed();
const versions = await environment();
const results = [];
for (const part of parts) {
  const busyWithOthers = await otherWork();
  const result = part === COLD_START ? await coldStart(settings) : await run(part);
  writeResult(part, { ...result, busyWithOthers, environment: versions, settings });
  printResult(result);
  if (busyWithOthers > DISTURBED)
    console.log(`Disturbed: others kept ${busyWithOthers} % of the cores busy when it began`);
  results.push(result);
}
printGoals(results);

/** All contestants run all the time, and one of them gets load at a time. */
async function run(name) {
  const workload = WORKLOADS[name];
  const contestants = {};
  try {
    for (const contestant of NAMES) contestants[contestant] = await startContestant(contestant);
    await verify(contestants, workload, data);
    const loads = Object.fromEntries(
      NAMES.map((contestant) => [contestant, { ...settings, next: requestsOf(workload, data) }]),
    );
    const rounds = Object.fromEntries(NAMES.map((contestant) => [contestant, []]));
    for (const contestant of NAMES) {
      await measure(contestants[contestant].server, { ...loads[contestant], seconds: settings.warmup });
    }
    for (let round = 0; round < settings.rounds; round++) {
      for (let turn = 0; turn < NAMES.length; turn++) {
        // The first contestant of a round is the last one of the next round.
        const contestant = NAMES[(round + turn) % NAMES.length];
        rounds[contestant].push(await measure(contestants[contestant].server, loads[contestant]));
      }
    }
    const peaks = Object.fromEntries(NAMES.map((each) => [each, megabytes(contestants[each].server, 'VmHWM')]));
    return summarize(name, workload.title, rounds, peaks);
  } finally {
    for (const contestant of Object.values(contestants)) await stopContestant(contestant);
  }
}
