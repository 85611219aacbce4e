import type { IncomingMessage } from 'node:http';
import { DomainError, InvalidRequest, Overloaded, RequestTimeout } from '../errors/errors';
import type { BodyLimit, MemoryShare } from './body-memory';

/** The first buffer of a body has this size, in bytes. */
const FIRST_BYTES = 1_024;
/** A body may come in this many pieces of any size. Beyond, they must have 64 bytes on average. */
const FREE_PIECES = 256;
const PIECE_BYTES = 64;
/** A client that has its response may go on sending for this long, in milliseconds, and in this many pieces. */
const LINGER_MS = 2_000;
const LINGER_PIECES = 1_000;

/** Each piece costs CPU time, also if it has one byte. */
function isTooFine(pieces: number, bytes: number): boolean {
  return pieces > FREE_PIECES && bytes < (pieces - FREE_PIECES) * PIECE_BYTES;
}

export class PayloadTooLarge extends DomainError {
  constructor(maxBytes: number) {
    const size = maxBytes >= 1_048_576 ? `${maxBytes / 1_048_576} MiB` : `${maxBytes / 1_024} KiB`;
    super('PAYLOAD_TOO_LARGE', `The body is larger than ${size}`, { reason: 'BODY_TOO_LARGE' });
  }
}

const bodies = new WeakMap<IncomingMessage, ArrivingBody>();

/**
 * The body of a request. Until it is asked for, only what came with the header is kept, and nothing more is read from the
 * connection. All its bytes count as held in memory until they are released.
 */
export class ArrivingBody {
  /** One buffer that grows: a list of pieces would cost 200 times as much if a client sends bytes one by one. */
  private buffer = Buffer.alloc(0);
  private length = 0;
  private pieces = 0;
  private share: MemoryShare;
  private isComplete = false;
  private failure: Error | null = null;
  private waiting: { resolve: (bytes: Buffer) => void; reject: (error: Error) => void } | null = null;

  /** Returns the body of a request, also if it has none. */
  static of(raw: IncomingMessage): ArrivingBody | undefined {
    return bodies.get(raw);
  }

  constructor(
    private readonly raw: IncomingMessage,
    private limit: BodyLimit,
  ) {
    bodies.set(raw, this);
    this.share = this.openShare();
    raw.socket.pause();
    raw.on('data', this.take).on('end', this.finish).on('error', this.breakOff).on('close', this.breakOff);
  }

  get isAwaited(): boolean {
    return this.waiting !== null;
  }

  /**
   * Waits until all bytes are there.
   * @throws PayloadTooLarge, InvalidRequest if it breaks off, RequestTimeout, Overloaded if others need the memory
   */
  read(limit: BodyLimit): Promise<Buffer> {
    this.share.release();
    this.limit = limit;
    this.share = this.openShare();
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      if (Math.max(this.length, Number(this.raw.headers['content-length'] ?? 0)) > limit.maxBytes) {
        this.fail(new PayloadTooLarge(limit.maxBytes));
      }
      this.share.resize(this.buffer.length);
      this.settle();
      if (this.isAwaited) {
        this.raw.socket.resume();
      }
    });
  }

  /** Fails the wait for a body that takes too long. */
  expire(): void {
    this.fail(new RequestTimeout());
  }

  /** Drops the bytes, and those that still come. */
  release(): void {
    this.share.release();
    this.buffer = Buffer.alloc(0);
    this.raw.off('data', this.take);
    this.raw.resume();
  }

  /** Ends the connection soon if the client still sends after its response. A reset at once could cost it the response. */
  abandon(): void {
    this.release();
    const { raw } = this;
    if (this.pieces > FREE_PIECES && this.failure) {
      raw.socket.destroy();
    }
    raw.socket.resume();
    if (raw.complete || raw.socket.destroyed) {
      return;
    }
    const timer = setTimeout(() => raw.socket.destroy(), LINGER_MS).unref();
    raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
    let pieces = 0;
    let bytes = 0;
    raw.on('data', (piece: Buffer) => {
      pieces += 1;
      bytes += piece.length;
      if (pieces > LINGER_PIECES || isTooFine(pieces, bytes)) {
        raw.socket.destroy();
      }
    });
  }

  private openShare(): MemoryShare {
    return this.limit.memory.open(() => this.fail(new Overloaded()));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    // No more is read before the answer is sent.
    this.raw.socket.pause();
    this.release();
    this.settle();
  }

  private settle(): void {
    const { waiting, failure } = this;
    if (!waiting || !(failure ?? this.isComplete)) {
      return;
    }
    this.waiting = null;
    if (failure) {
      waiting.reject(failure);
    } else {
      this.share.keep();
      waiting.resolve(this.buffer.subarray(0, this.length));
    }
  }

  private readonly take = (piece: Buffer): void => {
    const length = this.length + piece.length;
    this.pieces += 1;
    if (this.waiting && length > this.limit.maxBytes) {
      this.fail(new PayloadTooLarge(this.limit.maxBytes));
    } else if (isTooFine(this.pieces, length)) {
      const message = 'The body comes in too many small pieces. Send it again in larger ones.';
      this.fail(InvalidRequest.of('body', 'TOO_MANY_PIECES', message, 'TOO_MANY_PIECES'));
    } else if (this.makeRoom(length)) {
      piece.copy(this.buffer, this.length);
      this.length = length;
    }
  };

  /** Returns false if that cost this body its memory. */
  private makeRoom(length: number): boolean {
    if (length > this.buffer.length) {
      const buffer = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, length, this.buffer.length * 2));
      this.buffer.copy(buffer, 0, 0, this.length);
      this.buffer = buffer;
      this.share.resize(buffer.length);
    }
    return this.failure === null;
  }

  private readonly finish = (): void => {
    this.isComplete = true;
    this.settle();
  };

  private readonly breakOff = (): void => {
    if (!this.isComplete) {
      this.fail(
        InvalidRequest.of('body', 'INCOMPLETE', 'The body ended before its announced length', 'BODY_INCOMPLETE'),
      );
    }
  };
}

/** Whether a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}
