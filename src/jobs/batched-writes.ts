import { PeriodicJob, type PeriodicJobOptions, type RunResult } from './periodic-job';

/** Number of rows that one statement writes. */
const BATCH = 5_000;

/**
 * Collects values in memory by the id of their row and writes them at an interval, so that a request needs no statement for it.
 * A later value of a row replaces the earlier one. Values that cannot be written are kept, and written at the next interval.
 * Shutdown writes the remaining ones before the database is closed.
 */
export abstract class BatchedWrites<Value> extends PeriodicJob {
  private readonly values = new Map<string, Value>();

  constructor(options: Omit<PeriodicJobOptions, 'initialDelayMs' | 'retryMs'>) {
    super({ ...options, initialDelayMs: options.intervalMs });
  }

  /** Writes values without audit entries. @returns the rows that must be written later, for example because they are locked. */
  protected abstract write(batch: readonly (readonly [id: string, value: Value])[]): Promise<readonly { id: string }[]>;

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.flush().catch((error: unknown) => this.reportFailure(error, true));
  }

  /** Writes the collected values now. */
  async flush(): Promise<void> {
    const values = [...this.values];
    for (let start = 0; start < values.length; start += BATCH) {
      await this.writeNow(values.slice(start, start + BATCH));
    }
  }

  protected collect(id: string, value: Value): void {
    this.values.set(id, value);
  }

  protected collected(id: string): Value | undefined {
    return this.values.get(id);
  }

  /** Writes values, and drops them unless they were replaced meanwhile. */
  protected async writeNow(batch: readonly (readonly [id: string, value: Value])[]): Promise<void> {
    const skipped = new Set((await this.write(batch)).map(({ id }) => id));
    for (const [id, value] of batch) {
      if (!skipped.has(id) && this.values.get(id) === value) {
        this.values.delete(id);
      }
    }
  }

  protected async run(): Promise<RunResult> {
    await this.flush();
    return 'done';
  }
}
