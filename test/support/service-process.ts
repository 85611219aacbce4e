import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { until } from './requests';

const ROOT = join(__dirname, '../..');

export interface ServiceProcess {
  pid: number;
  child: ChildProcess;
  /** The base URL; '' until it serves. */
  baseUrl: string;
  stdout: string;
  stderr: string;
  /** Exit code, once it has ended by itself. */
  exitCode: number | null;
  /** Ends it with SIGTERM and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The parts of this process's environment that a program needs to run at all: none of them is the service's. */
const { PATH, HOME, TMPDIR } = process.env;

/** Runs a program of the build, which the global set-up brings up to date, with this environment and no other. */
export function spawnService(env: Record<string, string>, program = 'main', args: string[] = []): ServiceProcess {
  const child = spawn(process.execPath, [`dist/src/${program === 'main' ? program : `cli/${program}`}.js`, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, TMPDIR, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const service: ServiceProcess = {
    pid: child.pid ?? 0,
    child,
    baseUrl: '',
    stdout: '',
    stderr: '',
    exitCode: null,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
      }
      return ended(service);
    },
  };
  child.stdout.on('data', (chunk: Buffer) => {
    service.stdout += chunk.toString();
    service.baseUrl ||= /^Admin API +(http\S+?)\/api\/admin$/m.exec(service.stdout)?.[1] ?? '';
  });
  child.stderr.on('data', (chunk: Buffer) => (service.stderr += chunk.toString()));
  return service;
}

/** Waits until the process serves. */
export async function serving(service: ServiceProcess): Promise<ServiceProcess> {
  await until('the service serves', () => {
    if (service.child.exitCode !== null) {
      throw new Error(`The service ended: ${service.stderr}`);
    }
    return service.baseUrl !== '';
  });
  return service;
}

/** Waits until the process has ended, and its output too; gives its exit code. */
export async function ended(service: ServiceProcess): Promise<number | null> {
  const { child } = service;
  await until(
    'the process ends',
    () => (child.exitCode !== null || child.signalCode !== null) && !!child.stdout?.closed && !!child.stderr?.closed,
  );
  service.exitCode = child.exitCode;
  return child.exitCode;
}
