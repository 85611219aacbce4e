import { Overloaded } from '@/http/errors/errors';
import type { OverloadLimits } from './overload-limits';

/** How much the time that one request took counts in the average. */
const WEIGHT = 1 / 32;
/** Thrown thousands of times a second, by nobody's fault: where it was made tells nothing. */
const OVERLOADED = new Overloaded();

interface Waiting {
  since: number;
  isGone: () => boolean;
  enter: () => void;
  refuse: (error: Overloaded) => void;
}

/**
 * Lets so many in at a time; the others wait. A burst waits until it is served, first come, first served. A queue that is not
 * empty for seconds only makes every answer late (K. Nichols, V. Jacobson, Controlling Queue Delay, 2012). From then on,
 * while it is long, the last come is served first, so that what is answered is answered soon, and what has waited for some
 * times as long as a request takes is refused (B. Maurer, Fail at Scale, 2015).
 */
export class RequestQueue {
  private readonly queue: Waiting[] = [];
  private inside = 0;
  /** Since when the queue has not been empty. */
  private standingSince = 0;
  /** Of what was worked on while others waited. */
  private meanMs = 0;
  private sheds = false;
  /** Somebody was refused not long ago. */
  private refuses = false;
  private refusedAt = 0;
  private timer: NodeJS.Timeout | null = null;

  /** @param report Told when it begins to refuse, and when it has refused nobody for a while. */
  constructor(
    private readonly places: () => number,
    private readonly pace: OverloadLimits,
    private readonly report: (refuses: boolean) => void = () => {},
  ) {}

  get state(): { inside: number; waiting: number; sheds: boolean } {
    return { inside: this.inside, waiting: this.queue.length, sheds: this.sheds };
  }

  /** Takes a place if there is one; nobody waits for it then, since whoever leaves gives it to who has waited. */
  tryEnter(): boolean {
    if (this.inside >= this.places()) {
      return false;
    }
    this.inside += 1;
    return true;
  }

  /**
   * Waits for a place.
   * @param isGone Whether nobody waits for the answer any more: it gets no place then, and the promise is left alone.
   * @throws Overloaded where it comes to nothing in time.
   */
  wait(isGone: () => boolean): Promise<void> {
    return new Promise((enter, refuse) => {
      const now = this.pace.now();
      this.recover(now);
      if (this.queue.length >= this.pace.queueMax) {
        this.refuse(refuse, now);
        return;
      }
      if (this.queue.length === 0) {
        this.standingSince = now;
      } else if (!this.sheds && now - this.standingSince > this.pace.standingMs) {
        // Only where another one comes: who came at once is served, however long that takes.
        this.sheds = true;
        this.refusedAt = now;
      }
      this.queue.push({ since: now, isGone, enter, refuse });
      this.advance(now);
    });
  }

  /** @param ms For how long the place was held. */
  leave(ms: number): void {
    this.inside -= 1;
    const now = this.pace.now();
    this.recover(now);
    if (this.queue.length > 0) {
      this.meanMs += (ms - this.meanMs) * WEIGHT;
      this.advance(now);
    }
  }

  private recover(now: number): void {
    if (now - this.refusedAt <= this.pace.recoveryMs) {
      return;
    }
    if (this.sheds) {
      this.sheds = false;
      this.standingSince = now;
    }
    if (this.refuses) {
      this.refuses = false;
      this.report(false);
    }
  }

  private refuse(refuse: Waiting['refuse'], now: number): void {
    this.refusedAt = now;
    if (!this.refuses) {
      this.refuses = true;
      this.report(true);
    }
    refuse(OVERLOADED);
  }

  private advance(now: number): void {
    this.refuseLate(now);
    while (this.inside < this.places()) {
      const next = this.isTooLong(now) ? this.queue.pop() : this.queue.shift();
      if (!next) {
        return;
      }
      if (!next.isGone()) {
        this.inside += 1;
        next.enter();
      }
    }
    if (this.queue.length > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.advance(this.pace.now());
      }, this.pace.lookMs).unref();
    }
  }

  /** Whether all would be late if all were served in turn. */
  private isTooLong(now: number): boolean {
    return this.sheds && now - (this.queue[0]?.since ?? now) > this.meanMs * this.pace.turnWaits;
  }

  private refuseLate(now: number): void {
    const { patienceMs, leastMs, waits, refusalsMax } = this.pace;
    const limit = this.sheds ? Math.min(patienceMs, Math.max(leastMs, this.meanMs * waits)) : patienceMs;
    let left = refusalsMax;
    for (let oldest = this.queue[0]; oldest && left > 0 && now - oldest.since > limit; oldest = this.queue[0]) {
      this.queue.shift();
      if (!oldest.isGone()) {
        left -= 1;
        this.refuse(oldest.refuse, now);
      }
    }
  }
}
