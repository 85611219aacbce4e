import { Readable, type Writable } from 'node:stream';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { StreamPace } from './stream-pace';

/** How long a client waits before it connects again, in milliseconds. */
const RETRY_MS = 1_000;
/** At most this much longer if the server ends the stream: not all clients come back at once. */
const RETRY_SPREAD_MS = 2_000;

/** Entries in order of sequence, and up to which sequence there are no others. */
export interface Batch {
  entries: AuditLog[];
  upTo: number;
  /** Nothing may come after it. */
  isLast: boolean;
}

/** Where a stream has its entries from, and whether it still may. Neither rejects but for a fault of ours. */
export interface Source {
  /** Waits for what comes after a sequence; once the signal aborts, no longer. */
  next(after: number, signal: AbortSignal): Promise<Batch>;
  /** Whether the client still is who it was. */
  isAuthorized(): Promise<boolean>;
}

/**
 * One stream of server-sent events (WHATWG HTML, 9.2). The client sets its pace: the next entries are read when it has
 * taken those before.
 */
export class EventStream {
  /** What the client gets. It closes once the client is gone, or the stream has ended. */
  readonly body: Readable;
  private readonly ending = new AbortController();
  /** Everything up to here has been handed over. */
  private position: number;
  /** Since when the client has not taken what was handed over; null while there is nothing to take. */
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

  /** Ends the answer as if it were complete; the client connects again with the last id it saw. */
  end(): void {
    this.ending.abort();
    setTimeout(() => this.cutOff(), this.pace.graceMs).unref();
  }

  /** Also where everything has been handed over, and the client has not taken the last of it. */
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
      // The client is gone. `chunks` may be waiting for an entry, and would not hear of it before there is one.
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

  /** Heartbeats, as long as it takes; then what it came to. */
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

  /** An id without data is no event, but where the client goes on from: it need not be told twice what did not match. */
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

/** What a promise comes to, if it does so in time; null if not. */
async function settledWithin<T extends object>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
