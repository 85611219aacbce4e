/** Starts the processes of the fault suite, each on a free port of 127.0.0.1, and ends them by their ids. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export const asRoot = process.getuid() === 0;

export function hasProgram(name) {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Waits for a condition that may throw until it holds. */
export async function until(what, condition, withinMs = 240_000) {
  const deadline = performance.now() + withinMs;
  while (
    !(await Promise.resolve()
      .then(condition)
      .catch(() => false))
  ) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${withinMs / 1000} s: ${what}`);
    }
    await delay(50);
  }
}

export const isRunning = (child) => child !== null && child.exitCode === null && child.signalCode === null;

/** Ends a process that this suite started, and waits for its end. */
export async function end(child, signal) {
  if (isRunning(child)) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** One instance of the built service. */
export class Instance {
  child = null;
  log = '';

  constructor(name, port, root, env) {
    Object.assign(this, { name, port, root, env });
  }

  async start() {
    this.child = spawn(process.execPath, ['dist/src/main.js'], {
      cwd: this.root,
      env: { PATH: process.env.PATH, PORT: String(this.port), ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => (this.log = `${this.log}${chunk}`.slice(-20_000)));
    }
    await until(`${this.name} is ready`, async () => {
      if (!isRunning(this.child)) {
        throw new Error(`${this.name} ended: ${this.log}`);
      }
      return (await fetch(`http://127.0.0.1:${this.port}/health/ready`)).ok;
    });
  }

  kill() {
    return end(this.child, 'SIGKILL');
  }

  async restart() {
    await end(this.child, 'SIGTERM');
    await this.start();
  }
}

export class Redis {
  child = null;

  constructor(port, folder) {
    Object.assign(this, { port, folder, url: `redis://127.0.0.1:${port}` });
  }

  async start() {
    const options = { port: this.port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: this.folder };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    await delay(200);
  }

  kill() {
    return end(this.child, 'SIGKILL');
  }

  freeze() {
    this.child.kill('SIGSTOP');
  }

  thaw() {
    this.child.kill('SIGCONT');
  }
}
