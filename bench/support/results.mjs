import { mkdirSync, writeFileSync } from 'node:fs';
import { plot } from './svg.mjs';
import { median, round, spread } from './stats.mjs';

const FOLDER = 'bench/results';

/** Returns medians of the rounds. A ratio is the median of the ratios within each round, in which the machine was equally busy. */
export function summarize(workload, title, rounds, peaks) {
  const contestants = Object.fromEntries(
    Object.entries(rounds).map(([name, measured]) => [
      name,
      {
        rate: round(median(measured.map(({ rate }) => rate)), 0),
        spread: spread(measured.map(({ rate }) => rate)),
        cpuMs: round(median(measured.map(({ cpuMs }) => cpuMs))),
        p50: round(median(measured.map(({ p50 }) => p50)), 2),
        p99: round(median(measured.map(({ p99 }) => p99)), 2),
        peakMb: peaks[name],
        rounds: measured.map(rounded),
      },
    ]),
  );
  const ratiosTo = (other) => {
    const within = (pick) => median(rounds.service.map((own, index) => pick(own) / pick(rounds[other][index])));
    return {
      rate: round(
        within(({ rate }) => rate),
        2,
      ),
      cpu: round(
        within(({ cpuMs }) => cpuMs),
        2,
      ),
      memory: round(peaks.service / peaks[other], 2),
    };
  };
  return { workload, title, contestants, ratios: { baseline: ratiosTo('baseline'), textbook: ratiosTo('textbook') } };
}

function rounded(measured) {
  return Object.fromEntries(Object.entries(measured).map(([figure, value]) => [figure, round(value)]));
}

export function writeJson(name, result) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
}

export function writeResult(name, result) {
  writeJson(name, result);
  writeFileSync(`${FOLDER}/${name}.svg`, plot(result));
}
