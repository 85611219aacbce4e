import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port';
import { asPostgres, ownFolder } from './own-postgres';
import { until } from './requests';

/** Whether PgBouncer is installed; suites that need it are skipped without it. */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version'], { stdio: 'ignore' }).status === 0;

/** A PgBouncer of one test's own. */
export interface OwnPgBouncer {
  databaseUrl: string;
  remove(): Promise<void>;
}

/** @param settings Of pgbouncer.ini, e.g. `{ pool_mode: 'transaction' }`; what is left out is as PgBouncer comes. */
export async function startPgBouncer(postgresPort: number, settings: Record<string, string>): Promise<OwnPgBouncer> {
  const root = await ownFolder('admin-api-pgbouncer-');
  const port = await freePort();
  const file = (name: string): string => join(root, name);
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'trust',
    auth_file: file('users'),
    pidfile: file('pid'),
    logfile: file('log'),
    ...settings,
  };
  writeFileSync(file('users'), '"postgres" ""\n');
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(
    file('ini'),
    `[databases]\n* = host=127.0.0.1 port=${postgresPort}\n[pgbouncer]\n${lines.join('\n')}\n`,
  );
  await asPostgres(root, 'pgbouncer', '-q', '-d', file('ini'));
  await until('PgBouncer runs', () => existsSync(file('pid')));
  return {
    databaseUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    remove: async () => {
      const pid = Number(readFileSync(file('pid'), 'utf8'));
      if (Number.isInteger(pid) && pid > 1) {
        process.kill(pid, 'SIGTERM');
        await until('PgBouncer has ended', () => !existsSync(`/proc/${pid}`));
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}
