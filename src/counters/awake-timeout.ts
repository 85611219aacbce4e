const TICK_MS = 20;

interface Waiting {
  ticksLeft: number;
  giveUp: () => void;
}

/**
 * A timeout that counts only the time in which this process was awake. After a long busy period a plain timeout would fire
 * before an answer that has arrived meanwhile is read. Here, such a period counts as one tick.
 */
export class AwakeTimeout {
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly ms: number) {}

  /** @throws Error if the answer takes too long. A late answer is dropped. */
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
