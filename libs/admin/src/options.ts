import type { PlannedChange, PlannedCount } from './contract/dry-run';

export interface RequestOptions {
  /** Ends the call and its retries with the code `ABORTED`. */
  signal?: AbortSignal;
}

export interface MutationOptions extends RequestOptions {
  /** The reason for the audit log: 1 to 500 characters without line breaks. The service may require it (`BAD_REQUEST`). */
  reason?: string;
  /**
   * Makes the change safe to retry within 24 hours: 1 to 255 visible ASCII characters. Use a new one for each change, such as
   * `crypto.randomUUID()`. The service makes the change once, however often it is sent. The client therefore also retries it
   * after a 500, 502, 503, 504, a time-out and a broken connection. `IDEMPOTENCY_KEY_REUSED` (422): another call has the key.
   */
  idempotencyKey?: string;
  /** If true, nothing is changed, and the call returns a `DryRunResult`. Not every call accepts it. */
  dryRun?: false;
}

export interface ChangeOptions extends MutationOptions {
  /**
   * The expected `version`, or an `ETag`. `PRECONDITION_FAILED` (412): the resource has changed since. The service may require
   * this option: `PRECONDITION_REQUIRED` (428).
   */
  ifMatch?: number | string;
}

export interface UpdateOptions extends ChangeOptions {
  /**
   * How `metadata` changes. With `false`, the default, it replaces the whole object. With `true` it is merged with the stored
   * object at every level (RFC 7396): members that you leave out stay, and null removes a member. Concurrent writers of
   * different members all keep theirs.
   */
  merge?: boolean;
}

/** Options of a call that supports dry runs. */
export type Tryable<Options extends MutationOptions> = Options | (Omit<Options, 'dryRun'> & { dryRun: true });

/** The result of a dry run. */
export interface DryRunResult<T> {
  /** The result that the call would have returned. */
  data: T;
  /** The first 100 of the audit entries that would have been written. */
  changes: PlannedChange[];
  /** Counts of all of these audit entries by kind. */
  counts: PlannedCount[];
  totalChanges: number;
}

/** The result of a call: a `DryRunResult` if `dryRun` is true, and a union if that is known only at run time. */
export type Outcome<T, O> = O extends { dryRun: true }
  ? DryRunResult<T>
  : true extends O['dryRun' & keyof O]
    ? T | DryRunResult<T>
    : T;
