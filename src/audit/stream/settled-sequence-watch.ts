import { Injectable } from '@nestjs/common';
import { SettledSequence } from '../sealing/settled-sequence';
import { StreamPace } from './stream-pace';

interface Waiter {
  sequence: number;
  wake: () => void;
}

/** Looks at the horizon for all streams of this instance, and only while one waits for it. */
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
   * Waits until the horizon is beyond a sequence, or the signal aborts. A database that is away is waited out.
   * @returns the horizon, as it was last seen
   */
  async waitBeyond(sequence: number, signal: AbortSignal): Promise<number> {
    // What was seen while nobody waited may be of another database under the same name.
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
    // Who keeps the log reports that it cannot be read.
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
