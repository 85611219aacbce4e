/**
 * Measures the longest pauses of the event loop. Load it into the server with `--import`. On SIGUSR2 it writes the longest
 * pause since the previous signal to the file that EVENT_LOOP_DELAY_FILE names, in milliseconds: `all`, and `own` without
 * the time in which the main thread waited for a CPU that other processes used.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SAMPLE_MS = 5;

let [all, own] = [0, 0];
let [sampledAt, waited] = [performance.now(), waitedForCpu()];

setInterval(() => {
  const [now, wait] = [performance.now(), waitedForCpu()];
  const pause = now - sampledAt - SAMPLE_MS;
  all = Math.max(all, pause);
  own = Math.max(own, pause - (wait - waited));
  [sampledAt, waited] = [now, wait];
}, SAMPLE_MS).unref();

process.on('SIGUSR2', () => {
  writeFileSync(process.env.EVENT_LOOP_DELAY_FILE, JSON.stringify({ all, own }));
  [all, own] = [0, 0];
});

/** Returns the milliseconds in which the main thread was ready to run, but had no CPU. */
function waitedForCpu() {
  return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
}
