import { Worker } from 'node:worker_threads';

/**
 * Milliseconds by which a thread with nothing to do may be late. On a machine that is later, the service has too little of the
 * processor as well, and its times say nothing.
 */
const LATE_MS = 250;

/** Tells whether this machine was fast enough for a measurement. */
export class Lateness {
  #most = new Int32Array(new SharedArrayBuffer(4));
  #thread = new Worker(new URL('./lateness-thread.mjs', import.meta.url), { workerData: this.#most.buffer });

  /** Begins a measurement. */
  reset() {
    Atomics.store(this.#most, 0, 0);
  }

  /** The longest that the thread was late since then, if that was too long; null on a machine that is fast enough. */
  get excess() {
    const most = Atomics.load(this.#most, 0);
    return most > LATE_MS ? most : null;
  }

  async stop() {
    await this.#thread.terminate();
  }
}
