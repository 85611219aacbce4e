const TICK_MS = 20;

interface Waiting {
  ticksLeft: number;
  giveUp: () => void;
}

/**
 * Waits for an answer for so long of the time in which this process was awake. Where it was busy for longer than that, a
 * plain time-out would fire before an answer that has come meanwhile is even looked at: here that counts as one tick.
 */
export class AwakeTimeout {
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly ms: number) {}

  /** @throws Error where it takes too long; what comes afterwards is dropped. */
  wait<T>(answer: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const one: Waiting = {
        ticksLeft: Math.ceil(this.ms / TICK_MS),
        giveUp: () => reject(new Error(`No answer within ${this.ms} ms`)),
      };
      this.waiting.add(one);
      this.timer ??= setInterval(() => this.tick(), TICK_MS);
      answer.then(resolve, reject).finally(() => this.forget(one));
    });
  }

  private tick(): void {
    for (const one of this.waiting) {
      one.ticksLeft -= 1;
      if (one.ticksLeft < 0) {
        this.forget(one);
        one.giveUp();
      }
    }
  }

  private forget(one: Waiting): void {
    this.waiting.delete(one);
    if (this.waiting.size === 0 && this.timer) {
      clearInterval(this.timer);
      this.timer = null;
    }
  }
}
