import { DatabaseClock } from '@/database/connection/database-clock';

const HOUR = 3_600_000;

describe('The clock of the database', () => {
  let own: { monotonic: number; system: number };
  let clock: DatabaseClock;

  beforeEach(() => {
    own = { monotonic: 1_000, system: 1_700_000_000_000 };
    clock = new DatabaseClock({ monotonic: () => own.monotonic, system: () => own.system });
  });

  function pass(ms: number): void {
    own.monotonic += ms;
    own.system += ms;
  }

  /** A reading that takes as long on the way there as on the way back. */
  const read = (ahead: number, tripMs = 2) =>
    clock.read(() => {
      pass(tripMs / 2);
      const time = own.system + ahead;
      pass(tripMs / 2);
      return Promise.resolve(time);
    });

  it('is the own clock before it was read', () => {
    expect([clock.now().getTime(), clock.differenceMs]).toEqual([own.system, 0]);
  });

  it('is the own clock as long as that may be right', async () => {
    await read(0.7);
    pass(500);
    expect([clock.now().getTime(), clock.differenceMs]).toEqual([own.system, 0]);
  });

  it.each([HOUR, -HOUR])('corrects the own clock if the database is %d ms ahead', async (ahead) => {
    await read(ahead);
    pass(500);
    expect(Math.abs(clock.now().getTime() - (own.system + ahead))).toBeLessThanOrEqual(1);
    expect(clock.differenceMs).toBeCloseTo(-ahead, 0);
  });

  it('becomes more precise with each reading, and not worse by a slow one', async () => {
    await read(HOUR, 2);
    await read(HOUR, 400);
    expect(Math.abs(clock.now().getTime() - (own.system + HOUR))).toBeLessThanOrEqual(2);
  });

  it('follows the database if its clock is set', async () => {
    await read(0);
    await read(HOUR);
    expect(Math.abs(clock.now().getTime() - (own.system + HOUR))).toBeLessThanOrEqual(1);
  });

  it('does not follow the own clock if that is set', async () => {
    await read(0);
    const right = own.system;
    own.system += HOUR;
    expect(Math.abs(clock.now().getTime() - right)).toBeLessThanOrEqual(1);
  });
});
