import { Injectable } from '@nestjs/common';
import { NoExportLeft, TooManyExports } from '../audit.errors';

/** Each holds a page of entries and a checkpoint's hashes, some megabytes, for as long as its client takes. */
const MAX_EXPORTS = 20;
const MAX_EXPORTS_OF_USER = 5;

/** The exports of this instance that are under way. */
@Injectable()
export class OpenExports {
  /** A client that takes nothing for so long is cut off, in milliseconds; it can go on behind its last cursor. */
  readonly stallMs: number = 60_000;
  private readonly users = new Map<symbol, string>();

  /**
   * @returns what gives the place back; it may be called more than once.
   * @throws TooManyExports, NoExportLeft
   */
  admit(userId: string): () => void {
    if ([...this.users.values()].filter((id) => id === userId).length >= MAX_EXPORTS_OF_USER) {
      throw new TooManyExports();
    }
    if (this.users.size >= MAX_EXPORTS) {
      throw new NoExportLeft();
    }
    const place = Symbol();
    this.users.set(place, userId);
    return () => void this.users.delete(place);
  }
}
