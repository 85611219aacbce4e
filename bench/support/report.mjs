/** Prints the results of a run. */

/** Figures of the service: requests per second and memory relative to the others, and the cold start in milliseconds. */
const GOALS = { baseline: 0.8, textbook: 3, memory: 1.5, coldStartMs: 1_500 };

export function printResult({ title, contestants, ratios = {} }) {
  console.log(`\n${title}`);
  const rows = Object.entries(contestants).map(([name, contestant]) => [name, rowOf(contestant)]);
  console.table(Object.fromEntries(rows));
  for (const [other, { rate, cpu, memory }] of Object.entries(ratios)) {
    console.log(`service/${other}: req/s ${rate}, CPU per request ${cpu}, peak RSS ${memory}`);
  }
}

function rowOf({ rate, ms, spread, cpuMs, p50, p99, peakMb }) {
  return rate === undefined
    ? { ms, 'spread %': spread }
    : { 'req/s': rate, 'spread %': spread, 'CPU ms': cpuMs, 'p50 ms': p50, 'p99 ms': p99, 'peak MiB': peakMb };
}

export function printGoals(results) {
  const goals = results.flatMap(({ workload, contestants, ratios }) => {
    const goal = (what, value, isPassed, bound) => ({
      workload,
      what,
      value,
      goal: bound,
      result: isPassed ? 'passed' : 'MISSED',
    });
    if (!ratios) {
      const { ms } = contestants.service;
      return [goal('ms', ms, ms <= GOALS.coldStartMs, `<= ${GOALS.coldStartMs}`)];
    }
    const { baseline, textbook } = ratios;
    return [
      goal('req/s to baseline', baseline.rate, baseline.rate >= GOALS.baseline, `>= ${GOALS.baseline}`),
      goal('req/s to textbook', textbook.rate, textbook.rate >= GOALS.textbook, `>= ${GOALS.textbook}`),
      goal('peak RSS to baseline', baseline.memory, baseline.memory <= GOALS.memory, `<= ${GOALS.memory}`),
    ];
  });
  console.log('\nGoals');
  console.table(goals);
}
