import { load } from './load.mjs';
import { cpuSeconds } from './server.mjs';

/** One round of load on a server: requests a second, milliseconds of CPU that the server spent on each, and how long they took. */
export async function measure(server, { connections, seconds, next }) {
  const cpu = cpuSeconds(server);
  const { count, seconds: took, p50, p99 } = await load({ port: server.port, connections, seconds, next });
  return { rate: count / took, cpuMs: ((cpuSeconds(server) - cpu) * 1000) / count, p50, p99 };
}
