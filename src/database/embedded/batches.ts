const SSL_REQUEST = 80877103;
const GSS_ENCRYPTION_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** The server answers after these frontend messages: Query, Sync, Flush, FunctionCall, password, end of a COPY. */
const BATCH_ENDS: ReadonlySet<number> = new Set(Buffer.from('QSHFpcf'));
const TERMINATE = Buffer.from('X')[0];

/** A request of a client, in the order of its bytes. */
export type ClientRequest =
  | { readonly kind: 'batch'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'encryption' }
  | { readonly kind: 'terminate' };

/**
 * Cuts a client's bytes into batches that the server answers (PostgreSQL documentation, "Message Flow"). PGlite must be
 * given whole batches: it runs synchronously and cannot wait for the rest of one.
 */
export class BatchReader {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes that must have come before the next message can be whole. */
  private wanted = 0;
  private started = false;

  /**
   * Takes bytes, however they were split or merged on the way.
   * @returns the requests that are complete now
   * @throws Error if the bytes are not of the protocol
   */
  read(chunks: readonly Buffer[]): ClientRequest[] {
    for (const chunk of chunks) {
      this.chunks.push(chunk);
      this.size += chunk.length;
    }
    // Joined only once the awaited message is whole, so that a large one is not copied for each of its chunks.
    return this.size < this.wanted ? [] : this.cut(Buffer.concat(this.chunks, this.size));
  }

  private cut(bytes: Buffer): ClientRequest[] {
    const requests: ClientRequest[] = [];
    let taken = 0;
    let answered = 0;
    let start = 0;
    let end = this.endOfMessage(bytes, start);
    const takeBatch = (until: number): void => {
      if (until > taken) {
        // A copy with a buffer of its own: it is transferred to the worker.
        requests.push({ kind: 'batch', bytes: new Uint8Array(bytes.subarray(taken, until)) });
        taken = until;
      }
    };
    for (; end <= bytes.length; start = end, end = this.endOfMessage(bytes, start)) {
      if (!this.started) {
        const code = bytes.readInt32BE(start + 4);
        if (code === SSL_REQUEST || code === GSS_ENCRYPTION_REQUEST) {
          requests.push({ kind: 'encryption' });
          taken = end;
        } else if (code === CANCEL_REQUEST) {
          requests.push({ kind: 'terminate' });
          taken = end;
        } else {
          this.started = true;
          takeBatch(end);
        }
      } else if (bytes[start] === TERMINATE) {
        takeBatch(answered);
        requests.push({ kind: 'terminate' });
        taken = end;
      } else if (BATCH_ENDS.has(bytes[start] ?? 0)) {
        answered = end;
      }
    }
    takeBatch(answered);
    this.chunks = [bytes.subarray(taken)];
    this.size = bytes.length - taken;
    this.wanted = end - taken;
    return requests;
  }

  /** Returns the end of the message that begins at `start`, or the end of its header if that has not arrived. */
  private endOfMessage(bytes: Buffer, start: number): number {
    // Before the start-up message there is no type byte, and the length is followed by a code.
    const typeBytes = this.started ? 1 : 0;
    const header = this.started ? 5 : 8;
    if (bytes.length - start < header) {
      return start + header;
    }
    const length = typeBytes + bytes.readInt32BE(start + typeBytes);
    if (length < header) {
      throw new Error('The client does not speak the PostgreSQL protocol');
    }
    return start + length;
  }
}
