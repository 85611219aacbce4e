import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from './environment';
import { freePort } from './free-port';
import type { TestDatabase } from './test-database';

const run = promisify(execFile);

/** A PostgreSQL of one test's own, that it may stop. */
export interface OwnPostgres {
  /** An empty database on it. */
  database: TestDatabase;
  /** Resolves when it accepts connections. */
  start(): Promise<void>;
  /** As an operator does (`fast`), or as a crash does (`immediate`). */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Stops it and removes it. */
  remove(): Promise<void>;
}

/** @param settings Server settings, by their names in postgresql.conf. */
export async function createOwnPostgres(settings: Record<string, string | number> = {}): Promise<OwnPostgres> {
  const root = mkdtempSync(join(tmpdir(), 'admin-api-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (kind) => (await run('id', [kind, 'postgres'])).stdout),
    );
    chownSync(root, Number(uid), Number(gid));
  }
  const data = join(root, 'data');
  const port = await freePort();
  /** PostgreSQL refuses to run as root. Never waits for the output: the server inherits it and keeps it open. */
  const command = async (program: string, ...args: string[]): Promise<void> => {
    const path = join(environment.pgBin ?? '', program);
    const options = { cwd: root, stdio: 'ignore' } as const;
    const child = asRoot
      ? spawn('runuser', ['-u', 'postgres', '--', path, ...args], options)
      : spawn(path, args, options);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
      throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
    }
  };
  await command('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: root, ...settings };
  const options = [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(' ');
  return {
    database: {
      databaseUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
      // PostgreSQL's user owns the folder around it.
      dataDir: join(root, 'service'),
      drop: () => Promise.resolve(),
    },
    start: () => command('pg_ctl', '-D', data, '-l', join(root, 'log'), '-w', '-o', options, 'start'),
    stop: (mode) => command('pg_ctl', '-D', data, '-w', '-m', mode, 'stop'),
    remove: async () => {
      if (existsSync(join(data, 'postmaster.pid'))) {
        await command('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}
