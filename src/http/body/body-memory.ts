/** Memory of a body besides its bytes, in bytes. It limits the number of bodies of a few bytes each. */
const OVERHEAD_BYTES = 1_024;

/** Limits one body, and all bodies together. */
export interface BodyLimit {
  maxBytes: number;
  memory: BodyMemory;
}

/** The part of the memory that one body holds. */
export interface MemoryShare {
  /** Changes what the body holds. Other bodies may be refused for it, or this one. */
  resize(bytes: number): void;
  /** Says that the body has arrived: it is not refused any more. */
  keep(): void;
  /** Gives everything back. It may be called more than once. */
  release(): void;
}

/**
 * Bounds the bytes of bodies that are held in memory until they are parsed, over all connections. If they become too many,
 * the body that has been arriving for the longest time is refused. Clients that send without a pause are done before that,
 * so a client that holds bodies back hurts itself first.
 */
export class BodyMemory {
  private held = 0;
  /** In the order in which they began. The value refuses the body. */
  private readonly arriving = new Map<MemoryShare, () => void>();

  /** @param report Called when a body is refused. */
  constructor(
    readonly maxBytes: number,
    private readonly report: () => void = () => {},
  ) {}

  get bytes(): number {
    return this.held;
  }

  /** @param refuse Called if others need the memory. The share has been released by then. */
  open(refuse: () => void): MemoryShare {
    let own = 0;
    const change = (bytes: number): void => {
      this.held += bytes - own;
      own = bytes;
    };
    const share: MemoryShare = {
      resize: (bytes) => {
        change(bytes + OVERHEAD_BYTES);
        this.refuseSlowest();
      },
      keep: () => void this.arriving.delete(share),
      release: () => {
        this.arriving.delete(share);
        change(0);
      },
    };
    this.arriving.set(share, refuse);
    return share;
  }

  private refuseSlowest(): void {
    for (const [share, refuse] of this.arriving) {
      if (this.held <= this.maxBytes) {
        return;
      }
      share.release();
      refuse();
      this.report();
    }
  }
}
