/** Bounds of the database's clock minus the monotonic clock of this process, in milliseconds. */
interface Bounds {
  least: number;
  most: number;
  /** Time of the bounds on the monotonic clock. */
  at: number;
}

/** How much faster or slower one clock may run than another: NTP corrects a clock by up to 0.5 ms in a second. */
const DRIFT = 0.001;

/** The clocks of this process, in milliseconds. */
export interface OwnClocks {
  monotonic(): number;
  system(): number;
}

const OWN_CLOCKS: OwnClocks = { monotonic: () => performance.now(), system: () => Date.now() };

/**
 * Knows the time of the database without asking it, so that all instances write times of one clock. Each reading happened
 * between the request and the response, and so gives bounds. While the own clock is within them, its time is used. The
 * embedded database is never read: it has the own clock.
 */
export class DatabaseClock {
  private bounds: Bounds | null = null;

  constructor(private readonly own: OwnClocks = OWN_CLOCKS) {}

  /** @param ask Reads the database's clock, in milliseconds since 1970. */
  async read(ask: () => Promise<number>): Promise<void> {
    const asked = this.own.monotonic();
    const time = await ask();
    const answered = this.own.monotonic();
    const read = { least: time - answered, most: time - asked, at: answered };
    const known = this.bounds && widened(this.bounds, answered);
    const both = known && { ...read, least: Math.max(known.least, read.least), most: Math.min(known.most, read.most) };
    // Without a common value, the database's clock was set, or it is another database.
    this.bounds = both && both.least <= both.most ? both : read;
  }

  now(): Date {
    return new Date(Math.floor(this.own.system() - this.differenceMs));
  }

  /** Milliseconds by which the own clock is ahead of the database's; 0 within the bounds. */
  get differenceMs(): number {
    if (!this.bounds) {
      return 0;
    }
    const monotonic = this.own.monotonic();
    const { least, most } = widened(this.bounds, monotonic);
    // The system's clock comes in whole milliseconds.
    const system = this.own.system() - monotonic;
    const isWithin = system + 1 >= least && system <= most;
    return isWithin ? 0 : system - (least + most) / 2;
  }
}

function widened({ least, most, at }: Bounds, now: number): Bounds {
  const drift = (now - at) * DRIFT;
  return { least: least - drift, most: most + drift, at: now };
}

/** The clock of this process's database. Every stored time comes from it. */
export const databaseClock = new DatabaseClock();
