import { PeriodicJob, type PeriodicJobOptions, type RunResult } from '@/jobs/periodic-job';

const NEVER_MS = 3_600_000;
const BRIEF_MS = 5;

type Run = (stopping: AbortSignal) => Promise<RunResult>;

class TestJob extends PeriodicJob {
  readonly failures: [message: string, isFirst: boolean][] = [];

  constructor(
    options: Partial<PeriodicJobOptions>,
    private readonly work: Run,
  ) {
    super({ name: 'Test', intervalMs: NEVER_MS, outage: 'Nothing is done.', ...options });
  }

  protected run(stopping: AbortSignal): Promise<RunResult> {
    return this.work(stopping);
  }

  finished = 0;

  protected override finish(): Promise<void> {
    this.finished += 1;
    return Promise.reject(new Error('an outage at the shutdown'));
  }

  protected override reportFailure(error: unknown, isFirst: boolean): void {
    this.failures.push([(error as Error).message, isFirst]);
  }
}

describe('PeriodicJob', () => {
  let job: TestJob | undefined;

  function start(options: Partial<PeriodicJobOptions>, work: Run): TestJob {
    job = new TestJob(options, work);
    job.onApplicationBootstrap();
    return job;
  }

  /** A run for each outcome, an error or a result; resolves after the last one. */
  function runs(options: Partial<PeriodicJobOptions>, outcomes: (Error | RunResult)[]): Promise<TestJob> {
    return new Promise((resolve) => {
      const started = start(options, () => {
        const outcome = outcomes.shift() ?? 'done';
        if (outcomes.length === 0) setImmediate(() => resolve(started));
        return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
      });
    });
  }

  afterEach(() => job?.beforeApplicationShutdown());

  it.each<[number, string, Error | RunResult]>([
    [1, 'succeeded', 'done'],
    [0, 'failed', new Error('an outage')],
  ])('finishes %i times at the shutdown if the last run %s', async (times, _, outcome) => {
    const started = await runs({}, [outcome]);
    await started.beforeApplicationShutdown();
    expect(started.finished).toBe(times);
  });

  it('runs again at once if the run says that more work is waiting', async () => {
    await expect(runs({}, ['again', 'again', 'done'])).resolves.toBeDefined();
  });

  it('runs again after the interval if the run is done', async () => {
    await expect(runs({ intervalMs: BRIEF_MS, retryMs: NEVER_MS }, ['done', 'done', 'done'])).resolves.toBeDefined();
  });

  it('runs again after the retry pause if the run asks for a retry', async () => {
    await expect(runs({ retryMs: BRIEF_MS }, ['retry', 'done'])).resolves.toBeDefined();
  });

  it('runs again after the retry pause if the run fails', async () => {
    await expect(runs({ retryMs: BRIEF_MS }, [new Error('a'), 'done'])).resolves.toBeDefined();
  });

  it('tells the first failure of an outage from those that follow', async () => {
    const outcomes = [new Error('a'), new Error('b'), 'again' as const, new Error('c'), 'done' as const];
    const { failures } = await runs({ retryMs: BRIEF_MS }, outcomes);
    expect(failures).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  it('waits for the current run at shutdown, aborts its signal, and does not report that it failed', async () => {
    let hasEnded = false;
    const started = start(
      {},
      (stopping) =>
        new Promise((_, reject) => {
          stopping.addEventListener('abort', () => {
            setImmediate(() => {
              hasEnded = true;
              reject(new Error('stopped'));
            });
          });
        }),
    );
    await new Promise(setImmediate);
    await started.beforeApplicationShutdown();
    expect({ hasEnded, failures: started.failures }).toEqual({ hasEnded: true, failures: [] });
  });

  it('does not run if it is stopped during the initial delay', async () => {
    const work = jest.fn(() => Promise.resolve('done' as const));
    await start({ initialDelayMs: NEVER_MS }, work).beforeApplicationShutdown();
    expect(work).not.toHaveBeenCalled();
  });

  it('runs at once if it is woken during a pause', async () => {
    await new Promise<void>((resolve) => {
      start({ initialDelayMs: NEVER_MS }, () => {
        resolve();
        return Promise.resolve('done');
      }).wake();
    });
  });

  it('runs once more if it is woken during a run', async () => {
    let count = 0;
    await new Promise<void>((resolve) => {
      const started = start({}, () => {
        count += 1;
        if (count === 1) setImmediate(() => started.wake());
        else resolve();
        return new Promise((done) => setTimeout(() => done('done'), BRIEF_MS));
      });
    });
    expect(count).toBe(2);
  });
});
