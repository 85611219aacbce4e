import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { environment } from './environment';
import { freePort } from './free-port';
import type { TestDatabase } from './test-database';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** A PostgreSQL of one test's own, that it may stop. */
export interface OwnPostgres {
  /** An empty database on it. */
  database: TestDatabase;
  port: number;
  /** Resolves when it accepts connections. */
  start(): Promise<void>;
  /** As an operator does (`fast`), or as a crash does (`immediate`). */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Stops the server and all its processes where they are (SIGSTOP), as a paused virtual machine does. */
  freeze(): void;
  /** Lets them go on. */
  thaw(): void;
  /** Runs a statement as the superuser. */
  sql<Row>(statement: string): Promise<Row[]>;
  /** A hot standby with streaming replication, started. It must be removed first. */
  createStandby(): Promise<OwnPostgres>;
  /** Stops it and removes it. */
  remove(): Promise<void>;
}

/** Server settings, by their names in postgresql.conf. */
export type ServerSettings = Record<string, string | number>;

/** @param prepare Called with the data folder before anything is in it. */
export async function createOwnPostgres(
  settings: ServerSettings = {},
  prepare?: (folder: string) => void,
): Promise<OwnPostgres> {
  const root = await ownFolder('admin-api-postgres-');
  const data = join(root, 'data');
  mkdirSync(data, { mode: 0o700 });
  prepare?.(data);
  await giveToPostgres(data);
  await program(root, 'initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
  return serverIn(root, data, settings);
}

/** A folder that the user `postgres` owns: PostgreSQL and PgBouncer refuse to run as root. */
export async function ownFolder(prefix: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), prefix));
  await giveToPostgres(root);
  return root;
}

async function giveToPostgres(folder: string): Promise<void> {
  if (isRoot) {
    const ids = await Promise.all(['-u', '-g'].map(async (kind) => (await run('id', [kind, 'postgres'])).stdout));
    chownSync(folder, Number(ids[0]), Number(ids[1]));
  }
}

/** Runs a command as `postgres`. Never waits for the output: a server inherits it and keeps it open. */
export async function asPostgres(cwd: string, command: string, ...args: string[]): Promise<void> {
  const options = { cwd, stdio: 'ignore' } as const;
  const child = isRoot
    ? spawn('runuser', ['-u', 'postgres', '--', command, ...args], options)
    : spawn(command, args, options);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  }
}

function program(cwd: string, name: string, ...args: string[]): Promise<void> {
  return asPostgres(cwd, join(environment.pgBin ?? '', name), ...args);
}

async function serverIn(root: string, data: string, settings: ServerSettings): Promise<OwnPostgres> {
  const port = await freePort();
  const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: root, ...settings };
  const options = [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(' ');
  const signal = (kind: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of processesOf(data)) {
      try {
        process.kill(pid, kind);
      } catch (error) {
        // A backend may have ended since its id was read.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
          throw error;
        }
      }
    }
  };
  return {
    // PostgreSQL's user owns the folder around it.
    database: { databaseUrl, dataDir: join(root, 'service'), drop: () => Promise.resolve() },
    port,
    start: () => program(root, 'pg_ctl', '-D', data, '-l', join(root, 'log'), '-w', '-o', options, 'start'),
    stop: (mode) => program(root, 'pg_ctl', '-D', data, '-w', '-m', mode, 'stop'),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    sql: (statement) => runStatement(databaseUrl, statement),
    createStandby: async () => {
      const standbyRoot = await ownFolder('admin-api-standby-');
      const standbyData = join(standbyRoot, 'data');
      await program(
        standbyRoot,
        'pg_basebackup',
        '-D',
        standbyData,
        '-d',
        databaseUrl,
        '-R',
        '-X',
        'stream',
        '-c',
        'fast',
      );
      const standby = await serverIn(standbyRoot, standbyData, { hot_standby: 'on' });
      await standby.start();
      return standby;
    },
    remove: async () => {
      if (existsSync(join(data, 'postmaster.pid'))) {
        signal('SIGCONT');
        await program(root, 'pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The postmaster, first, and its children. */
function processesOf(data: string): number[] {
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim();
  const pids = [postmaster, ...children.split(' ').filter(Boolean).map(Number)];
  if (!pids.every((pid) => Number.isInteger(pid) && pid > 1)) {
    throw new Error(`These are no process ids: ${pids.join(' ')}`);
  }
  return pids;
}

async function runStatement<Row>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}
