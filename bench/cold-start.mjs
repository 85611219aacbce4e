import { NAMES, startContestant, stopContestant } from './contestants.mjs';
import { spread, median, round } from './support/stats.mjs';

/** Measures the time from spawning a process to its first 200 of GET /health/ready, on a migrated PostgreSQL. */
export async function coldStart({ rounds }) {
  const starts = Object.fromEntries(NAMES.map((name) => [name, []]));
  // The first start fills the caches of the file system.
  for (let index = 0; index <= rounds; index++) {
    for (let turn = 0; turn < NAMES.length; turn++) {
      const name = NAMES[(index + turn) % NAMES.length];
      const contestant = await startContestant(name);
      if (index > 0) starts[name].push(round(contestant.server.readyAfterMs, 0));
      await stopContestant(contestant);
    }
  }
  const contestants = Object.fromEntries(
    NAMES.map((name) => [
      name,
      { ms: median(starts[name]), spread: spread(starts[name]), rounds: starts[name].map((ms) => ({ ms })) },
    ]),
  );
  return { workload: 'cold-start', title: 'Cold start: process to first 200 of /health/ready', contestants };
}
