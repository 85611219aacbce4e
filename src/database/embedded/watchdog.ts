/**
 * Notices that answers are missing. It barks after two halves of the limit: if the process itself was stopped, by a suspended
 * laptop or a debugger, an answer that is ready is read in the second half.
 */
export class Watchdog {
  private waiting = 0;
  private halves = 0;
  private timer?: NodeJS.Timeout;

  /** @param limitMs Maximum time of one answer, in milliseconds */
  constructor(
    private readonly limitMs: number,
    private readonly bark: () => void,
  ) {}

  /** Expects an answer. Answers arrive in the order of the questions. */
  asked(): void {
    this.waiting += 1;
    if (this.waiting === 1) {
      this.restart();
    }
  }

  /** Notes that the oldest awaited answer arrived. */
  answered(): void {
    this.waiting -= 1;
    clearTimeout(this.timer);
    if (this.waiting > 0) {
      this.restart();
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private restart(): void {
    this.halves = 0;
    this.timer = setTimeout(() => {
      this.halves += 1;
      if (this.halves === 2) {
        this.bark();
      } else {
        this.timer?.refresh();
      }
    }, this.limitMs / 2);
  }
}
