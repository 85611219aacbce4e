/** Notes in shared memory, in milliseconds, how late this thread was at most. See lateness.mjs. */
import { workerData } from 'node:worker_threads';

const TICK_MS = 20;
const most = new Int32Array(workerData);

function tick(due) {
  const late = Math.round(performance.now() - due);
  if (late > Atomics.load(most, 0)) {
    Atomics.store(most, 0, late);
  }
  setTimeout(tick, TICK_MS, performance.now() + TICK_MS);
}

tick(performance.now());
