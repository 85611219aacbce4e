import { Injectable } from '@nestjs/common';
import { SettledSequence } from '../sealing/settled-sequence';
import { StreamPace } from './stream-pace';

interface Waiter {
  sequence: number;
  wake: () => void;
}

/** Polls the settled sequence for all streams of this instance, as long as one of them waits. */
@Injectable()
export class SettledSequenceWatch {
  private readonly waiters = new Set<Waiter>();
  private settled = 0;
  private isPolling = false;

  constructor(
    private readonly settledSequence: SettledSequence,
    private readonly pace: StreamPace,
  ) {}

  /**
   * Waits until the settled sequence is greater than a sequence, or the signal aborts. It waits through an outage of the
   * database.
   * @returns the settled sequence of the last poll
   */
  async waitBeyond(sequence: number, signal: AbortSignal): Promise<number> {
    // A value from before a pause in polling may be stale: the database may have been replaced by a backup.
    const isKnown = this.isPolling && this.settled > sequence;
    if (!isKnown && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const waiter: Waiter = {
          sequence,
          wake: () => {
            signal.removeEventListener('abort', waiter.wake);
            this.waiters.delete(waiter);
            resolve();
          },
        };
        signal.addEventListener('abort', waiter.wake);
        this.waiters.add(waiter);
        this.start();
      });
    }
    return this.settled;
  }

  private start(): void {
    if (!this.isPolling) {
      this.isPolling = true;
      void this.poll();
    }
  }

  private async poll(): Promise<void> {
    // SealingJob logs an outage of the database.
    this.settled = await this.settledSequence.advance().catch(() => this.settled);
    const due = [...this.waiters].filter(({ sequence }) => sequence < this.settled);
    due.forEach(({ wake }) => wake());
    setTimeout(() => {
      this.isPolling = false;
      if (this.waiters.size > 0) {
        this.start();
      }
    }, this.pace.pollMs).unref();
  }
}
