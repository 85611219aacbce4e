/** The clock of the database minus the monotonic clock of this process, in milliseconds, lies between these two. */
interface Bounds {
  least: number;
  most: number;
  /** When they were true, by the monotonic clock. */
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
 * The time of the database, without asking it: all instances write times of one clock. Each reading of the database's clock
 * gives bounds, since it was made between the question and the answer. The own clock counts as long as it is within the
 * bounds. Never read, as with the embedded database, it is the own clock.
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
    // Without a common value somebody has set the database's clock, or it is another database.
    this.bounds = both && both.least <= both.most ? both : read;
  }

  now(): Date {
    return new Date(Math.floor(this.own.system() - this.differenceMs));
  }

  /** How far the own clock is ahead of the database's; 0 if it may be right. */
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

/** The clock of the database that this process works with. Every time that is stored, or compared with a stored one, is its. */
export const databaseClock = new DatabaseClock();
