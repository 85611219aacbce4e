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
  private looking = false;

  constructor(
    private readonly horizon: SettledSequence,
    private readonly pace: StreamPace,
  ) {}

  /**
   * Waits until the horizon is beyond a sequence, or the signal aborts. A database that is away is waited out.
   * @returns the horizon, as it was last seen
   */
  async beyond(sequence: number, signal: AbortSignal): Promise<number> {
    // What was seen while nobody waited may be of another database under the same name.
    const isKnown = this.looking && this.settled > sequence;
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
    if (!this.looking) {
      this.looking = true;
      void this.look();
    }
  }

  private async look(): Promise<void> {
    // Who keeps the log reports that it cannot be read.
    this.settled = await this.horizon.advance().catch(() => this.settled);
    const due = [...this.waiters].filter(({ sequence }) => sequence < this.settled);
    due.forEach(({ wake }) => wake());
    setTimeout(() => {
      this.looking = false;
      if (this.waiters.size > 0) {
        this.start();
      }
    }, this.pace.pollMs).unref();
  }
}
