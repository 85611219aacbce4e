import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

/** A limit on the failures of one account from one source. */
export interface FailureLimit {
  source: string;
  limit: number;
  windowSeconds: number;
}

export interface CountedFailures {
  source: string;
  /** Number of failures, including this attempt if it was counted. */
  count: number;
  msToEnd: number;
}

const COUNT = `
  SELECT counted_source AS source, count, ms_to_end AS "msToEnd", is_counted AS "isCounted"
  FROM login_failures_count($1, $2, $3, $4)`;

/** Locks rows in the order of their source, like the function `login_failures_count`. */
const HELD = `
  SELECT account, source FROM login_failures WHERE account = $1 AND ($2::text[] IS NULL OR source = ANY ($2))
  ORDER BY source FOR UPDATE`;
const GIVE_BACK = `
  WITH held AS (${HELD})
  UPDATE login_failures f SET failures = greatest(f.failures - 1, 0) FROM held
  WHERE f.account = held.account AND f.source = held.source`;
const CLEAR = `
  WITH held AS (${HELD})
  DELETE FROM login_failures f USING held WHERE f.account = held.account AND f.source = held.source`;
/** Failures of logins by source: `network …`, `all known` and `all unknown`. Those of sessions block no login. */
const isBlock = (perNetwork: string, perKind: string): string => `
  window_ends_at > now() AND failures >=
    CASE WHEN source LIKE 'network %' THEN ${perNetwork} WHEN source IN ('all known', 'all unknown') THEN ${perKind} END`;
const BLOCKS = `
  SELECT account, max(window_ends_at) AS until FROM login_failures
  WHERE account = ANY ($1::text[]) AND ${isBlock('$2::integer', '$3::integer')}
  GROUP BY account`;

/**
 * Returns SQL for the end of the block of the account in the row `t`.
 * @param perNetwork Failures from one network that begin a block.
 * @param perKind Failures from all known or all unknown networks that begin a block.
 */
export function blockOfRow(perNetwork: number, perKind: number): string {
  const condition = isBlock(String(perNetwork), String(perKind));
  return `(SELECT max(window_ends_at) FROM login_failures WHERE account = t.id::text AND ${condition})`;
}

/** Each failure counts in exactly one of the sources `all …`. */
const COUNTED = `
  SELECT coalesce(sum(failures), 0)::int AS failures FROM login_failures
  WHERE account = $1 AND source LIKE 'all %' AND window_ends_at > now()`;
const SWEEP = `
  WITH ended AS (
    DELETE FROM login_failures WHERE (account, source) IN (
      SELECT account, source FROM login_failures WHERE window_ends_at <= now() LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM ended`;

/**
 * Counts failed logins in the database, in fixed windows that open with the first failure. So every instance sees the same
 * counts, with or without Redis, they survive a restart, and a new password clears them in its own transaction.
 */
@Injectable()
export class LoginFailuresService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Counts an attempt as a failure before it runs, unless one of the limits is reached. Must run before the transaction of
   * the request begins.
   */
  async count(
    account: string,
    limits: readonly FailureLimit[],
  ): Promise<{ isCounted: boolean; rows: CountedFailures[] }> {
    const rows = await this.unitOfWork.readBeforeBegin(() =>
      this.unitOfWork.query<CountedFailures & { isCounted: boolean }>(COUNT, [
        account,
        limits.map(({ source }) => source),
        limits.map(({ limit }) => limit),
        limits.map(({ windowSeconds }) => windowSeconds),
      ]),
    );
    return { isCounted: rows.every(({ isCounted }) => isCounted), rows };
  }

  /** Takes back what `count` counted, for an attempt that did not fail. */
  async giveBack(account: string, limits: readonly FailureLimit[]): Promise<void> {
    const sources = limits.map(({ source }) => source);
    await this.unitOfWork.readBeforeBegin(() => this.unitOfWork.query(GIVE_BACK, [account, sources]));
  }

  /** Forgets all failures of an account, in the current transaction. */
  async clear(account: string): Promise<void> {
    await this.unitOfWork.write({ text: CLEAR, values: [account, null] });
  }

  /** Returns how many failures of an account are counted. */
  async countOf(account: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ failures: number }>(COUNTED, [account]);
    return row?.failures ?? 0;
  }

  /**
   * Returns until when logins of accounts are blocked. Accounts without a block are missing.
   * @param perNetwork Failures from one network that begin a block.
   * @param perKind Failures from all known or all unknown networks that begin a block.
   */
  async blocksOf(accounts: readonly string[], perNetwork: number, perKind: number): Promise<Map<string, Date>> {
    const values: unknown[] = [accounts, perNetwork, perKind];
    const rows =
      accounts.length === 0
        ? []
        : await this.unitOfWork.find<{ account: string; until: Date }>({ name: 'login blocks', text: BLOCKS, values });
    return new Map(rows.map(({ account, until }) => [account, until]));
  }

  /** Removes rows whose window has ended. @returns how many. */
  async sweep(limit: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(SWEEP, [limit]);
    return row?.count ?? 0;
  }
}
