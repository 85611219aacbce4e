/**
 * Notices that something does not answer any more. It barks after two halves of the limit, not after one whole: when the
 * process itself was stopped (a suspended laptop, a debugger), the answer that lies ready is read in the second half.
 */
export class Watchdog {
  private waiting = 0;
  private halves = 0;
  private timer?: NodeJS.Timeout;

  /** @param limitMs how long one answer may take, in milliseconds */
  constructor(
    private readonly limitMs: number,
    private readonly bark: () => void,
  ) {}

  /** An answer is expected. Answers come in the order of the questions. */
  asked(): void {
    this.waiting += 1;
    if (this.waiting === 1) {
      this.restart();
    }
  }

  /** The oldest of the awaited answers came. */
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
