import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './requests';

const COMMAND = join(__dirname, '../../libs/cli/bin/admin-api.js');
const { PATH } = process.env;

export interface Ended {
  /** Exit code, or the signal that ended the process. */
  code: number | NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process of `admin-api` that may still run. */
export interface Running extends Ended {
  child: ChildProcess;
  /** Resolves when the process has ended and its output has arrived. */
  ended: Promise<Ended>;
}

export interface RunOptions {
  stdin?: string;
  env?: Record<string, string>;
}

/** `admin-api` on a terminal. */
export interface Terminal {
  /** The output so far, with the escape sequences of the terminal. */
  screen: string;
  type(text: string): void;
  /** Waits until the terminal shows a text that follows what was waited for before. */
  shows(text: string): Promise<void>;
  ended: Promise<Ended>;
}

/** Runs `admin-api` as a person or a script does, with a home of its own. */
export class CommandLine {
  readonly home = mkdtempSync(join(tmpdir(), 'admin-api-cli-'));
  private readonly started: ChildProcess[] = [];

  constructor(readonly env: Record<string, string> = {}) {}

  get credentialsFile(): string {
    return join(this.home, '.config/admin-api/credentials.json');
  }

  run(args: string[], options?: RunOptions): Promise<Ended> {
    return this.start(args, options).ended;
  }

  /** Runs a command that must succeed and returns its JSON. */
  async json<T>(...args: string[]): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, '--json']);
    if (code !== 0) throw new Error(`admin-api ${args.join(' ')}: ${code}\n${stderr}`);
    return JSON.parse(stdout) as T;
  }

  start(args: string[], { stdin, env }: RunOptions = {}): Running {
    const child = this.spawn(process.execPath, [COMMAND, ...args], env);
    child.stdin?.end(stdin ?? '');
    return watched(child);
  }

  /** @param columns Width of the terminal. */
  onTerminal(args: string[], { columns = 80, env }: { columns?: number; env?: Record<string, string> } = {}): Terminal {
    const quoted = [process.execPath, COMMAND, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const command = `stty cols ${columns} rows 40; exec ${quoted}`;
    const child = this.spawn('script', ['-q', '-e', '-f', '-c', command, '/dev/null'], {
      TERM: 'xterm-256color',
      ...env,
    });
    const running = watched(child);
    let seen = 0;
    return {
      get screen() {
        return running.stdout;
      },
      ended: running.ended,
      type: (text) => void child.stdin?.write(text),
      shows: async (text) => {
        await until(`the terminal shows ${text}`, () => {
          const at = running.stdout.indexOf(text, seen);
          if (at < 0 && child.exitCode !== null) throw new Error(`It ended without showing ${text}: ${running.stdout}`);
          if (at >= 0) seen = at + text.length;
          return at >= 0;
        });
      },
    };
  }

  /** Ends what still runs, and removes the home. */
  async close(): Promise<void> {
    for (const child of this.started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await Promise.all(this.started.map(hasEnded));
    rmSync(this.home, { recursive: true, force: true });
  }

  private spawn(program: string, args: string[], env?: Record<string, string>): ChildProcess {
    const child = spawn(program, args, {
      cwd: this.home,
      env: { PATH, HOME: this.home, SHELL: '/bin/sh', ...this.env, ...env },
    });
    this.started.push(child);
    return child;
  }
}

function watched(child: ChildProcess): Running {
  const running: Running = {
    child,
    code: null,
    stdout: '',
    stderr: '',
    ended: hasEnded(child).then(() => {
      running.code = child.exitCode ?? child.signalCode;
      return running;
    }),
  };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (running.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (running.stderr += text));
  // A process that ends does not read its input to the end.
  child.stdin?.on('error', () => undefined);
  return running;
}

function hasEnded(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('close', () => resolve()));
}
