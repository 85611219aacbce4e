import { Overloaded } from '@/common/errors';
import type { AdmissionPace } from './admission-pace';

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
 * empty for seconds only makes every answer late (K. Nichols, V. Jacobson, Controlling Queue Delay, 2012): from then on the
 * last come is served first, so that what is answered is answered soon, and what has waited for some times as long as a
 * request takes is refused (B. Maurer, Fail at Scale, 2015).
 */
export class Admission {
  private readonly queue: Waiting[] = [];
  private inside = 0;
  /** Since when the queue has not been empty. */
  private standingSince = 0;
  /** Of what was worked on while others waited. */
  private meanMs = 0;
  private sheds = false;
  private refusedAt = 0;
  private timer: NodeJS.Timeout | null = null;

  /** @param report Told when it begins to refuse what waits longer than others take, and when it ends. */
  constructor(
    private readonly places: () => number,
    private readonly pace: AdmissionPace,
    private readonly report: (sheds: boolean) => void = () => {},
  ) {}

  get state(): { inside: number; waiting: number; sheds: boolean } {
    return { inside: this.inside, waiting: this.queue.length, sheds: this.sheds };
  }

  /** Takes a place if there is one and nobody waits for it. */
  tryEnter(): boolean {
    if (this.queue.length > 0 || this.inside >= this.places()) {
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
      this.judge(now);
      if (this.queue.length >= this.pace.queueMax) {
        this.refusedAt = now;
        refuse(OVERLOADED);
        return;
      }
      if (this.queue.length === 0) {
        this.standingSince = now;
      }
      this.queue.push({ since: now, isGone, enter, refuse });
      this.advance(now);
    });
  }

  /** @param ms For how long the place was held. */
  leave(ms: number): void {
    this.inside -= 1;
    if (this.queue.length > 0) {
      this.meanMs += (ms - this.meanMs) * WEIGHT;
      this.advance(this.pace.now());
    }
  }

  /** Only where another one comes: who came at once is served, however long that takes. */
  private judge(now: number): void {
    const { standingMs, recoveryMs } = this.pace;
    if (this.sheds && now - this.refusedAt > recoveryMs) {
      this.sheds = false;
      this.standingSince = now;
      this.report(false);
    } else if (!this.sheds && this.queue.length > 0 && now - this.standingSince > standingMs) {
      this.sheds = true;
      this.refusedAt = now;
      this.report(true);
    }
  }

  private advance(now: number): void {
    this.refuseLate(now);
    while (this.inside < this.places()) {
      const next = this.sheds ? this.queue.pop() : this.queue.shift();
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

  private refuseLate(now: number): void {
    const { patienceMs, leastMs, waits, refusalsMax } = this.pace;
    const limit = this.sheds ? Math.min(patienceMs, Math.max(leastMs, this.meanMs * waits)) : patienceMs;
    for (let refusals = 0; refusals < refusalsMax;) {
      const oldest = this.queue[0];
      if (!oldest || now - oldest.since <= limit) {
        return;
      }
      this.queue.shift();
      if (!oldest.isGone()) {
        refusals += 1;
        this.refusedAt = now;
        oldest.refuse(OVERLOADED);
      }
    }
  }
}
