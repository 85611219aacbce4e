import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from './unit-of-work';

const LOCK = 'admin-api:row-counts';
const INTERVAL_MS = 1_000;
/** So many dead rows and the table is swept, which nothing else does on the embedded database. */
const SWEEP_AT = 1_000;
const SWEEP_PATIENCE_MS = 5_000;
/** So many changes at a time, so that a bulk load behind the service's back does not take one long transaction. */
const BATCH = 20_000;

/** One statement, so that whoever counts sees the changes or their sum, and never both. */
const FOLD = `
  WITH folded AS (
      DELETE FROM row_count_changes WHERE ctid = ANY (ARRAY(SELECT ctid FROM row_count_changes LIMIT $1))
      RETURNING source, keys, amount
    ),
    sums AS (
      SELECT key, source, sum(amount)::bigint AS amount FROM folded, unnest(keys) AS key
      GROUP BY key, source HAVING sum(amount) <> 0 ORDER BY key, source
    ),
    counted AS (
      INSERT INTO row_counts AS c (key, source, rows) SELECT key, source, amount FROM sums
      ON CONFLICT (key, source) DO UPDATE SET rows = c.rows + EXCLUDED.rows
    )
  SELECT count(*) AS folded FROM folded`;

/** Adds up in the background what writers have noted, so that whoever counts has little to add. */
@Injectable()
export class RowCountKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private failing = false;
  private dead = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** @returns how many changes were added up, of many some; 0 where another instance is at it. */
  async fold(): Promise<number> {
    const [pending] = await this.unitOfWork.query('SELECT FROM row_count_changes LIMIT 1');
    if (!pending) {
      return 0;
    }
    return this.unitOfWork.run(
      async () => {
        if (!(await this.unitOfWork.tryLock(LOCK))) {
          return 0;
        }
        const [row] = await this.unitOfWork.query<{ folded: number }>(FOLD, [BATCH]);
        return row?.folded ?? 0;
      },
      () => Promise.resolve(),
    );
  }

  /** For a table that is gone, so that another of its name begins at 0. */
  async forget(source: string): Promise<void> {
    await this.unitOfWork.run(
      async () => {
        await this.unitOfWork.lock(LOCK);
        await this.unitOfWork.query('DELETE FROM row_count_changes WHERE source = $1', [source]);
        await this.unitOfWork.query('DELETE FROM row_counts WHERE source = $1', [source]);
      },
      () => Promise.resolve(),
    );
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().then(
        () => (this.failing = false),
        (error: unknown) => this.report(error),
      );
      await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async round(): Promise<void> {
    let folded = 0;
    do {
      folded = await this.fold();
      this.dead += folded;
    } while (folded === BATCH && !this.stopping.signal.aborted);
    if (this.dead >= SWEEP_AT) {
      await this.unitOfWork.runAlone(LOCK, 'VACUUM row_count_changes', SWEEP_PATIENCE_MS);
      this.dead = 0;
    }
  }

  /** Once for each time that it begins to fail: while the database is away, every round fails. */
  private report(error: unknown): void {
    if (!this.failing && !this.stopping.signal.aborted) {
      this.logger.warn({ err: error }, 'Counts cannot be added up at the moment; lists stay right, and become slower');
    }
    this.failing = true;
  }
}
