import { Duplex } from 'node:stream';
import { BatchReader } from './batches';

/** The part of the engine that a connection uses. */
export interface ConnectionHost {
  /** Settles when it is this connection's turn: there is one session, so connections are served one after another. */
  turn: Promise<void>;
  send(batch: Uint8Array<ArrayBuffer>): void;
  closed(): void;
}

/** A connection to the embedded database that `pg` uses like a socket (its `stream` option). */
export class EmbeddedConnection extends Duplex {
  private readonly reader = new BatchReader();

  constructor(private readonly host: ConnectionHost) {
    super({ allowHalfOpen: false });
  }

  /** Called by `pg`, which then waits for 'connect'. Address and port are ignored. */
  connect(): this {
    void this.host.turn.then(() => {
      if (!this.destroyed) {
        this.emit('connect');
      }
    });
    return this;
  }

  // Options of a TCP socket that `pg` sets. They have no effect here.
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  /** Passes the answer of the database to the client. */
  answer(bytes: Uint8Array<ArrayBuffer>): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  override _read(): void {
    // Answers are pushed when they arrive: `pg` keeps whole results in memory in any case.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.forward([chunk], done);
  }

  override _writev(
    chunks: readonly { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error) => void,
  ): void {
    this.forward(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.host.closed();
    done(error);
  }

  private forward(chunks: readonly Buffer[], done: (error?: Error) => void): void {
    try {
      for (const request of this.reader.read(chunks)) {
        if (request.kind === 'batch') {
          this.host.send(request.bytes);
        } else if (request.kind === 'encryption') {
          this.push('N');
        } else {
          this.push(null);
        }
      }
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
