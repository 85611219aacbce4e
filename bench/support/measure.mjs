import { load } from './load.mjs';
import { cpuSeconds } from './server.mjs';

/**
 * One round of load on a server: requests a second, milliseconds of CPU that the server spent on each, how long they took, and
 * what the generator itself spent, which is to be little.
 */
export async function measure(server, { connections, seconds, next }) {
  const [cpu, generator] = [cpuSeconds(server), process.cpuUsage()];
  const { count, seconds: took, p50, p99 } = await load({ port: server.port, connections, seconds, next });
  const { user, system } = process.cpuUsage(generator);
  return {
    rate: count / took,
    cpuMs: ((cpuSeconds(server) - cpu) * 1000) / count,
    p50,
    p99,
    generatorMs: (user + system) / 1000 / count,
  };
}
