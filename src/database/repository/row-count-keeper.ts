import { Injectable } from '@nestjs/common';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { UnitOfWork } from '../transaction/unit-of-work';

const LOCK = 'admin-api:row-counts';
/** Dead rows after which the table is vacuumed. The embedded database has no autovacuum. */
const SWEEP_AT = 1_000;
const SWEEP_LIMIT_MS = 5_000;
/** Changes per transaction, so that a bulk load past the service does not cause one long transaction. */
const BATCH = 20_000;

/** One statement, so that a count sees the changes or their sum, never both. */
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

/** Adds up the changes of row counts in the background, so that each total has little to add. */
@Injectable()
export class RowCountKeeper extends PeriodicJob {
  private dead = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super({
      name: 'Database',
      intervalMs: 1_000,
      outage: 'Row counts cannot be added up. Totals stay right but become slower. The job retries every second.',
    });
  }

  /** Returns how many changes were added up, at most one batch. Returns 0 if another instance does it. */
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

  /** Forgets the counts of a dropped table, so that a new one of its name starts at 0. */
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

  protected async run(): Promise<RunResult> {
    const folded = await this.fold();
    this.dead += folded;
    if (folded === BATCH) {
      return 'again';
    }
    if (this.dead >= SWEEP_AT) {
      await this.unitOfWork.runAlone(LOCK, 'VACUUM row_count_changes', SWEEP_LIMIT_MS);
      this.dead = 0;
    }
    return 'done';
  }
}
