import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { until } from './requests';

/** Whether nginx is installed; suites that need it are skipped without it. */
export const hasNginx = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

/** An nginx of one test's own in front of a service. It compresses, and adds a path prefix. */
export interface OwnNginx {
  /** Origin of the proxy, without the prefix. */
  origin: string;
  remove(): Promise<void>;
}

/** @param prefix Path below which the service is reachable, such as `/back-office/`. */
export async function startNginx(service: string, prefix: string): Promise<OwnNginx> {
  const root = mkdtempSync(join(tmpdir(), 'admin-api-nginx-'));
  const port = await freePort();
  const file = join(root, 'nginx.conf');
  writeFileSync(file, configuration(root, port, service, prefix));
  const nginx = spawn('nginx', ['-p', root, '-e', join(root, 'error.log'), '-c', file], { stdio: 'inherit' });
  const ended = once(nginx, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  await until('nginx serves', () =>
    fetch(`${origin}${prefix}health/live`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    origin,
    remove: async () => {
      nginx.kill('SIGTERM');
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function configuration(root: string, port: number, service: string, prefix: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off;
    master_process off;
    pid ${root}/pid;
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${root}/${name};`).join('\n')}
      server {
        listen 127.0.0.1:${port};
        gzip on;
        gzip_proxied any;
        gzip_types application/json;
        gzip_min_length 1;
        location ${prefix} { proxy_pass ${service}/; }
      }
    }`;
}
