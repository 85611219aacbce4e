const ROUNDS = 7;
/** In microseconds of processor time. Less is noise, whatever its ratio. */
const NOISE = 2_000;

/** More than linear work grows on a noisy machine, and less than quadratic work does. */
export const LINEAR_MAX = 1.6;

/**
 * Returns how often the cost of `work` doubles when its input doubles: about 1 for linear work, 2 for quadratic work.
 * The cost is the best of several rounds of processor time, so that other processes on the machine do not count.
 * @param size Large enough for quadratic work to take several milliseconds.
 */
export async function growth(size: number, work: (size: number) => unknown): Promise<number> {
  let [smaller, larger] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    smaller = Math.min(smaller, await cost(() => work(size)));
    larger = Math.min(larger, await cost(() => work(2 * size)));
  }
  return larger < NOISE ? 0 : Math.log2(larger / smaller);
}

async function cost(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return user + system;
}
