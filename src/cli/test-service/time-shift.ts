/**
 * Moves the time of this process and of its embedded database. `Date` and `performance.now` follow it, so that times, expiries
 * and windows of limits do. Timers do not. Created before the application is loaded.
 */
export class TimeShift {
  /** Shared with the thread of the database: one number (Float64), in milliseconds. */
  readonly buffer = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  private readonly shift = new Float64Array(this.buffer);

  /** Milliseconds that the time is ahead of the clock of this machine. */
  get ms(): number {
    return this.shift[0] ?? 0;
  }

  set ms(value: number) {
    this.shift[0] = value;
  }

  install(): void {
    const SystemDate = Date;
    const systemTime = Date.now;
    const monotonic = performance.now.bind(performance);
    SystemDate.now = () => systemTime() + this.ms;
    performance.now = () => monotonic() + this.ms;
    // A proxy, not a subclass: dates that Node itself makes stay instances of it.
    globalThis.Date = new Proxy(SystemDate, {
      construct: (target, values: unknown[], newTarget) =>
        Reflect.construct(target, values.length === 0 ? [SystemDate.now()] : values, newTarget) as object,
      apply: () => new SystemDate(SystemDate.now()).toString(),
    });
  }
}
