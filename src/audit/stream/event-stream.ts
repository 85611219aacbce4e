import { Readable, type Writable } from 'node:stream';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { StreamPace } from './stream-pace';

/** Time in milliseconds that a client waits before it reconnects. */
const RETRY_MS = 1_000;
/** Largest random addition to that time if the server ends the stream, so that clients do not reconnect all at once. */
const RETRY_SPREAD_MS = 2_000;

/** Entries in order of sequence. */
export interface Batch {
  entries: AuditLog[];
  /** The batch holds every matching entry up to this sequence. */
  upTo: number;
  /** The stream ends after this batch. */
  isLast: boolean;
}

/** Provides the entries of a stream. */
export interface Source {
  /** Waits for entries after a sequence, until the signal aborts. */
  next(after: number, signal: AbortSignal): Promise<Batch>;
  /** Returns whether the session of the client is still valid. */
  isAuthorized(): Promise<boolean>;
}

/**
 * A stream of server-sent events (WHATWG HTML, 9.2). It reads the next entries only when the client has read the previous
 * ones.
 */
export class EventStream {
  /** The body of the response. It closes when the client leaves or the stream ends. */
  readonly body: Readable;
  private readonly ending = new AbortController();
  /** The last sequence that was handed over. */
  private position: number;
  /** Start of the time in which the client has not read the last chunk. Null if it has read everything. */
  private unreadSince: number | null = performance.now();
  private lastReadAt = performance.now();

  constructor(
    after: number,
    private readonly source: Source,
    private readonly response: Writable,
    private readonly pace: StreamPace,
    private readonly report: (error: unknown) => void,
  ) {
    this.position = after;
    this.body = Readable.from(this.iterable(), { objectMode: false });
    const timer = setInterval(() => void this.checkClient(), pace.authorizeMs);
    this.body.once('close', () => {
      clearInterval(timer);
      this.ending.abort();
    });
  }

  /** Ends the response normally. The client reconnects with the last id that it received. */
  end(): void {
    this.ending.abort();
    setTimeout(() => this.cutOff(), this.pace.graceMs).unref();
  }

  /** Closes the connection, even if the client has not read the last chunk. */
  private cutOff(): void {
    this.body.destroy();
    if (!this.response.writableFinished) {
      this.response.destroy();
    }
  }

  private iterable(): AsyncIterable<string> {
    const chunks = this.chunks();
    const iterator: AsyncIterator<string> = {
      next: () => chunks.next(),
      // The client has left. Without the abort, `chunks` would wait for the next entry first.
      return: () => {
        this.ending.abort();
        return chunks.return();
      },
    };
    return { [Symbol.asyncIterator]: () => iterator };
  }

  private async *chunks(): AsyncGenerator<string, void> {
    try {
      yield this.handOver(`retry: ${RETRY_MS}\n${this.idOnlyEvent()}`);
      this.markRead();
      while (!this.hasEnded()) {
        const batch = yield* this.withHeartbeats(this.source.next(this.position, this.ending.signal));
        if (batch.isLast) {
          break;
        }
        for (const entry of batch.entries) {
          if (this.hasEnded()) {
            break;
          }
          yield this.handOver(`id: ${entry.sequence}\nevent: audit-log\ndata: ${JSON.stringify(entry)}\n\n`);
          this.markRead();
        }
        this.position = batch.upTo;
      }
      yield this.handOver(`retry: ${Math.round(RETRY_MS + Math.random() * RETRY_SPREAD_MS)}\n\n`);
      this.markRead();
    } catch (error) {
      this.report(error);
    } finally {
      this.end();
    }
  }

  /** Yields heartbeats until the batch is ready, and returns the batch. */
  private async *withHeartbeats(work: Promise<Batch>): AsyncGenerator<string, Batch> {
    for (;;) {
      const due = this.lastReadAt + this.pace.heartbeatMs - performance.now();
      const batch = await settledWithin(work, Math.max(0, due));
      if (batch) {
        return batch;
      }
      yield this.handOver(`: heartbeat\n${this.idOnlyEvent()}`);
      this.markRead();
    }
  }

  /** Returns an id without data. It is no event, but a reconnecting client sends it, and need not scan those entries again. */
  private idOnlyEvent(): string {
    return `id: ${this.position}\n\n`;
  }

  private handOver(chunk: string): string {
    this.unreadSince = performance.now();
    return chunk;
  }

  private markRead(): void {
    this.unreadSince = null;
    this.lastReadAt = performance.now();
  }

  private hasEnded(): boolean {
    return this.ending.signal.aborted;
  }

  private async checkClient(): Promise<void> {
    if (this.unreadSince !== null && performance.now() - this.unreadSince > this.pace.stallMs) {
      this.cutOff();
      return;
    }
    try {
      if (!(await this.source.isAuthorized())) {
        this.end();
      }
    } catch (error) {
      this.report(error);
      this.end();
    }
  }
}

/** Returns the value of a promise, or null if it takes longer. */
async function settledWithin<T extends object>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
