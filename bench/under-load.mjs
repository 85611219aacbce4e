/**
 * Measures throughput and latency of accepted requests in an overload: 32 connections as the reference, 200 connections, and
 * twice the requests that 32 connections reached. Prints tables and writes bench/results/under-load.json.
 *
 * The load generator, the database and other processes run on the same cores as the service. So the last load is twice the
 * reference in each CPU second of the service, and the goal is for responses in a CPU second of it. The ratio in real time is
 * printed too.
 *
 *     npm run bench:under-load
 *     npm run bench:under-load -- --rounds=5 --seconds=8 --warmup=12
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startContestant, stopContestant } from './contestants.mjs';
import { environment, otherWork } from './support/environment.mjs';
import { load } from './support/load.mjs';
import { openLoop } from './support/open-loop.mjs';
import { writeJson } from './support/results.mjs';
import { seed } from './support/seed.mjs';
import { cpuSeconds, megabytes } from './support/server.mjs';
import { median, round } from './support/stats.mjs';
import { requestsOf, WORKLOADS } from './workloads.mjs';

/** Throughput in a CPU second relative to that of 32 connections, latency, and growth of the resident memory. */
const GOAL = { throughput: 0.8, p99Ms: 2_000, megabytes: 50 };
const [NORMAL, MANY, TWICE] = ['32 connections', '200 connections', 'twice the sustainable rate'];
const SETTLE_SECONDS = 20;
const SAMPLE_MS = 100;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    // For 5 s the service treats an overload as a burst. The measurement begins after that backlog is served.
    warmup: { type: 'string', default: '12' },
  },
});
const settings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
const { rounds, seconds, warmup } = settings;

const data = await seed();
const versions = await environment();
const busyWithOthers = await otherWork();
const contestant = await startContestant('service');
const { server } = contestant;
const base = { port: server.port, seconds, warmup, next: requestsOf(WORKLOADS.mix, data), mayRefuse: true };

/** Loads by name. Each gets the throughput of the reference in the same round. */
const LOADS = {
  [NORMAL]: () => closedLoop(32),
  [MANY]: () => closedLoop(200),
  [TWICE]: (perCpuSecond) => openLoop({ ...base, rate: 2 * perCpuSecond, cpu: () => cpuSeconds(server) }),
};

const measured = Object.fromEntries(Object.keys(LOADS).map((name) => [name, []]));
let peak = 0;
const sampling = setInterval(() => (peak = Math.max(peak, megabytes(server))), SAMPLE_MS);
try {
  // Warm up until the compiler and the heap have reached a steady state.
  await load({ ...base, connections: 32, seconds: 2 * warmup, warmup: 0 });
  await delay(SETTLE_SECONDS * 1000);
  const before = megabytes(server);
  for (let turn = 0; turn < rounds; turn++) {
    for (const [name, run] of Object.entries(LOADS)) {
      const result = await run(measured[NORMAL].at(-1)?.perCpuSecond);
      const { count, refused, unsent, seconds: took, cpu, p50 = NaN, p99 = NaN } = result;
      const rate = count / took;
      const perCpuSecond = count / cpu;
      const { rate: normal = rate, perCpuSecond: normalPerCpu = perCpuSecond } = measured[NORMAL][turn] ?? {};
      const ratios = { ratio: rate / normal, cpuRatio: perCpuSecond / normalPerCpu };
      measured[name].push({ rate, perCpuSecond, refused: refused / (count + refused), unsent, p50, p99, ...ratios });
    }
  }
  await delay(SETTLE_SECONDS * 1000);
  report({ before, peak, after: megabytes(server) });
} finally {
  clearInterval(sampling);
  await stopContestant(contestant);
}

async function closedLoop(connections) {
  const [result, cpu] = await Promise.all([load({ ...base, connections }), cpuOfMeasurement()]);
  return { ...result, cpu };
}

async function cpuOfMeasurement() {
  await delay(warmup * 1000);
  const before = cpuSeconds(server);
  await delay(seconds * 1000);
  return cpuSeconds(server) - before;
}

function report(memory) {
  console.log(`\n${WORKLOADS.mix.title}; each round ${seconds} s, after ${warmup} s of the same load`);
  const rows = Object.entries(measured).map(([name, each]) => {
    const of = (figure, digits) => round(median(each.map((one) => one[figure])), digits);
    return {
      load: name,
      'answered/s': of('rate', 0),
      'refused %': round(of('refused', 4) * 100, 1),
      unsent: of('unsent', 0),
      'p50 ms': of('p50', 1),
      'p99 ms': of('p99', 1),
      'to 32 connections': of('ratio', 2),
      'answered/CPU s': of('perCpuSecond', 0),
      'CPU s, to 32 connections': of('cpuRatio', 2),
      throughput: verdict(of('cpuRatio', 2) >= GOAL.throughput, `>= ${GOAL.throughput}`),
      latency: verdict(of('p99', 1) < GOAL.p99Ms, `< ${GOAL.p99Ms} ms`),
    };
  });
  console.table(rows);
  const { before, peak: most, after } = memory;
  console.log(
    `RSS before ${before} MiB, peak ${most} MiB, ${SETTLE_SECONDS} s after ${after} MiB: ` +
      verdict(after - before <= GOAL.megabytes, `<= ${GOAL.megabytes} more`),
  );
  console.log(`Other processes kept ${busyWithOthers} % of the cores busy at the start`);
  writeJson('under-load', { rows, memory, rounds: measured, busyWithOthers, settings, environment: versions });
}

function verdict(isPassed, bound) {
  return `${isPassed ? 'passed' : 'MISSED'} (${bound})`;
}
