import { setTimeout as delay } from 'node:timers/promises';
import { openConnection } from './connection.mjs';
import { addressOf, Tally } from './load.mjs';

const TICK_MS = 2;
/** Connections opened before the load. If all of them wait for a response, a request counts as `unsent`. */
const CONNECTIONS = 3_000;
const OPENED_AT_ONCE = 50;
/** Kept in flight at least, because an idle server does not move its clock. */
const ALWAYS = 64;

/**
 * Sends requests at a fixed rate, each on an idle connection, even if earlier requests are slow. Rate, `seconds` and `warmup`
 * count in the CPU time of the server, so that the work of other processes and of this one does not change the offered
 * load. Latencies and the returned seconds count in real time.
 * @param cpu Returns the CPU seconds that the server has used.
 * @returns the same figures as `load`, and `cpu`: the CPU seconds of the measurement
 */
export async function openLoop({ port, rate, seconds, next, warmup, cpu }) {
  const all = [];
  const idle = [];
  let fault = null;
  let tally = new Tally(Infinity, true);

  const open = () =>
    new Promise((resolve) => {
      const own = { sentAt: 0 };
      own.connection = openConnection(addressOf(port, all.length), {
        onConnect: () => resolve(idle.push(own)),
        onFault: (error) => resolve((fault ??= error)),
        onAnswer(answer) {
          idle.push(own);
          try {
            tally.count(own.sentAt, answer);
          } catch (error) {
            fault ??= error;
          }
        },
      });
      all.push(own);
    });

  try {
    while (all.length < CONNECTIONS) await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open));
    const begun = cpu();
    const total = Math.floor(rate * (warmup + seconds));
    let measuredFrom = null;
    for (let sent = 0; sent < total && !fault; await delay(TICK_MS)) {
      const elapsed = cpu() - begun;
      if (measuredFrom === null && elapsed >= warmup) {
        tally = new Tally(performance.now(), true);
        measuredFrom = elapsed;
      }
      const inFlight = all.length - idle.length;
      const due = Math.min(total, Math.max(Math.floor(elapsed * rate), sent + ALWAYS - inFlight));
      for (; sent < due; sent++) {
        // The longest idle one: the server closes a connection that sends nothing for 10 s.
        const own = idle.shift();
        if (own) {
          own.sentAt = performance.now();
          own.connection.send(next());
        } else tally.unsent += 1;
      }
    }
    const { seconds: took } = tally.result();
    const used = cpu() - begun - measuredFrom;
    while (idle.length < all.length && !fault) await delay(TICK_MS);
    if (fault) throw fault;
    return { ...tally.result(), seconds: took, cpu: used };
  } finally {
    for (const { connection } of all) connection.close();
  }
}
