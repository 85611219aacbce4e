import { load } from './load.mjs';
import { cpuSeconds } from './server.mjs';

/**
 * Measures one round of load: requests per second, CPU time of the server for each request, latency, and the CPU time of the
 * generator, which should be small.
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
