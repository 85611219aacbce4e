import { type ChildProcess, fork } from 'node:child_process';
import type { Reply, SentMail, ServiceMessage, ServiceOptions, ServiceRequest, Started } from './messages';

/** Taken at once: a test may replace the timers. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
/** Longest time in milliseconds of a stop, after which the process is killed. */
const STOP_MS = 5_000;
/** Characters of the error output that an error message shows. */
const SHOWN_OUTPUT = 2_000;
/** The parts of this process's environment that a program needs to run at all. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'USERPROFILE'];

type Order = ServiceRequest extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

interface Caller {
  resolve: (now: Date) => void;
  reject: (error: Error) => void;
}

/** A service in a process of its own. It ends with this process, however this one ends. */
export class ServiceProcess {
  private readonly callers = new Map<number, Caller>();
  private lastId = 0;
  private output = '';
  private hasEnded = false;
  private stopped?: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly onMail: (mail: SentMail) => void,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => {
      this.output = `${this.output}${chunk.toString()}`.slice(-SHOWN_OUTPUT);
    });
    child.once('exit', () => {
      this.hasEnded = true;
      this.failAll();
    });
    // The service must not keep a test process alive that has nothing else to do.
    child.unref();
    (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  }

  /**
   * Starts the service, and resolves when it serves.
   * @param program Path and first arguments of the service
   * @param env Variables of the service. Of this process's environment it gets only what every program needs.
   */
  static async start(
    program: readonly string[],
    env: Record<string, string>,
    options: ServiceOptions,
    onMail: (mail: SentMail) => void,
    onLog?: (lines: string) => void,
  ): Promise<{ service: ServiceProcess; started: Started }> {
    const [file = '', ...first] = program;
    const passedOn = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
    const child = fork(file, [...first, JSON.stringify(options)], {
      env: { ...(Object.fromEntries(passedOn) as Record<string, string>), ...env },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const service = new ServiceProcess(child, onMail);
    if (onLog) {
      child.stderr?.on('data', (chunk: Buffer) => onLog(chunk.toString()));
    }
    child.channel?.ref();
    const started = await service.begun();
    child.channel?.unref();
    return { service, started };
  }

  /** Sends an order, and resolves with the time of the service when it has been carried out. */
  order(order: Order): Promise<Date> {
    if (this.hasEnded || this.stopped) {
      return Promise.reject(this.endError());
    }
    const id = ++this.lastId;
    const { channel } = this.child;
    channel?.ref();
    return new Promise<Date>((resolve, reject) => {
      this.callers.set(id, { resolve, reject });
      this.child.send({ id, ...order }, (error) => {
        if (error) {
          this.callers.delete(id);
          reject(this.endError());
        }
      });
    }).finally(() => {
      if (this.callers.size === 0) {
        channel?.unref();
      }
    });
  }

  /** Ends the process and removes its database. May be called more than once. */
  stop(): Promise<void> {
    return (this.stopped ??= this.end());
  }

  private async end(): Promise<void> {
    if (this.hasEnded) {
      return;
    }
    this.child.ref();
    await new Promise<void>((resolve) => {
      const timer = startTimer(() => this.child.kill('SIGKILL'), STOP_MS);
      this.child.once('exit', () => {
        stopTimer(timer);
        resolve();
      });
      this.child.send({ id: 0, call: 'stop' }, () => undefined);
    });
  }

  private begun(): Promise<Started> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`The Admin API did not start: ${reason}`));
      this.child.once('error', ({ message }) => fail(message));
      this.child.once('exit', () => fail(this.output.trim() || 'its process ended'));
      this.child.on('message', (message: ServiceMessage) => {
        if ('mail' in message) {
          this.onMail(message.mail);
        } else if ('reply' in message) {
          this.settle(message.reply);
        } else if ('started' in message) {
          resolve(message.started);
        } else {
          fail(message.failed);
        }
      });
    });
  }

  private settle({ id, now, error }: Reply): void {
    const caller = this.callers.get(id);
    this.callers.delete(id);
    if (error === undefined) {
      caller?.resolve(new Date(now));
    } else {
      caller?.reject(new Error(error));
    }
  }

  private failAll(): void {
    for (const { reject } of this.callers.values()) {
      reject(this.endError());
    }
    this.callers.clear();
  }

  private endError(): Error {
    return new Error(
      this.stopped
        ? 'The Admin API has been stopped. Start another one with startAdminApi().'
        : `The process of the Admin API has ended. ${this.output.trim()}`.trim(),
    );
  }
}
