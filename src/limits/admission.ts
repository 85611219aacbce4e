import { Overloaded } from '@/common/errors';
import type { AdmissionPace } from './admission-pace';

/** How much the time that one request took counts in the average. */
const WEIGHT = 1 / 32;

interface Waiting {
  since: number;
  isGone: () => boolean;
  enter: () => void;
  refuse: (error: Overloaded) => void;
}

/**
 * Lets so many in at a time; the others wait, first come, first served. A burst waits until it is served. A queue that is
 * not empty for seconds only makes every answer late (K. Nichols and V. Jacobson, Controlling Queue Delay, 2012): from then
 * on nobody waits much longer than a request takes, and the others are refused.
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
        refuse(new Overloaded());
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
    const { patienceMs, leastMs, waits, lookMs, refusalsMax } = this.pace;
    const limit = this.sheds ? Math.min(patienceMs, Math.max(leastMs, this.meanMs * waits)) : patienceMs;
    let refusals = 0;
    for (let first = this.queue[0]; first && refusals < refusalsMax; first = this.queue[0]) {
      const isLate = now - first.since > limit;
      const isGone = first.isGone();
      if (!isLate && !isGone && this.inside >= this.places()) {
        break;
      }
      this.queue.shift();
      if (isGone) {
        continue;
      }
      if (isLate) {
        refusals += 1;
        this.refusedAt = now;
        first.refuse(new Overloaded());
      } else {
        this.inside += 1;
        first.enter();
      }
    }
    if (this.queue.length > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.advance(this.pace.now());
      }, lookMs).unref();
    }
  }
}
