import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { assertRoomForDatabase, dataFolderFault } from '@/config/data-folder';
import { EmbeddedConnection } from './connection';
import { FolderLock } from './folder-lock';
import { Watchdog } from './watchdog';
import type { WorkerReply, WorkerRequest } from './worker';

const DEFAULT_ANSWER_LIMIT_MS = 60_000;
/** The first start may create the cluster, and a start after a kill replays the log. */
const START_LIMIT_MS = 120_000;
/** Maximum wait for the database at a stop. Beyond, it recovers at its next start as after a kill. */
const STOP_LIMIT_MS = 5_000;

export interface EmbeddedEngineOptions {
  /** Created with mode 0700 if it does not exist. The database is in `postgres` below it. */
  readonly dataDir: string;
  /** Folders of clusters to copy for a new database; see `create` in cluster.js. Default: the templates of the build. */
  readonly templates?: readonly string[];
  /** A number of milliseconds (Float64) that is added to the time of the database. Only tests move the time. */
  readonly timeShift?: SharedArrayBuffer;
  /** Maximum time of one batch of statements, in milliseconds. Default: 60 s. */
  readonly answerLimitMs?: number;
  /** Called once when a running database cannot be used any more. Default: ends the process. */
  readonly onFatal?: (message: string) => void;
}

/** PostgreSQL inside this process: PGlite in a worker thread, with one session that serves one connection at a time. */
export class EmbeddedEngine {
  private state: 'stopped' | 'starting' | 'running' | 'stopping' = 'stopped';
  private started?: Promise<void>;
  private lock?: FolderLock;
  private worker?: Worker;
  private watchdog?: Watchdog;
  private readonly connections = new Map<number, EmbeddedConnection>();
  private lastConnectionId = 0;
  /** Settles when every connection so far is closed. */
  private allClosed: Promise<unknown> = Promise.resolve();
  /** The callers that wait for the next 'done' of the worker, in order. */
  private readonly waiting: { done: () => void; failed: (error: Error) => void }[] = [];

  constructor(private readonly options: EmbeddedEngineOptions) {}

  /**
   * Locks the folder and starts the database. Further calls wait for the same start.
   * @throws Error with one sentence if the folder is in use or the database does not start
   */
  start(): Promise<void> {
    return (this.started ??= this.open());
  }

  private async open(): Promise<void> {
    const { dataDir, templates, timeShift, answerLimitMs = DEFAULT_ANSWER_LIMIT_MS } = this.options;
    this.lock = takeLock(dataDir);
    const folder = join(dataDir, 'postgres');
    if (!existsSync(folder)) {
      this.assertRoom(dataDir);
    }
    this.state = 'starting';
    this.watchdog = this.watch(START_LIMIT_MS);
    // Without execArgv the worker would load the transpiler that this process may run under.
    const worker = new Worker(join(__dirname, 'worker.js'), {
      workerData: { folder, templates, timeShift },
      execArgv: [],
    });
    this.worker = worker;
    worker.on('message', (reply: WorkerReply) => this.receive(reply));
    worker.on('error', (error) => this.fail(`failed: ${error.message}`));
    worker.on('exit', () => this.worker === worker && this.fail('ended unexpectedly'));
    try {
      await this.done();
      this.watchdog = this.watch(answerLimitMs);
      this.state = 'running';
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  private assertRoom(dataDir: string): void {
    try {
      assertRoomForDatabase(dataDir);
    } catch (error) {
      this.lock?.release();
      throw error;
    }
  }

  /** Returns a socket for the `stream` option of `pg`. It connects when all connections before it are closed. */
  connect(): EmbeddedConnection {
    const id = ++this.lastConnectionId;
    let served = false;
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const connection: EmbeddedConnection = new EmbeddedConnection({
      turn: this.allClosed.then(() => {
        served = !connection.destroyed;
      }),
      send: (bytes) => this.post({ kind: 'batch', connection: id, bytes }),
      closed: () => {
        this.connections.delete(id);
        if (served && this.state === 'running') {
          this.post({ kind: 'reset' });
          this.done().catch(() => undefined);
        }
        close();
      },
    });
    this.allClosed = Promise.all([this.allClosed, closed]);
    this.connections.set(id, connection);
    if (this.state !== 'running') {
      connection.destroy(networkError('ECONNREFUSED', 'The embedded database is not running'));
    }
    return connection;
  }

  /** Ends the connections, stops the database and frees the folder. May be called more than once. */
  async close(): Promise<void> {
    if (this.state === 'running') {
      this.endConnections();
      this.state = 'stopping';
      this.post({ kind: 'stop' });
      const timer = setTimeout(() => this.fail('did not stop in time'), STOP_LIMIT_MS);
      await this.done().catch(() => undefined);
      clearTimeout(timer);
    }
    await this.abandon();
  }

  private watch(limitMs: number): Watchdog {
    return new Watchdog(limitMs, () => this.fail(`has not answered for ${limitMs / 1000} s (is the disk full?)`));
  }

  private post(request: WorkerRequest): void {
    if (request.kind === 'batch') {
      this.watchdog?.asked();
    }
    this.worker?.postMessage(request, request.kind === 'batch' ? [request.bytes.buffer] : []);
  }

  private done(): Promise<void> {
    this.watchdog?.asked();
    return new Promise((done, failed) => this.waiting.push({ done, failed }));
  }

  private receive(reply: WorkerReply): void {
    if (reply.kind === 'failed') {
      this.fail(`failed: ${reply.message}`);
    } else if (reply.kind === 'done') {
      this.watchdog?.answered();
      this.waiting.shift()?.done();
    } else {
      if (reply.last) {
        this.watchdog?.answered();
      }
      // The client may have disconnected while its query ran.
      this.connections.get(reply.connection)?.answer(reply.bytes);
    }
  }

  private fail(what: string): void {
    const message = `The embedded database in ${this.options.dataDir} ${what.split('\n', 1)[0]}`;
    const wasRunning = this.state === 'running';
    this.state = 'stopped';
    this.watchdog?.stop();
    this.endConnections(networkError('ECONNRESET', message));
    for (const { failed } of this.waiting.splice(0)) {
      failed(new Error(message));
    }
    if (wasRunning) {
      (this.options.onFatal ?? endProcess)(message);
    }
  }

  private endConnections(error?: Error): void {
    for (const connection of this.connections.values()) {
      connection.destroy(error);
    }
  }

  private async abandon(): Promise<void> {
    const { worker, lock } = this;
    this.worker = undefined;
    this.lock = undefined;
    this.started = undefined;
    this.state = 'stopped';
    this.watchdog?.stop();
    await worker?.terminate();
    lock?.release();
  }
}

function takeLock(folder: string): FolderLock {
  try {
    return FolderLock.take(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : dataFolderFault(folder, error as NodeJS.ErrnoException);
  }
}

/** Returns an error with the code of a socket, which callers handle like that of a remote database. */
function networkError(code: 'ECONNREFUSED' | 'ECONNRESET', message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Without its database the process can serve nothing. A supervisor restarts it. */
function endProcess(message: string): void {
  writeSync(2, `${message}\n`);
  process.exit(1);
}
