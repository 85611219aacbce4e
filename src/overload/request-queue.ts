import { Overloaded } from '@/http/errors/errors';
import type { OverloadLimits } from './overload-limits';

/** Thrown thousands of times per second during an overload. One instance saves the stack traces. */
export const OVERLOADED = new Overloaded();

/**
 * Limits the requests in flight. Further requests wait in order of arrival. A request is refused if the queue is full, or
 * if it waits for too long. A burst may wait long. Once requests have had to wait for seconds, fewer may wait, and only
 * briefly: otherwise every response would be as late as the longest wait allows.
 */
export class RequestQueue {
  /** The waiting requests in order of arrival. A call lets the request in, and returns false if its client is gone. */
  private readonly waiting = new Set<() => boolean>();
  private inFlight = 0;
  /** When a request first had to wait since the server was last idle. Null if none had to. */
  private waitingSince: number | null = null;

  constructor(
    private readonly maxInFlight: () => number,
    private readonly limits: OverloadLimits,
    private readonly onRefusal: () => void = () => {},
  ) {}

  get state(): { inFlight: number; waiting: number } {
    return { inFlight: this.inFlight, waiting: this.waiting.size };
  }

  /** Enters without a wait if there is room. Nobody is overtaken: while requests wait, there is no room. */
  tryEnter(): boolean {
    if (this.inFlight >= this.maxInFlight()) {
      this.waitingSince ??= performance.now();
      return false;
    }
    if (this.inFlight === 0) {
      this.waitingSince = null;
    }
    this.inFlight += 1;
    return true;
  }

  /** Refuses a request on arrival if it would probably be refused after a wait. That costs less than `enter`. */
  tryRefuse(): boolean {
    const { maxQueued, maxQueuedOverloaded } = this.limits;
    if (this.waiting.size < (this.isOverloaded() ? maxQueuedOverloaded : maxQueued)) {
      return false;
    }
    this.onRefusal();
    return true;
  }

  /**
   * Waits until there is room.
   * @param isGone Whether the client has disconnected. The request is then forgotten: the promise never settles.
   * @throws Overloaded if the wait is too long, or if as many requests wait as are allowed in a burst
   */
  enter(isGone: () => boolean): Promise<void> {
    if (this.tryEnter()) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const refuse = (): void => {
        this.waiting.delete(letIn);
        if (!isGone()) {
          this.onRefusal();
          reject(OVERLOADED);
        }
      };
      if (this.waiting.size >= this.limits.maxQueued) {
        reject(OVERLOADED);
        this.onRefusal();
        return;
      }
      const { maxWaitMs, maxWaitOverloadedMs } = this.limits;
      const timer = setTimeout(refuse, this.isOverloaded() ? maxWaitOverloadedMs : maxWaitMs);
      const letIn = (): boolean => {
        clearTimeout(timer);
        if (!isGone()) {
          resolve();
          return true;
        }
        return false;
      };
      this.waiting.add(letIn);
    });
  }

  /** Ends a request in flight, and lets the next one in. */
  leave(): void {
    this.inFlight -= 1;
    for (const letIn of this.waiting) {
      if (this.inFlight >= this.maxInFlight()) {
        return;
      }
      this.waiting.delete(letIn);
      if (letIn()) {
        this.inFlight += 1;
      }
    }
  }

  private isOverloaded(): boolean {
    return this.waitingSince !== null && performance.now() - this.waitingSince > this.limits.burstMs;
  }
}
