import { setTimeout as delay } from 'node:timers/promises';
import { openConnection } from './connection.mjs';
import { addressOf, Tally } from './load.mjs';

const TICK_MS = 2;
/** Connections opened before the load. If all of them wait for a response, a request counts as `unsent`. */
const CONNECTIONS = 3_000;
const OPENED_AT_ONCE = 50;

/**
 * Sends requests at a fixed rate, each on an idle connection, even if earlier requests are slow. Latency counts from the
 * scheduled time.
 * @returns the same figures as `load`
 */
export async function openLoop({ port, rate, seconds, next, warmup }) {
  const all = [];
  const idle = [];
  let fault = null;
  let tally = null;

  const open = () =>
    new Promise((resolve) => {
      const own = { due: 0 };
      own.connection = openConnection(addressOf(port, all.length), {
        onConnect: () => resolve(idle.push(own)),
        onFault: (error) => resolve((fault ??= error)),
        onAnswer(answer) {
          idle.push(own);
          try {
            tally.count(own.due, answer);
          } catch (error) {
            fault ??= error;
          }
        },
      });
      all.push(own);
    });

  try {
    while (all.length < CONNECTIONS) await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open));
    const begun = performance.now();
    const since = begun + warmup * 1000;
    tally = new Tally(since, true);
    const total = Math.floor(rate * (warmup + seconds));
    for (let sent = 0; sent < total && !fault; await delay(TICK_MS)) {
      const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate));
      for (; sent < due; sent++) {
        const at = begun + (sent / rate) * 1000;
        // The longest idle one: the server closes a connection that sends nothing for 10 s.
        const own = idle.shift();
        if (own) {
          own.due = at;
          own.connection.send(next());
        } else if (at >= since) tally.unsent += 1;
      }
    }
    const { seconds: took } = tally.result();
    while (idle.length < all.length && !fault) await delay(TICK_MS);
    if (fault) throw fault;
    return { ...tally.result(), seconds: took };
  } finally {
    for (const { connection } of all) connection.close();
  }
}
