import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';

export interface PeriodicJobOptions {
  /** The context of the job's log lines. */
  name: string;
  /** Pause between two runs, in milliseconds. */
  intervalMs: number;
  /** Pause after a run that failed or asked for a retry, in milliseconds. Default: `intervalMs`. */
  retryMs?: number;
  /** Delay of the first run after the start, in milliseconds. Default: 0. */
  initialDelayMs?: number;
  /** The warning when runs begin to fail: what does not happen meanwhile. The job keeps retrying. */
  outage: string;
}

/** `done`: pause for the interval. `again`: more work is waiting, run at once. `retry`: not finished, run sooner. */
export type RunResult = 'done' | 'again' | 'retry';

/**
 * Background work that is repeated from the start of the application until its shutdown. Runs of one instance never overlap.
 * A job that must run once per cluster takes a lock inside `run`. An outage is logged once, when it begins. Shutdown waits
 * for the current run before the database is closed.
 */
export abstract class PeriodicJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger: Logger;
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private endPause = (): void => {};
  private isWoken = false;
  private isStarted = false;
  private isFailing = false;
  /** Callers of `runNow`, whose run has not begun. */
  private waiting: (() => void)[] = [];

  constructor(private readonly options: PeriodicJobOptions) {
    this.logger = new Logger(options.name);
  }

  /** @param stopping Aborted when the application shuts down: end the run early. */
  protected abstract run(stopping: AbortSignal): Promise<RunResult>;

  onApplicationBootstrap(): void {
    this.isStarted = true;
    this.loop = this.repeat();
  }

  /** Resolves when the current run has ended. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.endPause();
    await this.loop;
    if (!this.isFailing) {
      await this.finish().catch(() => undefined);
    }
  }

  /** Does what must not wait for the next start. Not called if the last run failed. Must not wait for anything else. */
  protected finish(): Promise<void> {
    return Promise.resolve();
  }

  /** Starts the next run now instead of after the pause. */
  wake(): void {
    this.isWoken = true;
    this.endPause();
  }

  /**
   * Starts a run now, and resolves when there is no more work for it. A failure of the run is not reported to the caller. Resolves
   * at once if the job is not running.
   */
  runNow(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.isStarted || this.stopping.signal.aborted) {
        resolve();
        return;
      }
      this.waiting.push(resolve);
      this.wake();
    });
  }

  /**
   * Logs a failed run; not called during shutdown.
   * @param isFirst Whether the run before succeeded. While the database is away, every run fails.
   */
  protected reportFailure(error: unknown, isFirst: boolean): void {
    if (isFirst) {
      this.logger.warn({ err: error }, this.options.outage);
    }
  }

  private async repeat(): Promise<void> {
    let pauseMs = this.options.initialDelayMs ?? 0;
    for (;;) {
      await this.pause(pauseMs);
      if (this.stopping.signal.aborted) {
        this.waiting.splice(0).forEach((resolve) => resolve());
        return;
      }
      this.isWoken = false;
      const served = this.waiting.splice(0);
      pauseMs = await this.runOnce();
      if (pauseMs > 0) {
        served.forEach((resolve) => resolve());
      } else {
        this.waiting.unshift(...served);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (ms <= 0 || this.isWoken || this.stopping.signal.aborted) {
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** @returns milliseconds until the next run. */
  private async runOnce(): Promise<number> {
    const { intervalMs, retryMs = intervalMs } = this.options;
    try {
      const result = await this.run(this.stopping.signal);
      this.isFailing = false;
      return { done: intervalMs, again: 0, retry: retryMs }[result];
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        this.reportFailure(error, !this.isFailing);
      }
      this.isFailing = true;
      return retryMs;
    }
  }
}
