import { Watchdog } from '@/database/embedded/watchdog';

describe('Watchdog', () => {
  const bark = jest.fn();
  let watchdog: Watchdog;

  beforeEach(() => {
    jest.useFakeTimers();
    bark.mockReset();
    watchdog = new Watchdog(1_000, bark);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('barks once when the limit has passed without an answer', () => {
    watchdog.asked();
    jest.advanceTimersByTime(999);
    expect(bark).not.toHaveBeenCalled();
    jest.advanceTimersByTime(10_000);
    expect(bark).toHaveBeenCalledTimes(1);
  });

  it('gives every question the whole limit', () => {
    watchdog.asked();
    watchdog.asked();
    jest.advanceTimersByTime(900);
    watchdog.answered();
    jest.advanceTimersByTime(900);
    expect(bark).not.toHaveBeenCalled();
    watchdog.answered();
    jest.advanceTimersByTime(10_000);
    expect(bark).not.toHaveBeenCalled();
  });

  it('is quiet when it is stopped', () => {
    watchdog.asked();
    watchdog.stop();
    jest.advanceTimersByTime(10_000);
    expect(bark).not.toHaveBeenCalled();
  });
});
