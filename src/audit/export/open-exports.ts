import { Injectable } from '@nestjs/common';
import { NoExportLeft, TooManyExports } from '../audit.errors';

/** Most exports of this instance at a time. Each holds some megabytes: a page of entries and the hashes of a checkpoint. */
const MAX_EXPORTS = 20;
const MAX_EXPORTS_OF_USER = 5;

/** Limits the running exports of this instance. */
@Injectable()
export class OpenExports {
  /** Longest time in milliseconds in which a client reads nothing before its export is aborted. */
  readonly stallMs: number = 60_000;
  private readonly users = new Map<symbol, string>();

  /**
   * Admits an export.
   * @returns a function that ends the admission. It may be called more than once.
   * @throws TooManyExports, NoExportLeft
   */
  admit(userId: string): () => void {
    if ([...this.users.values()].filter((id) => id === userId).length >= MAX_EXPORTS_OF_USER) {
      throw new TooManyExports();
    }
    if (this.users.size >= MAX_EXPORTS) {
      throw new NoExportLeft();
    }
    const slot = Symbol();
    this.users.set(slot, userId);
    return () => void this.users.delete(slot);
  }
}
