/** A load balancer in front of the instances, as an operator would set it up. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, until } from './processes.mjs';

/**
 * Starts haproxy. It checks readiness, sends a request elsewhere if a connection is refused, and asks instances that are not
 * ready only if none is ready. So the answers of the service stay visible during a fault of the database.
 * @param check the interval in milliseconds, and the number of failures after which an instance gets no more requests
 */
export async function startHaproxy(port, instances, check, folder) {
  const server = ({ name, port }) => `server ${name} 127.0.0.1:${port}`;
  const config = `
defaults
  mode http
  timeout connect 1s
  timeout client 60s
  timeout server 60s
  retries 3
  option redispatch
  retry-on conn-failure
listen api
  bind 127.0.0.1:${port}
  balance roundrobin
  option allbackups
  option httpchk GET /health/ready
${instances.map((it) => `  ${server(it)} check inter ${check.intervalMs} fall ${check.failures} rise 1`).join('\n')}
${instances.map((it) => `  ${server({ ...it, name: `${it.name}-unready` })} backup`).join('\n')}
`;
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, config);
  const child = spawn('haproxy', ['-db', '-q', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  await until('haproxy hands requests on', async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok);
  return { stop: () => end(child, 'SIGKILL') };
}
