// Sends Authorization headers of 15 kB without a space on four connections, while an admin lists users.
import { attack, call, report } from './support/service.mjs';

const USERS = '/api/admin/users?limit=5';
const ROUNDS = 40;
const LIMIT_MS = 5_000;
const HEADER = 'a'.repeat(15_000);
/** A long header may cost this many times as much as a short one. */
const MOST = 5;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function timed(send) {
  const begun = performance.now();
  await send();
  return performance.now() - begun;
}

async function medianOf(send) {
  const times = [];
  const deadline = performance.now() + LIMIT_MS;
  for (let round = 0; round < ROUNDS && performance.now() < deadline; round++) {
    times.push(await timed(send));
  }
  return median(times);
}

await attack({}, async ({ url, admin }) => {
  const list = () => call(url, 'GET', USERS, { token: admin });
  const stranger = (authorization) => call(url, 'GET', USERS, { headers: { authorization } });
  await medianOf(list);
  const idle = await medianOf(list);
  const one = await timed(() => stranger(HEADER));
  const short = await timed(() => stranger('a'));

  /** Median of the admin's list while four connections send this header, and how many times they did. */
  async function during(header) {
    let isOver = false;
    let sent = 0;
    const attackers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        await stranger(header);
        sent++;
      }
    });
    const busy = await medianOf(list);
    isOver = true;
    await Promise.all(attackers);
    return { busy, sent };
  }
  const ordinary = await during('a');
  const long = await during(HEADER);

  report('one header of 15 kB', `${one.toFixed(0)} ms, one of 1 byte ${short.toFixed(0)} ms`, one < 50 + MOST * short);
  const figures = [ordinary, long].map(({ busy, sent }) => `${busy.toFixed(0)} ms (${sent} requests)`);
  report(
    'median of a list during four connections',
    `idle ${idle.toFixed(0)} ms, headers of 1 byte ${figures[0]}, of 15 kB ${figures[1]}`,
    long.busy < MOST * Math.max(ordinary.busy, 5),
  );
});
