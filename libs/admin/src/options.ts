import type { PlannedChange, PlannedCount } from './contract/dry-run';

export interface RequestOptions {
  /** Ends the call, its retries included, with an error of code `ABORTED`. */
  signal?: AbortSignal;
}

export interface MutationOptions extends RequestOptions {
  /** Why, for the audit log: 1 to 500 characters of one line. The service may require it (`BAD_REQUEST` without). */
  reason?: string;
  /**
   * Makes it safe to repeat, within 24 hours: 1 to 255 visible characters of ASCII, a fresh one for each change, such as
   * `crypto.randomUUID()`. The service does it once, however often it is sent, so the client itself then tries again after a
   * 500, 502, 503, 504, a time-out and a broken connection too. `IDEMPOTENCY_KEY_REUSED` (422) where it was another call's.
   */
  idempotencyKey?: string;
  /** True, where a call takes it: nothing is done. It gives what it would, and what would change: a `DryRunResult`. */
  dryRun?: false;
}

export interface ChangeOptions extends MutationOptions {
  /**
   * The `version` the change is meant for, or an `ETag`. Where another change came first: `PRECONDITION_FAILED` (412). The
   * service may require it: `PRECONDITION_REQUIRED` (428) without.
   */
  ifMatch?: number | string;
}

/** Options of a call that can be tried out. */
export type Tryable<Options extends MutationOptions> = Options | (Omit<Options, 'dryRun'> & { dryRun: true });

/** What would be. */
export interface DryRunResult<T> {
  /** What the call would have given. */
  data: T;
  /** The first 100 of the audit entries that would have been written. */
  changes: PlannedChange[];
  /** All of them, counted by kind. */
  counts: PlannedCount[];
  totalChanges: number;
}

/** What a call gives by its options: with `dryRun: true` a `DryRunResult`, and either where that is known at run time only. */
export type Outcome<T, O> = O extends { dryRun: true }
  ? DryRunResult<T>
  : true extends O['dryRun' & keyof O]
    ? T | DryRunResult<T>
    : T;
