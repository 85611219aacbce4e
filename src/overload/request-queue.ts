import { Overloaded } from '@/http/errors/errors';
import type { OverloadLimits } from './overload-limits';

/** Thrown thousands of times per second during an overload. One instance saves the stack traces. */
const OVERLOADED = new Overloaded();

/**
 * Limits the requests in flight. Further requests wait in order of arrival. A request is refused if the queue is full, or
 * if it waits for too long. A burst may wait long. Once a queue has stood for seconds, new requests may wait briefly only:
 * otherwise every response would be as late as the longest wait allows.
 */
export class RequestQueue {
  /** The waiting requests in order of arrival. A call lets the request in, and returns false if its client is gone. */
  private readonly waiting = new Set<() => boolean>();
  private inFlight = 0;
  /** When the queue was last empty. Only meaningful while requests wait. */
  private standingSince = 0;

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
      return false;
    }
    this.inFlight += 1;
    return true;
  }

  /**
   * Waits until there is room.
   * @param isGone Whether the client has disconnected. The request is then forgotten: the promise never settles.
   * @throws Overloaded if the queue is full or the wait is too long
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
      const timer = setTimeout(refuse, this.maxWaitMs());
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

  private maxWaitMs(): number {
    const now = performance.now();
    if (this.waiting.size === 0) {
      this.standingSince = now;
    }
    const { burstMs, maxWaitMs, maxWaitOverloadedMs } = this.limits;
    return now - this.standingSince > burstMs ? maxWaitOverloadedMs : maxWaitMs;
  }
}
