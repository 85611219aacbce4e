/**
 * Measures the longest pause of the event loop. Load it into the server with `--import`. On SIGUSR2 it writes the longest
 * pause since the signal before, in milliseconds, to the file that EVENT_LOOP_DELAY_FILE names.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Time between two samples in milliseconds. A pause is measured to within this. */
const RESOLUTION_MS = 5;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
process.on('SIGUSR2', () => {
  writeFileSync(process.env.EVENT_LOOP_DELAY_FILE, String(delays.max / 1e6));
  delays.reset();
});
